import type { InteractionEvent } from '../../src/domain/event.ts'
import { Writer } from './acknowledged.ts'

const USERS = 40
const EVENTS = 3_000

/** What the journal of the damaged graph holds: the same in every process. */
export function damagedEvents(): InteractionEvent[] {
  return Array.from({ length: EVENTS }, (_, n) => {
    const event = { kind: 'play', atMs: 1_750_000_000_000 + n, value: null, count: 1 } as const
    return { ...event, eventId: `e-${n}`, userId: `user-${n % USERS}`, itemId: `item-${n % 37}` }
  })
}

/** Somebody who was told that all of it is safe. */
export function damagedWriter(): Writer {
  const writer = new Writer('nobody', 1)
  for (const { userId, itemId } of damagedEvents()) {
    const pair = `${userId}\n${itemId}`
    writer.acknowledged.set(pair, (writer.acknowledged.get(pair) ?? 0) + 1)
  }
  return writer
}
