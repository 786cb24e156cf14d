import { GraphError } from './graph-error.ts'

const MAX_ATTEMPTS = 6
const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 50
/** A caller does not wait longer than this for retries. */
const LAST_RETRY_AFTER_MS = 5_000

/**
 * Retries a transaction that lost against another writer: a pause of 5-50 ms with jitter, at most six attempts, none of them
 * later than five seconds after the first. The driver's own retry waits about a second, which users would notice.
 *
 * @throws the last `busy` error after the last attempt; every other error at once
 */
export async function retryWrite<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const startedMs = performance.now()
  for (let made = 1; ; made++) {
    try {
      return await attempt()
    } catch (error) {
      const isBusy = error instanceof GraphError && error.kind === 'busy'
      const isSpent = made >= MAX_ATTEMPTS || performance.now() - startedMs > LAST_RETRY_AFTER_MS
      if (!isBusy || isSpent || signal?.aborted) throw error
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made)
      await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)))
    }
  }
}
