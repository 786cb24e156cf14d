import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { journaling } from '../support/journaling.ts'
import { NOW_MS, type Serving, serving } from './serving.ts'

const RECORD = `mutation ($events: [EventInput!]!, $sentAt: Instant) {
  recordEvents(events: $events, sentAt: $sentAt) {
    results { status problems { code path } } user { history(first: 1) { edges { lastAt node { id } } } }
  }
}`

const MINUTE_MS = 60_000

let server: Serving
let nowMs = NOW_MS
beforeAll(async () => {
  server = await serving({
    intake: (graph) => journaling(graph, () => nowMs),
    parts: { nowMs: () => nowMs },
    settings: { requestDeadlineMs: 20_000 },
  })
})
afterAll(() => server.close())

let users = 0

/** Records an event of a new user that happened a minute before it was sent, by a clock that is `aheadMs` ahead. */
async function send(aheadMs: number, asSent: (clockMs: number) => unknown = (clockMs) => clockMs) {
  const userId = `user-${users++}`
  const event = {
    eventId: userId,
    userId,
    itemId: 'tea',
    kind: 'LIKE',
    occurredAt: new Date(nowMs + aheadMs - MINUTE_MS).toISOString(),
  }
  const sendAt = (sentAt: unknown) => server.data(RECORD, { events: [event], sentAt })
  const answer = await sendAt(asSent(nowMs + aheadMs))
  return { ...read(answer), again: async () => read(await sendAt(asSent(nowMs + aheadMs))) }
}

function read(answer: Record<string, unknown>) {
  const { results, user } = answer.recordEvents as {
    results: readonly [{ status: string; problems: readonly { code: string; path: string[] }[] }]
    user: { history: { edges: readonly { lastAt: string }[] } } | null
  }
  return { status: results[0].status, at: user?.history.edges[0]?.lastAt, problems: results[0].problems }
}

describe('the clock of a client', () => {
  it.each([
    ['10 minutes fast', 10 * MINUTE_MS],
    ['10 minutes slow', -10 * MINUTE_MS],
    ['a day fast', 1_440 * MINUTE_MS],
    ['never set, in 1974', Date.UTC(1974, 0, 1) - NOW_MS],
  ])('that is %s loses no event, and each has its right time', async (_, aheadMs) => {
    expect(await send(aheadMs)).toMatchObject({
      status: 'ACCEPTED',
      at: new Date(nowMs - MINUTE_MS).toISOString(),
    })
  })

  it('is not corrected by up to a minute, which may be time on the way, nor without sentAt', async () => {
    expect((await send(-MINUTE_MS)).at).toBe(new Date(nowMs - 2 * MINUTE_MS).toISOString())
    expect((await send(MINUTE_MS)).at).toBe(new Date(nowMs).toISOString())
    expect((await send(-10 * MINUTE_MS, () => undefined)).at).toBe(
      new Date(nowMs - 11 * MINUTE_MS).toISOString(),
    )
    expect(await send(10 * MINUTE_MS, () => null)).toMatchObject({ status: 'REJECTED' })
  })

  it('does not change which event it is: sent again later, it is a duplicate, however it was corrected', async () => {
    for (const aheadMs of [10 * MINUTE_MS, -10 * MINUTE_MS, MINUTE_MS]) {
      const first = await send(aheadMs)
      expect(first.status).toBe('ACCEPTED')
      nowMs += 37_123
      expect(await first.again()).toMatchObject({ status: 'DUPLICATE', at: first.at })
    }
  })

  it('must be an instant', async () => {
    const { errors } = await server.ask(RECORD, { events: [], sentAt: 'yesterday' })
    expect(errors[0]).toMatchObject({
      message: 'sentAt must be RFC 3339 with a zone, a date, or epoch milliseconds',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })
})
