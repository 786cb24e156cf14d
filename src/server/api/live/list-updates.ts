import { setTimeout as sleep } from 'node:timers/promises'
import { RateLimited } from '../admission.ts'
import { isTransient } from '../client-errors.ts'
import type { Following } from './user-changes.ts'

/** Shortest time between two lists: changes in between become one. */
const MIN_INTERVAL_MS = 500

/** A list that failed for a moment or has not seen what changed is read again after this long. */
const RETRY_MS = 2_000

/** A list, or why there is none for a moment. */
export type ListUpdate<T> = { readonly list: T } | { readonly error: unknown }

/**
 * A list at once and after every change. Is read again until it has seen the change; a transient error is an update and
 * does not end the iterator. While a rate limit is used up there is no update: the newest list follows when there are points. Any other error ends it. However it ends, it ends `following`, because callers do not call
 * `return` once `next` has rejected. `return` also ends an iterator that waits.
 *
 * @param ask reads the list as of a watermark; null: as it is
 */
export function listUpdates<T extends { readonly hasReachedMinWatermark: boolean }>(
  following: Following,
  ask: (watermark: string | null) => Promise<T>,
  retryMs = RETRY_MS,
): AsyncIterableIterator<ListUpdate<T>> {
  const ending = new AbortController()
  let isFirst = true
  const end = () => {
    ending.abort()
    following.end()
  }
  const update = async (): Promise<ListUpdate<T> | null> => {
    const { watermark } = following
    try {
      const list = await ask(watermark)
      if (watermark !== null && !list.hasReachedMinWatermark) following.repeat(retryMs)
      return { list }
    } catch (error) {
      if (!isTransient(error)) throw error
      const isLimited = error instanceof RateLimited
      following.repeat(isLimited ? error.retryMs : retryMs)
      return isLimited ? null : { error }
    }
  }
  return {
    async next() {
      try {
        let value: ListUpdate<T> | null = null
        while (value === null) {
          if (!isFirst)
            await sleep(MIN_INTERVAL_MS, undefined, { signal: ending.signal }).catch(() => undefined)
          isFirst = false
          if (!(await following.changed())) return { done: true, value: undefined }
          value = await update()
        }
        return ending.signal.aborted ? { done: true, value: undefined } : { done: false, value }
      } catch (error) {
        end()
        throw error
      }
    },
    async return() {
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
