import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/manage-keys.ts'
import type { Scope } from '../../src/access/principal.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { journaling } from '../support/journaling.ts'
import { storedItems } from '../support/stored-items.ts'
import { fillLittleGraph } from './little-graph.ts'
import { NOW_MS, type Serving, serving } from './serving.ts'

const VISITOR = `v_${'0a'.repeat(16)}`
const OTHER = `v_${'0b'.repeat(16)}`
const SHOP = 'https://shop.example'
const MINUTE_MS = 60_000

interface Collected {
  readonly status: number
  readonly headers: Headers
  readonly results: readonly { eventId: string; status: string; problems: readonly CollectedProblem[] }[]
  readonly watermark: string | null
  readonly errors: readonly (Omit<CollectedProblem, 'path'> & { readonly hint?: string })[]
}

interface CollectedProblem {
  readonly code: string
  readonly message: string
  readonly path: readonly string[]
  readonly isRetryable: boolean
  readonly retryAfterMs?: number
}

async function post(
  { origin }: Serving,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Collected> {
  const type = 'text/plain;charset=UTF-8'
  const response = await fetch(`${origin}/collect`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...headers },
  })
  const { results = [], watermark = null, errors = [] } = (await response.json()) as Partial<Collected>
  return { status: response.status, headers: response.headers, results, watermark, errors }
}

function liked(eventId: string, more: Readonly<Record<string, unknown>> = {}) {
  return { eventId, itemId: 'tea', kind: 'LIKE', occurredAt: NOW_MS, ...more }
}

async function keyOf(graph: GraphStore, scopes: readonly Scope[], origins: readonly string[] = []) {
  const name = [...scopes, ...origins].join(' ')
  const made = await createKey(graph, { name, scopes, origins, expiresAtMs: null }, NOW_MS, {})
  if ('problem' in made) throw new Error(made.problem.message)
  return made.key
}

