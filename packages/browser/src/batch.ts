import type { QueuedEvent } from './tracked-event.ts'

/** Bytes of a request that a browser still sends when the page is closed, with room for what is around the events. */
export const MAX_BYTES = 60_000

/** Most events of a request. */
export const MAX_EVENTS = 500

/** As many of the events as fit, from the first on. */
export function batchOf(entries: readonly QueuedEvent[], maxBytes = MAX_BYTES): readonly QueuedEvent[] {
  let bytes = 0
  const end = entries.findIndex((entry, index) => {
    bytes += bytesOf(entry)
    return bytes > maxBytes || index === MAX_EVENTS
  })
  return end === -1 ? entries : entries.slice(0, end)
}

/** Bytes that an event takes in a request. */
export function bytesOf({ event }: QueuedEvent): number {
  return new TextEncoder().encode(JSON.stringify(event)).length + 1
}
