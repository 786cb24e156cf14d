import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { UserChanges } from '../../src/api/live/user-changes.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { asking } from '../support/asking.ts'
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
  readonly data?: { readonly recommendations: { readonly edges: readonly { node: { id: string } }[] } } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** Subscribes; what is pushed or refused is kept in `got`. */
function subscribe(url: string, query: string, variables: Record<string, unknown> = {}) {
  const got: Pushed[] = []
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 })
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
let server: Serving
let closed: Serving
beforeAll(async () => {
  changes = new UserChanges()
  const parts = { changes }
  server = await serving({ fill, recommend: asking, parts })
  closed = await serving({
    fill,
    recommend: asking,
    settings: { operatorAccess: false, introspection: false },
  })
})
afterAll(() => Promise.all([server.close(), closed.close()]))

const idsOf = ({ data }: Pushed) => data?.recommendations.edges.map(({ node }) => node.id)

describe('a live list', () => {
  it('comes at once, and again after an event, without what she then used', async () => {
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
    ['a tie', 'relate(userId: "ana", otherId: "cy", kind: FOLLOWS) { ok }'],
    ['the end of a tie', 'unrelate(userId: "ana", otherId: "cy", kind: FOLLOWS) { ok }'],
    ['an interest', 'adjustInterest(userId: "ana", tagId: "drink", factor: 0.5) { ok }'],
  ])('comes again after %s', async (_what, mutation) => {
    const live = subscribe(server.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBe(1)
    expect(await server.data(`mutation { write: ${mutation} }`)).toEqual({ write: { ok: true } })
    await expect.poll(() => live.got.length, { timeout: 3_000 }).toBe(2)
    await live.close()
  })

  it('of somebody else stays still', async () => {
    const live = subscribe(server.url, LIST, { id: 'bo' })
    await expect.poll(() => live.got.length).toBe(1)
    changes.tell('ana', 'w')
    await sleep(700)
    expect(live.got).toHaveLength(1)
    await live.close()
  })

  it('leaves nothing behind once the client has gone', async () => {
    const live = subscribe(server.url, LIST, { id: 'ana' })
    await expect.poll(() => changes.following).toBe(1)
    await live.close()
    await expect.poll(() => changes.following).toBe(0)
  })

  it('is not for those who may not read it', async () => {
    const live = subscribe(closed.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(live.got[0]?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    await live.close()
  })
})

describe('a socket', () => {
  const deep = `subscription { recommendations(userId: "ana") { nodes { ${'similarItems { nodes { '.repeat(6)} id ${'} } '.repeat(6)} } } }`
  const aliases = `subscription { recommendations(userId: "ana") { ${Array.from({ length: 40 }, (_, n) => `a${n}: tookMs`).join(' ')} } }`

  it.each([
    ['a query', '{ version }'],
    ['a mutation', 'mutation { dismiss(userId: "ana", itemId: "tea") { ok } }'],
    ['deep nesting', deep],
    ['many aliases', aliases],
    ['a page past the limit', 'subscription { recommendations(userId: "ana", first: 1000) { asOf } }'],
    ['no document', 'subscription {'],
  ])('refuses %s', async (_what, query) => {
    const live = subscribe(server.url, query)
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(live.got[0]?.errors?.length).toBeGreaterThan(0)
    expect(live.got[0]?.data ?? null).toBeNull()
    await live.close()
  })

  it('does not show the schema where introspection is off', async () => {
    const live = subscribe(closed.url, 'subscription { __schema { types { name } } }')
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(JSON.stringify(live.got)).not.toContain('RecommendationConnection')
    await live.close()
  })

  it('masks what failed inside', async () => {
    const broken = await serving({
      parts: { recommend: () => Promise.reject(new Error('bolt://neo4j:secret@db')) },
    })
    const live = subscribe(broken.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBeGreaterThan(0)
    expect(JSON.stringify(live.got)).not.toContain('secret')
    expect(live.got[0]?.errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR')
    await live.close()
    await broken.close()
  })

  it('may not be opened by a page of another site', async () => {
    const socket = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', {
      origin: 'https://evil.example',
    })
    const failure = await new Promise<string>((resolve) => {
      socket.on('error', (error) => resolve(error.message))
      socket.on('open', () => resolve('opened'))
    })
    expect(failure).toContain('403')
  })

  it('ends when the server stops, and holds it up no longer', async () => {
    const stopping = await serving({ fill, recommend: asking })
    const live = subscribe(stopping.url, LIST, { id: 'ana' })
    await expect.poll(() => live.got.length).toBe(1)
    const started = performance.now()
    await stopping.close()
    expect(performance.now() - started).toBeLessThan(2_000)
    await live.close()
  })
})