describe('a beacon at /collect', () => {
  let server: Serving
  const keys = { web: '', shop: '', reader: '', server: '' }
  beforeAll(async () => {
    server = await serving({
      intake: (graph) => journaling(graph, () => NOW_MS),
      settings: { requestDeadlineMs: 20_000 },
      async fill(graph) {
        await fillLittleGraph(graph)
        keys.web = await keyOf(graph, ['read', 'track'])
        keys.shop = await keyOf(graph, ['track'], [SHOP])
        keys.reader = await keyOf(graph, ['read'])
        keys.server = await keyOf(graph, ['server'])
      },
    })
  })
  afterAll(() => server.close())

  const send = (
    body: Readonly<Record<string, unknown>>,
    headers?: Record<string, string>,
  ): Promise<Collected> =>
    post(server, JSON.stringify({ key: keys.web, visitorId: VISITOR, ...body }), headers)

  it('records events of its visitor, each once, and answers like recordEvents', async () => {
    const visitorId = `v_${'1a'.repeat(16)}`
    const events = [
      liked('1'),
      liked('2', { itemId: 'mug', userId: visitorId }),
      liked('3', { kind: 'LICK' }),
    ]
    const first = await send({ visitorId, events, sentAt: NOW_MS })
    expect(first).toMatchObject({
      status: 200,
      results: [
        { eventId: '1', status: 'ACCEPTED', problems: [] },
        { eventId: '2', status: 'ACCEPTED', problems: [] },
        {
          eventId: '3',
          status: 'REJECTED',
          problems: [{ code: 'BAD_USER_INPUT', path: ['events', '2', 'kind'], isRetryable: false }],
        },
      ],
    })
    expect(first.watermark).toEqual(expect.any(String))
    const again = await send({ visitorId, events, sentAt: NOW_MS })
    expect(again.results.map(({ status }) => status)).toEqual(['DUPLICATE', 'DUPLICATE', 'REJECTED'])
    await expect.poll(() => storedItems(server.graph, visitorId)).toEqual(['mug', 'tea'])
  })

  it('takes text/plain, application/json and gzip, and no other form', async () => {
    const body = JSON.stringify({ key: keys.web, visitorId: VISITOR, events: [liked('form')] })
    expect((await post(server, body)).status).toBe(200)
    expect((await post(server, body, { 'content-type': 'application/json' })).status).toBe(200)
    expect((await post(server, gzipSync(body), { 'content-encoding': 'gzip' })).status).toBe(200)
    const form = 'application/x-www-form-urlencoded'
    expect(await post(server, body, { 'content-type': form })).toMatchObject({
      status: 415,
      errors: [{ code: 'UNSUPPORTED_MEDIA_TYPE', isRetryable: false }],
    })
    // Only /collect reads text: elsewhere a form of another site could write.
    const elsewhere = await server.post('{"query":"{ viewer { id } }"}', { 'content-type': 'text/plain' })
    expect(elsewhere.status).toBe(400)
  })

  it('rejects each event that names another user, and records the others', async () => {
    const foreign = [liked('a', { userId: 'ana' }), liked('b'), liked('c', { userId: OTHER })]
    for (const key of [keys.web, keys.server]) {
      const { status, results } = await send({ key, events: foreign })
      expect(status).toBe(200)
      expect(results.map((one) => one.problems[0]?.code ?? one.status)).toEqual([
        'FORBIDDEN',
        key === keys.web ? 'ACCEPTED' : 'DUPLICATE',
        'FORBIDDEN',
      ])
      expect(results[0]?.problems[0]?.path).toEqual(['events', '0', 'userId'])
    }
    expect(await storedItems(server.graph, OTHER)).toBeNull()
  })

  it('ignores a user token: it is of a visitor', async () => {
    const { status, results } = await send({ events: [liked('t')] }, { authorization: 'Bearer nonsense' })
    expect([status, results[0]?.status]).toEqual([200, 'ACCEPTED'])
  })

  it('corrects the clock of its client by sentAt', async () => {
    const ahead = NOW_MS + 10 * MINUTE_MS
    const event = liked('fast', { occurredAt: ahead - MINUTE_MS })
    expect((await send({ events: [event], sentAt: ahead })).results[0]?.status).toBe('ACCEPTED')
    expect((await send({ events: [liked('far', { occurredAt: ahead })] })).results[0]?.status).toBe(
      'REJECTED',
    )
  })

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['no visitor', { visitorId: undefined, events: [] }, 'visitorId must be v_ and 32 hexadecimal digits'],
    ['the id of a user', { visitorId: 'ana', events: [] }, 'visitorId must be'],
    ['capitals', { visitorId: VISITOR.toUpperCase(), events: [] }, 'visitorId must be'],
    ['a key that is no text', { key: 7, events: [] }, 'key must be'],
    ['an unknown field', { userId: 'ana', events: [] }, 'no fields but key, visitorId, sentAt, events'],
    ['no events', {}, 'events: Expected'],
    ['an event that is a text', { events: ['tea'] }, 'events'],
    ['a field of another type', { events: [liked('1', { rating: 'five' })] }, 'events[0].rating'],
    ['a field that no event has', { events: [liked('1', { colour: 'red' })] }, 'colour'],
    ['more than 500 events', { events: Array.from({ length: 501 }, (_, at) => liked(`${at}`)) }, '500'],
  ])('with %s gets 400, which says where and what was expected', async (_, body, message) => {
    const { status, errors } = await send(body)
    expect(errors).toEqual([expect.objectContaining({ code: 'BAD_USER_INPUT', isRetryable: false })])
    expect([status, errors[0]?.message]).toEqual([400, expect.stringContaining(message)])
  })

  it.each(['', '{', 'null', '[]', '"text"', '7'])('of %j instead of an object gets 400', async (body) => {
    const { status, errors } = await post(server, body)
    expect([status, errors[0]?.isRetryable]).toEqual([400, false])
    expect(errors[0]?.message).toMatch(/JSON object/)
  })

  it('gets 401 without a key or with a wrong one, and 403 with one that may not track', async () => {
    const codes = async (body: Readonly<Record<string, unknown>>) => {
      const { status, errors } = await send({ events: [liked('k')], ...body })
      return [status, errors[0]?.code, errors[0]?.isRetryable]
    }
    expect(await codes({ key: undefined })).toEqual([401, 'UNAUTHENTICATED', false])
    expect(await codes({ key: '' })).toEqual([401, 'UNAUTHENTICATED', false])
    expect(await codes({ key: `${keys.web.slice(0, -1)}?` })).toEqual([401, 'UNAUTHENTICATED', false])
    expect(await codes({ key: keys.reader })).toEqual([403, 'FORBIDDEN', false])
  })

  it('gets a readable answer on the pages of its key, and none on others', async () => {
    const from = (origin: string, key = keys.shop) => send({ key, events: [liked('o')] }, { origin })
    const own = await from(SHOP)
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, SHOP])
    const foreign = await from('https://other.example')
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([401, null])
    expect((await send({ key: keys.shop, events: [] })).status).toBe(401)
    expect((await from('https://other.example', keys.web)).status).toBe(200)
  })

  it('may have as many bytes as a request to /graphql', async () => {
    const { status, errors } = await send({ events: [liked('x'.repeat(64_000))] })
    expect([status, errors[0]?.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  it('leaves no key, id or text of it in the log', async () => {
    await send({ events: [liked('secret-event', { itemId: 'secret-item' })] })
    await send({ events: [{ eventId: 'secret-event', itemId: ['secret-item'] }] })
    await post(server, `{"key":"${keys.web}","visitorId":"${VISITOR}","__proto__":{"secret-item":1}}`)
    expect(server.log()).toContain('"operation":"recordEvents"')
    for (const secret of [VISITOR, keys.web.slice(0, 12), 'secret-event', 'secret-item'])
      expect(server.log()).not.toContain(secret)
  })
})

describe('/collect of a server without keys', () => {
  let server: Serving
  beforeAll(async () => {
    server = await serving({ fill: fillLittleGraph })
  })
  afterAll(() => server.close())

  const from = (origin?: string) =>
    post(
      server,
      JSON.stringify({ visitorId: VISITOR, events: [liked('1')] }),
      origin === undefined ? {} : { origin },
    )

  it('needs no key, and takes nothing from pages of other sites', async () => {
    expect((await from()).status).toBe(200)
    expect((await from(server.origin)).status).toBe(200)
    for (const origin of [SHOP, 'null', 'http://127.0.0.1:1'])
      expect(await from(origin)).toMatchObject({ status: 403, errors: [{ code: 'FORBIDDEN' }] })
  })
})

describe('a limit at /collect', () => {
  let server: Serving
  let key = ''
  beforeAll(async () => {
    server = await serving({
      settings: { rateLimit: 50, addressRateLimit: 200 },
      async fill(graph) {
        await fillLittleGraph(graph)
        key = await keyOf(graph, ['read', 'track'])
      },
    })
  })
  afterAll(() => server.close())

  it('is of a visitor first and of their address then, and says when to try again', async () => {
    const send = (visitorId: string) =>
      post(server, JSON.stringify({ key, visitorId, events: [liked('1'), liked('2')] }))
    const until = async (visitorId: string) => {
      for (let sent = 0; sent < 20; sent++) {
        const answer = await send(visitorId)
        if (answer.status !== 200) return answer
      }
      throw new Error('no limit was reached')
    }
    const refused = await until(VISITOR)
    expect(refused).toMatchObject({ status: 429, errors: [{ code: 'BUSY', isRetryable: true }] })
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(refused.errors[0]?.retryAfterMs).toBe(1_000 * Number(refused.headers.get('retry-after')))
    expect((await send(OTHER)).status).toBe(200)
    const ids = Array.from({ length: 20 }, (_, at) => `v_${String(at).padStart(32, '0')}`)
    const statuses = []
    for (const id of ids) statuses.push((await send(id)).status)
    expect(statuses).toContain(429)
  })
})
