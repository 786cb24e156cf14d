import { expect, it } from 'vitest'
import { MAX_RECENT_EVENTS, RecentEvents } from '../../../src/events/recent-events.ts'

const ARRIVAL = { atMs: 5, keyName: null }

const sent = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ eventId: `e${from + index}`, userId: 'ana', itemId: 'tea' }))

const accepted = (count: number) =>
  Array.from({ length: count }, () => ({ kind: 'click', status: 'ACCEPTED', problems: [] }) as const)

it('keeps the newest thousand events, newest first, however they came', () => {
  const recent = new RecentEvents()
  for (let from = 1; from <= 2_400; from += 400) recent.add(sent(from, 400), accepted(400), ARRIVAL)
  const numbers = recent.list().map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: MAX_RECENT_EVENTS }, (_, index) => 2_400 - index))
  expect(recent.list()[0]?.about?.eventId).toBe('e2400')
  recent.add(sent(2_401, 3_000), accepted(3_000), ARRIVAL)
  expect(recent.list()).toHaveLength(MAX_RECENT_EVENTS)
  expect(recent.list().at(-1)).toMatchObject({ number: 4_401, about: { eventId: 'e4401' } })
})

it('keeps no id of an event without consent, and none that is invalid or of any length', () => {
  const recent = new RecentEvents()
  const [kept = { eventId: '', userId: '', itemId: '' }] = sent(1, 1)
  const results = [
    { kind: 'view', status: 'SUPPRESSED_NO_CONSENT', problems: [] },
    { kind: '', status: 'REJECTED', problems: [] },
  ] as const
  recent.add([kept, { ...kept, itemId: 'x'.repeat(100_000) }], results, ARRIVAL)
  expect(recent.list().map(({ about }) => about)).toEqual([
    { eventId: 'e1', userId: 'ana', itemId: null },
    null,
  ])
})

it('forgets the ids of a user, and keeps what became of their events', () => {
  const recent = new RecentEvents()
  recent.add([...sent(1, 1), { eventId: 'b', userId: 'bo', itemId: 'tea' }], accepted(2), ARRIVAL)
  recent.forget('ana')
  expect(recent.list().map(({ about, status }) => [about?.userId ?? null, status])).toEqual([
    ['bo', 'ACCEPTED'],
    [null, 'ACCEPTED'],
  ])
})
