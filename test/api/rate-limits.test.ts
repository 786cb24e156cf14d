import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { fillLittleGraph } from './little-graph.ts'
import { answerOf, type Serving, serving } from './serving.ts'

const ITEMS = '{ items(first: 9) { nodes { id } } }'
/** Of `ITEMS`: the connection, and a node for each entry. */
const COST = 10

/** A server with small limits behind a proxy on this machine; `from` sends a request as another client. */
interface Limited extends Serving {
  readonly keys: Readonly<Record<'web' | 'server' | 'admin', string>>
  from(address: string, headers?: Record<string, string>, query?: string): Promise<Response>
}

async function limited(
  settings: Partial<Parameters<typeof serving>[0] & object>['settings'] = {},
): Promise<Limited> {
  const keys = { web: '', server: '', admin: '' }
  const server = await serving({
    settings: {
      rateLimit: 3 * COST,
      addressRateLimit: 5 * COST,
      serverRateLimit: 100 * COST,
      trustedProxies: ['127.0.0.1'],
      ...settings,
    },
    async fill(graph) {
      await fillLittleGraph(graph)
      keys.web = await apiKey(graph, ['read', 'track'], 'web')
      keys.server = await apiKey(graph, ['server'])
      keys.admin = await apiKey(graph, ['admin'])
    },
  })
  return {
    ...server,
    keys,
    from: (address, headers = {}, query = ITEMS) =>
      server.post(JSON.stringify({ query }), {
        'x-forwarded-for': address,
        'x-api-key': keys.web,
        ...headers,
      }),
  }
}

describe('a rate limit', () => {
  let server: Limited
  beforeAll(async () => {
    server = await limited()
  })
  afterAll(() => server.close())

  it('is stated in extensions and headers, and refuses what is over it', async () => {
    const first = await server.from('198.51.100.1')
    expect(first.headers.get('ratelimit')).toMatch(/^"caller";r=20;t=\d+, "address";r=40;t=\d+$/)
    expect(first.headers.get('ratelimit-policy')).toBe('"caller";q=30;w=60, "address";q=50;w=60')
    expect(((await first.json()) as { extensions: object }).extensions).toEqual({
      rateLimit: { limit: 30, remaining: 20, resetMs: expect.any(Number), cost: COST },
    })
    await server.from('198.51.100.1')
    expect((await server.from('198.51.100.1')).status).toBe(200)
    for (const query of [ITEMS, '{ version }', '{ nothing }', '{']) {
      const over = await server.from('198.51.100.1', {}, query)
      expect(over.status).toBe(429)
      expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(50)
      const { errors, data } = await answerOf(over)
      expect(data ?? null).toBeNull()
      expect(errors[0]?.message).toBe('the limit of 30 points a minute is used up')
      expect(errors[0]?.extensions).toMatchObject({
        code: 'BUSY',
        hint: expect.stringMatching(/^try again in \d+ s$/),
      })
    }
  })

  it('refuses a document before it runs if too few points are left', async () => {
    await server.from('198.51.100.2')
    const dear = await server.from('198.51.100.2', {}, ITEMS.replace('9', '50'))
    expect([dear.status, dear.headers.get('ratelimit')]).toEqual([
      429,
      expect.stringMatching(/^"caller";r=0;/),
    ])
    expect(await dear.text()).not.toContain('tea')
  })

  it('charges documents that are refused', async () => {
    const wrong = await server.from('198.51.100.3', {}, '{ nothing }')
    const { extensions } = (await wrong.json()) as { extensions: { rateLimit: object } }
    expect(extensions.rateLimit).toMatchObject({ cost: 20, remaining: 10 })
    await server.from('198.51.100.3', {}, '{')
    expect((await server.from('198.51.100.3')).status).toBe(429)
  })

  it('counts users apart, and all callers of an address together', async () => {
    const ask = async (user: string) =>
      (await server.from('198.51.100.4', await userHeaders(server.graph, server.keys.web, user))).status
    expect([await ask('ana'), await ask('ana'), await ask('ana'), await ask('ana')]).toEqual([
      200, 200, 200, 429,
    ])
    expect([await ask('bo'), await ask('bo'), await ask('cy')]).toEqual([200, 200, 429])
  })

  it('is high for keys with the scope server or admin', async () => {
    for (const key of [server.keys.server, server.keys.admin]) {
      const response = await server.from('198.51.100.4', { 'x-api-key': key }, ITEMS.replace('9', '90'))
      expect([response.status, response.headers.get('ratelimit-policy')]).toEqual([
        200,
        '"caller";q=1000;w=60',
      ])
    }
  })

  it('counts subscriptions and refused documents on sockets', async () => {
    const results = async (query: string) =>
      new Promise((resolve) => {
        const client = createClient({
          url: server.url.replace('http', 'ws'),
          webSocketImpl: class extends WebSocket {
            constructor(url: string, protocols: string) {
              super(url, protocols, { headers: { 'x-forwarded-for': '198.51.100.5' } })
            }
          },
          connectionParams: { 'x-api-key': server.keys.web },
          retryAttempts: 0,
        })
        const end = (value: unknown) => void Promise.resolve(client.dispose()).then(() => resolve(value))
        client.subscribe({ query }, { next: end, error: end, complete: () => end(null) })
      })
    const codeOf = async (query: string) => JSON.stringify(await results(query)).match(/"code":"(\w+)"/)?.[1]
    expect(await codeOf('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await codeOf('subscription { nothing }')).toBe('BUSY')
  })
})

describe('the address of a client', () => {
  it('is that of the peer, whatever it forwards, without a trusted proxy', async () => {
    const server = await limited({ trustedProxies: [] })
    const statuses: number[] = []
    for (let client = 0; client < 5; client++)
      statuses.push((await server.from(`198.51.100.${client}`)).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    await server.close()
  })
})

describe('the operator of a server without keys', () => {
  it('has no limit on this machine, and the limit of servers elsewhere', async () => {
    const server = await serving({
      fill: fillLittleGraph,
      settings: { rateLimit: 1, addressRateLimit: 1, serverRateLimit: 15, trustedProxies: ['127.0.0.1'] },
    })
    const here = await server.post(JSON.stringify({ query: ITEMS }))
    expect([here.status, here.headers.get('ratelimit'), await here.text()]).toEqual([
      200,
      null,
      expect.not.stringContaining('rateLimit'),
    ])
    const there = async () =>
      (await server.post(JSON.stringify({ query: ITEMS }), { 'x-forwarded-for': '198.51.100.1' })).status
    expect([await there(), await there()]).toEqual([200, 429])
    await server.close()
  })
})

describe('wrong keys and tokens', () => {
  it('of one address are refused with 429 after twenty, and right ones still work', async () => {
    const server = await limited()
    const wrong = (index: number, address = '198.51.100.1') =>
      index % 2 === 0
        ? server.from(address, { 'x-api-key': `att_${'0'.repeat(70)}` })
        : server.from(address, { authorization: 'Bearer x.y.z' })
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => (await wrong(index)).status),
    )
    expect(statuses.filter((status) => status === 401)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    const refused = await wrong(0)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await answerOf(refused)).errors[0]?.extensions.code).toBe('BUSY')
    expect((await server.from('198.51.100.1')).status).toBe(200)
    expect((await wrong(0, '198.51.100.2')).status).toBe(401)
    await server.close()
  })
})
