import type { SharedReads } from '../domain/recommendation.ts'

/** Reads for one page: all of its lists have the same viewer, consent and context. Failures are shared, too. */
export function sharedReads(): SharedReads {
  const all = new WeakMap<object, Map<string, Promise<unknown>>>()
  const own = {}
  return {
    once<T>(name: string, read: () => Promise<T>, of: object = own): Promise<T> {
      const begun = all.get(of) ?? new Map<string, Promise<unknown>>()
      all.set(of, begun)
      // What has a name is always read by the same function.
      const found = (begun.get(name) as Promise<T> | undefined) ?? read()
      begun.set(name, found)
      return found
    },
  }
}
