import type { InteractionEvent } from '../../src/domain/event.ts'
import { Writer } from './acknowledged.ts'

const USERS = 40
const EVENTS = 3_000

/** The events of the damaged graph's journal: the same in every process. */
export function damagedEvents(): InteractionEvent[] {
  return Array.from({ length: EVENTS }, (_, n) => {
    const event = { kind: 'play', atMs: 1_750_000_000_000 + n, value: null, count: 1 } as const
    return { ...event, eventId: `e-${n}`, userId: `user-${n % USERS}`, itemId: `item-${n % 37}` }
  })
}

/** A writer whose events were all acknowledged. */
export function damagedWriter(): Writer {
  const writer = new Writer('damaged', 1)
  for (const { userId, itemId, eventId } of damagedEvents()) {
    const pair = `${userId}\n${itemId}`
    writer.acknowledged.set(pair, (writer.acknowledged.get(pair) ?? new Set()).add(eventId))
  }
  return writer
}
