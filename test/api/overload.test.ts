import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConcurrencyLimiter } from '../../src/recommend/concurrency-limiter.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { answerOf, type Serving, serving } from './serving.ts'

const LIST = '{ recommendations(userId: "ana", first: 3) { nodes { id } } }'
const LISTS = '{ recommendationsForUsers(userIds: ["ana", "ben"], first: 3) { nodes { id } } }'
const RECORD = `# A comment may come first.
  mutation ($id: ID!) {
    recordEvents(events: [{ eventId: $id, userId: "ana", itemId: "tea", kind: CLICK, occurredAt: 1748736000000 }]) { accepted }
  }`
const LONGEST_WAIT_MS = 100

describe('a server with more requests than it can answer', () => {
  let nowMs = 0
  const limiter = new ConcurrencyLimiter({ size: 1, longestWaitMs: LONGEST_WAIT_MS, nowMs: () => nowMs })
  let server: Serving
  beforeAll(async () => {
    server = await serving({
      fill: (graph) =>
        world().item('tea').item('mug').user('ana').user('ben').likes('tea', 'mug').fill(graph),
      // A cached page takes no slot.
      recommend: (graph, events) => asking(graph, { events, limiter, cache: null }),
      parts: { limiter },
    })
  })
  afterAll(() => server.close())

  const post = (query: string, variables: object = {}) => server.post(JSON.stringify({ query, variables }))

  /** Holds the only slot, and lets two lists wait for it too long. `waited` is the first. `release` frees the slot. */
  async function overloaded(): Promise<{ readonly waited: Promise<Response>; release(): Promise<void> }> {
    nowMs += 1_000
    let release: () => void = () => undefined
    const held = limiter.run(
      () =>
        new Promise<void>((resolve) => {
          release = resolve
        }),
      'single',
    )
    const waiting = [post(LIST), post(LIST)]
    await expect.poll(() => limiter.waiting).toBe(2)
    nowMs += LONGEST_WAIT_MS + 1
    return {
      waited: Promise.all(waiting).then(([first]) => first as Response),
      release: async () => {
        release()
        await held
      },
    }
  }

  async function expectRefused(response: Response): Promise<void> {
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1'])
    const { errors, data } = await answerOf(response)
    expect(data ?? null).toBeNull()
    expect(errors).toEqual([
      {
        message: 'The service is overloaded.',
        extensions: {
          code: 'BUSY',
          hint: 'try again in a moment',
          requestId: response.headers.get('x-request-id'),
        },
      },
    ])
  }

  it('refuses queries and downloads with a code and a time to wait, accepts events, and answers all afterwards', async () => {
    expect((await post(LIST)).status).toBe(200)
    const { waited, release } = await overloaded()
    await expectRefused(await post(LIST))
    await expectRefused(await post('{ version }'))
    await expectRefused(
      await server.get(`/graphql?query=${encodeURIComponent(LIST)}`, { 'content-type': 'application/json' }),
    )
    await expectRefused(await server.get('/exports/any?token=any'))
    expect(await answerOf(await post(RECORD, { id: 'during' }))).toMatchObject({
      status: 200,
      data: { recordEvents: { accepted: 1 } },
      errors: [],
    })
    expect((await server.get('/livez')).status).toBe(200)
    const late = await waited
    expect([late.status, late.headers.get('retry-after')]).toEqual([200, '1'])
    expect((await answerOf(late)).errors[0]?.extensions.code).toBe('BUSY')

    await release()
    const after = await answerOf(await post(LIST))
    expect([after.status, after.errors]).toEqual([200, []])
    expect((await answerOf(await post('{ version }'))).data).toEqual({ version: '1.2.3' })
  })

  it('refuses lists of a batch until a moment after the overload', async () => {
    const { waited, release } = await overloaded()
    await expectRefused(await post(LIST))
    await waited
    await release()
    const during = await answerOf(await post(LISTS))
    expect(during.errors.map(({ extensions }) => extensions.code)).toEqual(['BUSY', 'BUSY'])
    nowMs += 1_000
    const after = await answerOf(await post(LISTS))
    expect(after.errors).toEqual([])
  })

  it('makes suggested people and audiences in the slots of lists', async () => {
    let release: () => void = () => undefined
    const task = () =>
      new Promise<void>((resolve) => {
        release = resolve
      })
    const held = limiter.run(task, 'single')
    const waiting = [
      '{ user(id: "ana") { suggestedUsers { nodes { id } } } }',
      '{ item(id: "tea") { audience { nodes { id } } } }',
    ].map((query) => post(query))
    await expect.poll(() => limiter.waiting).toBe(2)
    release()
    await held
    for (const response of waiting) {
      const { status, errors } = await answerOf(await response)
      expect([status, errors]).toEqual([200, []])
    }
  })

  it('takes a document for a write only if its first definition is one', async () => {
    const { waited, release } = await overloaded()
    await expectRefused(await post(`${LIST} # mutation`))
    await expectRefused(await post('query mutation { version }'))
    await expectRefused(await post('{ "'))
    await waited
    await release()
  })
})
