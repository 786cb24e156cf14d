import { setImmediate } from 'node:timers/promises'

/** Steps between two turns of the event loop: some milliseconds of work. */
const STEPS_PER_TURN = 200_000

/**
 * Calls `work` with the ranges that make up 0 to `words` - 1, with a turn of the event loop between two of them, so that
 * a large catalog does not hold up other requests.
 *
 * @param stepsPerWord work that a word takes, 32 for a test of each of its rows
 */
export async function inTurns(
  words: number,
  stepsPerWord: number,
  work: (from: number, to: number) => void,
): Promise<void> {
  const size = Math.max(1, Math.floor(STEPS_PER_TURN / stepsPerWord))
  for (let from = 0; from < words; from += size) {
    if (from > 0) await setImmediate()
    work(from, Math.min(words, from + size))
  }
}
