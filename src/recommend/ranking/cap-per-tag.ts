/** What a trimming step left and what it took out, with the reason. */
export interface Trimmed<T> {
  readonly kept: readonly T[]
  readonly removed: readonly { readonly item: T; readonly reason: 'tag-cap' }[]
}

/** Keeps at most `max` items of any one strongest tag, the best of each; order stays. Items without a tag stay. */
export function capPerTag<T>(
  ranked: readonly T[],
  strongestTagOf: (item: T) => string | null,
  max: number,
): Trimmed<T> {
  const counts = new Map<string, number>()
  const kept: T[] = []
  const removed: { item: T; reason: 'tag-cap' }[] = []
  for (const item of ranked) {
    const tag = strongestTagOf(item)
    const count = tag === null ? 0 : (counts.get(tag) ?? 0) + 1
    if (tag !== null) counts.set(tag, count)
    if (count <= max) kept.push(item)
    else removed.push({ item, reason: 'tag-cap' })
  }
  return { kept, removed }
}
