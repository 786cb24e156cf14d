import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { UserChanges } from '../../src/server/api/live/user-changes.ts'
import { apiKey } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { failing } from '../support/failing.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const LIST = `subscription ($id: ID!, $first: Int) {
  recommendations(userId: $id, first: $first) { watermark edges { node { id } reasons { text } } }
}`

const fill = (graph: GraphStore) =>
  world()
    .item('tea', { tags: ['drink'] })
    .item('mug')
    .item('pot')
    .user('ana')
    .user('bo')
    .likes('tea', 'mug', 'pot')
    .user('cy')
    .likes('tea', 'pot')
    .fill(graph)

interface Pushed {
  readonly data?: {
    readonly recommendations: {
      readonly watermark: string
      readonly edges: readonly { node: { id: string } }[]
    }
  } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** Subscribes; `got` collects results and rejections. */
function subscribe(url: string, query: string, variables: Record<string, unknown> = {}, apiKey = '') {
  const got: Pushed[] = []
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { 'x-api-key': apiKey },
  })
  let isDone = false
  const end = client.subscribe<Record<string, unknown>>(
    { query, variables },
    {
      next: (value) => void got.push(value as Pushed),
      error: (errors) =>
        void got.push({ errors: Array.isArray(errors) ? errors : [{ message: String(errors) }] }),
      complete: () => {
        isDone = true
      },
    },
  )
  return { got, end, isDone: () => isDone, close: () => client.dispose() }
}

let changes: UserChanges
let closedChanges: UserChanges
let server: Serving
let closed: Serving
beforeAll(async () => {
  changes = new UserChanges()
  closedChanges = new UserChanges()
  server = await serving({
    fill,
    recommend: (graph, events) => asking(graph, { events }),
    parts: { changes },
  })
  closed = await serving({
    fill,
    recommend: (graph, events) => asking(graph, { events }),
    parts: { changes: closedChanges },
    operatorAccess: false,
    settings: { introspection: false },
  })
})
afterAll(() => Promise.all([server.close(), closed.close()]))

// After any end of a live list, no follower may remain.
afterEach(async () => {
  await expect.poll(() => [changes.following, closedChanges.following]).toEqual([0, 0])
})

const idsOf = ({ data }: Pushed) => data?.recommendations.edges.map(({ node }) => node.id)
const codeOf = ({ errors }: Pushed) => errors?.[0]?.extensions?.code

describe('a live list', () => {
  it('arrives at once, and again after an event without the used item', async () => {
    const live = subscribe(server.url, LIST, { id: 'ana', first: 10 })
    await expect.poll(() => live.got.length).toBe(1)
    expect(idsOf(live.got[0] ?? {})).toContain('tea')
    await server.data(
      `mutation { recordEvents(events: [{ eventId: "e1", userId: "ana", itemId: "tea", kind: LIKE,
        occurredAt: ${Date.UTC(2025, 5, 1)} }]) { accepted } }`,
    )
    await expect.poll(() => live.got.length, { timeout: 3_000 }).toBe(2)
    expect(idsOf(live.got[1] ?? {})).not.toContain('tea')
    await live.close()
  })

  it.each([
    ['a tie', 'followUser(userId: "ana", otherId: "cy") { problems { code } }'],
    ['the end of a tie', 'unfollowUser(userId: "ana", otherId: "cy") { problems { code } }'],
    ['an interest', 'adjustInterest(userId: "ana", tagId: "drink", factor: 0.5) { problems { code } }'],
  ])('is sent again after %s', async (_what, mutation) => {
    const live = subscribe(server.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBe(1)
    expect(await server.data(`mutation { write: ${mutation} }`)).toEqual({ write: { problems: [] } })
    await expect.poll(() => live.got.length, { timeout: 3_000 }).toBe(2)
    await live.close()
  })

  it('is sent again after an event with the user id in another Unicode normal form', async () => {
    const live = subscribe(server.url, LIST, { id: 'ren\u00e9' })
    await expect.poll(() => live.got.length).toBe(1)
    await server.data(
      `mutation { recordEvents(events: [{ eventId: "e1", userId: "rene\u0301", itemId: "tea", kind: LIKE,
        occurredAt: ${Date.UTC(2025, 5, 1)} }]) { accepted } }`,
    )
    await expect.poll(() => live.got.length, { timeout: 3_000 }).toBe(2)
    await live.close()
  })

  it('of another user is not sent again', async () => {
    const live = subscribe(server.url, LIST, { id: 'bo' })
    await expect.poll(() => live.got.length).toBe(1)
    changes.tell('ana', 'w')
    await sleep(700)
    expect(live.got).toHaveLength(1)
    await live.close()
  })

  it('leaves no follower after the client completes it', async () => {
    const live = subscribe(server.url, LIST, { id: 'ana' })
    await expect.poll(() => changes.following).toBe(1)
    live.end()
    await expect.poll(() => changes.following).toBe(0)
    await live.close()
  })

  it('leaves no follower after its socket closes', async () => {
    const live = subscribe(server.url, LIST, { id: 'ana' })
    await expect.poll(() => changes.following).toBe(1)
    await live.close()
    await expect.poll(() => changes.following).toBe(0)
  })

  it('is rejected for a caller without access, and leaves no follower', async () => {
    const live = subscribe(closed.url, LIST, { id: 'ana' })
    await expect.poll(live.isDone).toBe(true)
    expect(live.got.map(codeOf)).toEqual(['FORBIDDEN'])
    expect(closedChanges.following).toBe(0)
    await live.close()
  })

  it.each([
    ['an id that is too long', { id: 'x'.repeat(10_000) }],
    ['a page of no items', { id: 'ana', first: 0 }],
  ])('is rejected for %s, and leaves no follower', async (_what, variables) => {
    const live = subscribe(server.url, LIST, variables)
    await expect.poll(live.isDone).toBe(true)
    expect(live.got.map(codeOf)).toEqual(['BAD_USER_INPUT'])
    expect(changes.following).toBe(0)
    await live.close()
  })

  it('is rejected for a variable of another type, with its place', async () => {
    const live = subscribe(server.url, LIST, { id: 'ana', first: 'ten' })
    await expect.poll(() => live.got.length).toBe(1)
    expect(live.got.map(codeOf)).toEqual(['BAD_USER_INPUT'])
    expect(live.got[0]?.errors?.[0]?.message).toMatch(/^first: Int cannot represent/)
    expect(changes.following).toBe(0)
    await live.close()
  })

  it('that fails ends, and leaves no follower', async () => {
    const input = 'recommendations(userId: "ana", minWatermark: "nonsense") { recommendationId }'
    const live = subscribe(server.url, `subscription { ${input} }`)
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(live.got.map(codeOf)).toEqual(['BAD_USER_INPUT'])
    await expect.poll(() => changes.following).toBe(0)
    await live.close()
  })

  it('reports transient errors as results, then continues with the changes', async () => {
    let isOut = false
    const ownChanges = new UserChanges()
    const flaky = await serving({
      fill,
      recommend: (graph, events) => asking(graph, { events }),
      wrap: (graph) => failing(graph, () => isOut),
      parts: { changes: ownChanges },
    })
    isOut = true
    const live = subscribe(flaky.url, LIST, { id: 'ana', first: 10 })
    await expect.poll(() => live.got.map(codeOf)).toContain('UNAVAILABLE')
    isOut = false
    await expect.poll(() => idsOf(live.got.at(-1) ?? {})).toContain('tea')
    isOut = true
    ownChanges.tell('ana', live.got.at(-1)?.data?.recommendations.watermark ?? '')
    await expect.poll(() => codeOf(live.got.at(-1) ?? {})).toBe('UNAVAILABLE')
    isOut = false
    await expect.poll(() => idsOf(live.got.at(-1) ?? {})).toContain('tea')
    expect(live.isDone()).toBe(false)
    await live.close()
    await expect.poll(() => ownChanges.following).toBe(0)
    await flaky.close()
  })

  it('is charged for each list, and sends none while the limit is used up', async () => {
    let key = ''
    const ownChanges = new UserChanges()
    const limited = await serving({
      fill: async (graph) => {
        await fill(graph)
        key = await apiKey(graph, ['server'])
      },
      recommend: (graph, events) => asking(graph, { events }),
      parts: { changes: ownChanges },
      // A ranking counts as 20, its page and the item as one each.
      settings: { serverRateLimit: 3 * 22 },
    })
    const document = 'subscription { recommendations(userId: "ana", first: 1) { watermark nodes { id } } }'
    const live = subscribe(limited.url, document, {}, key)
    for (let count = 1; count <= 3; count++) {
      await expect.poll(() => live.got.length).toBe(count)
      ownChanges.tell('ana', live.got.at(-1)?.data?.recommendations.watermark ?? '')
    }
    await sleep(1_500)
    expect(live.got.map(codeOf)).toEqual([undefined, undefined, undefined])
    const late = subscribe(limited.url, document, {}, key)
    await expect.poll(() => late.got.map(codeOf)).toEqual(['BUSY'])
    await Promise.all([live.close(), late.close()])
    await limited.close()
  })

  it('is rejected as busy if too many are open', async () => {
    const small = await serving({
      fill,
      recommend: (graph, events) => asking(graph, { events }),
      parts: { changes: new UserChanges(1) },
    })
    const first = subscribe(small.url, LIST, { id: 'ana' })
    await expect.poll(() => first.got.length).toBe(1)
    const second = subscribe(small.url, LIST, { id: 'ana' })
    await expect.poll(() => second.got.map(codeOf)).toEqual(['BUSY'])
    await Promise.all([first.close(), second.close()])
    await small.close()
  })
})

describe('a socket', () => {
  const deep = `subscription { recommendations(userId: "ana") { nodes { ${'similarItems { nodes { '.repeat(6)} id ${'} } '.repeat(6)} } } }`
  const aliases = `subscription { recommendations(userId: "ana") { ${Array.from({ length: 40 }, (_, n) => `a${n}: tookMs`).join(' ')} } }`

  it.each([
    ['a query', '{ version }'],
    ['a mutation', 'mutation { dismiss(userId: "ana", itemId: "tea") { watermark } }'],
    ['deep nesting', deep],
    ['many aliases', aliases],
    ['a page past the limit', 'subscription { recommendations(userId: "ana", first: 1000) { asOf } }'],
    ['no document', 'subscription {'],
  ])('rejects %s', async (_what, query) => {
    const live = subscribe(server.url, query)
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(live.got[0]?.errors?.length).toBeGreaterThan(0)
    expect(live.got[0]?.data ?? null).toBeNull()
    await live.close()
  })

  it('does not expose the schema if introspection is off', async () => {
    const live = subscribe(closed.url, 'subscription { __schema { types { name } } }')
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(JSON.stringify(live.got)).not.toContain('RecommendationConnection')
    await live.close()
  })

  it('masks internal errors', async () => {
    const broken = await serving({
      parts: { changes, recommend: () => Promise.reject(new Error('bolt://neo4j:secret@db')) },
    })
    const live = subscribe(broken.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(JSON.stringify(live.got)).not.toContain('secret')
    expect(live.got.map(codeOf)).toEqual(['INTERNAL_SERVER_ERROR'])
    await expect.poll(() => changes.following).toBe(0)
    await live.close()
    await broken.close()
  })

  it('cannot be opened by a page of another site', async () => {
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', {
      origin: 'https://evil.example',
    })
    const failure = await new Promise<string>((resolve) => {
      socket.on('error', (error) => resolve(error.message))
      socket.on('open', () => resolve('opened'))
    })
    expect(failure).toContain('403')
  })

  it('closes when the server stops and does not delay the stop', async () => {
    const stopping = await serving({ fill, recommend: (graph, events) => asking(graph, { events }) })
    const live = subscribe(stopping.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBe(1)
    const started = performance.now()
    await stopping.close()
    expect(performance.now() - started).toBeLessThan(2_000)
    await live.close()
  })
})
