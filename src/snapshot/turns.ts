import { setImmediate } from 'node:timers/promises'

/** Words between two looks at the clock. */
const CHUNK = 32

/** How long the event loop is held, ms; the last chunk comes on top. */
const TURN_MS = 5

/** Work on words in one turn of the event loop. */
export interface Turn {
  /** Works on the words `from` to `to` - 1. */
  work(from: number, to: number): void
  /** Called before the event loop runs other work, and after the last word. */
  end?(): void
}

/**
 * Works on the words 0 to `words` - 1 with turns of the event loop between, so that a large catalog does not hold up other
 * requests.
 *
 * @param begin called for each turn, because others may have written since the last one
 */
export async function inTurns(words: number, begin: () => Turn): Promise<void> {
  let turn = begin()
  let startMs = performance.now()
  for (let from = 0; from < words; from += CHUNK) {
    if (performance.now() - startMs > TURN_MS) {
      turn.end?.()
      await setImmediate()
      turn = begin()
      startMs = performance.now()
    }
    turn.work(from, Math.min(words, from + CHUNK))
  }
  turn.end?.()
}
