import { AttuneError } from './attune-error.ts'
import { bytesOf, MAX_BYTES } from './batch.ts'
import type { QueuedEvent } from './tracked-event.ts'

/**
 * An event as it waits: a copy, so what the page changes afterwards does not matter. `dwellMs` is rounded.
 *
 * @throws AttuneError `BAD_USER_INPUT` for what no request could hold: other events must not wait for it
 */
export function queuedEvent(owner: string, given: QueuedEvent['event']): QueuedEvent {
  const { dwellMs } = given
  try {
    const text = JSON.stringify(dwellMs == null ? given : { ...given, dwellMs: Math.round(dwellMs) })
    const entry = { owner, event: JSON.parse(text) as QueuedEvent['event'] }
    if (hasWholeNumbers(entry) && bytesOf(entry) <= MAX_BYTES) return entry
  } catch {
    // No JSON can hold it.
  }
  throw new AttuneError(
    'BAD_USER_INPUT',
    'The event is no JSON, is too large, or has a number that is not whole.',
  )
}

/** True if each number fits its type in the API: `Int` has 32 bits, and an amount is `SafeInt`. */
function hasWholeNumbers({ event }: QueuedEvent): boolean {
  const { dwellMs, count, quantity, commentLength, price } = event
  return (
    [dwellMs, count, quantity, commentLength].every((number) => number == null || number === (number | 0)) &&
    (price == null || Number.isSafeInteger(price.amount))
  )
}
