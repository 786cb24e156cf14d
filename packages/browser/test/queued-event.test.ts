import { expect, it } from 'vitest'
import { queuedEvent } from '../src/queued-event.ts'
import type { QueuedEvent } from '../src/tracked-event.ts'

const event = { kind: 'VIEW', itemId: 'tea', eventId: 'e-1', occurredAt: '2026-01-01T00:00:00.000Z' } as const

it('an event that waits is a copy, with a whole number of milliseconds', () => {
  const properties = [{ name: 'color', value: 'green' }]
  const queued = queuedEvent('ana', { ...event, dwellMs: 1_234.5678, properties })
  Object.assign(properties[0] ?? {}, { value: 'red' })
  expect(queued.event).toMatchObject({ dwellMs: 1_235, properties: [{ value: 'green' }] })
})

const circle: Record<string, unknown> = {}
circle.self = circle

it.each<{ what: string; given: Partial<QueuedEvent['event']> }>([
  { what: 'a circle', given: { properties: [{ name: 'circle', value: circle }] } },
  { what: 'a bigint', given: { properties: [{ name: 'large', value: 1n }] } },
  { what: 'more than a request holds', given: { query: 'ü'.repeat(40_000) } },
  { what: 'half a unit', given: { quantity: 0.5 } },
  { what: 'a part of the smallest coin', given: { price: { amount: 19.99, currency: 'EUR' } } },
  { what: 'more milliseconds than an Int holds', given: { dwellMs: 3e9 } },
])('an event with $what is refused before it waits', ({ given }) => {
  expect(() => queuedEvent('ana', { ...event, ...given })).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', isRetryable: false }),
  )
})
