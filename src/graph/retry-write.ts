import { GraphError } from './graph-error.ts'

const MAX_ATTEMPTS = 6
const FIRST_PAUSE_MS = 5
const LONGEST_PAUSE_MS = 50

/**
 * Repeats a transaction that lost against another writer: a pause of 5-50 ms with jitter, at most six attempts.
 * The driver's own retry waits about a second first, which a waiting person would notice.
 *
 * @throws the last `busy` error when the attempts are used up; every other error at once.
 */
export async function retryWrite<T>(attempt: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let made = 1; ; made++) {
    try {
      return await attempt()
    } catch (error) {
      const isWorthRetrying = error instanceof GraphError && error.kind === 'busy' && made < MAX_ATTEMPTS
      if (!isWorthRetrying || signal?.aborted) throw error
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** made)
      await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)))
    }
  }
}
