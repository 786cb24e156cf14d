import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { apiKey } from '../support/api-keys.ts'
import { checkedHaproxy } from '../support/cluster/haproxy.ts'
import { type Answer, ask, Processes } from '../support/cluster/processes.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { HAS_REDIS } from '../support/redis.ts'
import { world } from '../support/world.ts'

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

const [VIEWERS, ITEMS, EVENTS] = [30, 40, 40]

/** Between two turns of a client, so that the servers have time to start. */
const PAUSE_MS = 100

const PAGE = `query ($userId: ID!, $after: String) {
  recommendations(userId: $userId, first: 5, after: $after) {
    recommendationId
    pageInfo { endCursor }
    nodes { id }
  }
}`
const LIVE = 'subscription ($userId: ID!) { recommendations(userId: $userId, first: 5) { nodes { id } } }'
const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { results { status } } }'
const ERASE = 'mutation ($userId: ID!) { requestErasure(userId: $userId) { problems { code } } }'
const CATALOG = '{ items(first: 40) { nodes { id tags(first: 20) { nodes { id name } } } } }'

interface Page {
  readonly recommendationId: string
  readonly pageInfo: { readonly endCursor: string }
  readonly nodes: readonly { readonly id: string }[]
}

const COUNT = cypherQuery<{ itemId: string }, { count: number }>(
  'test/count-of-item',
  `// @mode read
   // @param itemId String!
   // @returns count Int!
   MATCH (:User)-[done:INTERACTED_WITH]->(:Item {id: $itemId}) RETURN sum(done.count) AS count`,
)

let graph: GraphStore
let processes: Processes
let admin = ''

function page({ data, errors }: Answer): Page {
  const list = data?.recommendations as Page | null | undefined
  if (!list) throw new Error(JSON.stringify(errors))
  return list
}

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
const idsOf = ({ nodes }: Page) => nodes.map(({ id }) => id)

function askPage(url: string, userId: string, after?: string): Promise<Answer> {
  return ask(url, admin, PAGE, { userId, after })
}

function event(eventId: string, userId: string, itemId: string) {
  return { eventId, userId, itemId, kind: 'PLAY', occurredAt: new Date().toISOString() }
}

async function countOf(itemId: string): Promise<number> {
  return (await graph.run(COUNT, { itemId }))[0]?.count ?? 0
}

/** The lists of a user that a server has sent so far. */
function liveLists(url: string, userId: string): readonly unknown[] {
  const lists: unknown[] = []
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { 'x-api-key': admin },
  })
  onTestFinished(() => client.dispose())
  client.subscribe(
    { query: LIVE, variables: { userId } },
    { next: (result) => lists.push(result), error: () => undefined, complete: () => undefined },
  )
  return lists
}

/** Asks for lists and their second pages, and sends an event each time, until it is stopped. */
async function load(name: string, stopping: AbortSignal) {
  const seen = { good: 0, expired: 0, bad: [] as string[], acknowledged: 0 }
  const note = (answer: Answer) => {
    if (answer.status === 200 && !answer.errors) seen.good++
    else if (codeOf(answer) === 'CURSOR_EXPIRED') seen.expired++
    else seen.bad.push(`${answer.status} ${codeOf(answer)}`)
  }
  for (let n = 0; !stopping.aborted; n++) {
    const userId = `viewer-${n % VIEWERS}`
    try {
      const first = await askPage(processes.url, userId)
      note(first)
      note(await askPage(processes.url, userId, page(first).pageInfo.endCursor))
      const sent = await ask(processes.url, admin, RECORD, {
        events: [event(`${name} ${n}`, userId, 'load')],
      })
      note(sent)
      if (!sent.errors) seen.acknowledged++
      await sleep(PAUSE_MS)
    } catch (error) {
      seen.bad.push(String(error))
    }
  }
  return seen
}

async function fill(): Promise<void> {
  const small = world().item('repeated').item('load').item('live')
  for (let n = 0; n < ITEMS; n++) small.item(`item-${n}`)
  for (let n = 0; n < VIEWERS; n++) small.user(`viewer-${n}`).listens(`item-${n}`, `item-${(n + 1) % ITEMS}`)
  small.user('leaving').listens('item-0', 'item-1')
  await small.fill(graph)
}

const isPossible = HAS_REDIS && checkedHaproxy('127.0.0.1:1', ['127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:4'])
const isSkipped = server.skipReason !== null || !isPossible

describe.skipIf(isSkipped)(`three processes behind a balancer, ${titleOf(server)}`, () => {
  beforeAll(async () => {
    await wipeNeo4j()
    graph = await openNeo4j(neo4jOptions())
    await fill()
    admin = await apiKey(graph, ['admin'])
    processes = await Processes.start()
  })
  afterAll(async () => {
    await processes?.stop()
    await graph?.close()
  })

  it(`serve page two of ${VIEWERS} lists at any of them`, async () => {
    const { urls } = processes
    let good = 0
    for (let n = 0; n < VIEWERS; n++) {
      const userId = `viewer-${n}`
      const first = page(await askPage(urls[n % 3] ?? '', userId))
      for (const away of [1, 2]) {
        const next = page(await askPage(urls[(n + away) % 3] ?? '', userId, first.pageInfo.endCursor))
        const ids = new Set([...idsOf(first), ...idsOf(next)])
        if (next.recommendationId === first.recommendationId && ids.size === 10) good++
      }
    }
    expect(good).toBe(2 * VIEWERS)
  })

  it(`count each of ${EVENTS} events once, also those that all of them get`, async () => {
    const events = Array.from({ length: EVENTS }, (_, n) => event(`event-${n}`, 'viewer-1', 'repeated'))
    for (const url of processes.urls)
      expect(codeOf(await ask(url, admin, RECORD, { events }))).toBeUndefined()
    await expect.poll(() => countOf('repeated')).toBeGreaterThanOrEqual(EVENTS)
    await sleep(2_000)
    expect(await countOf('repeated')).toBe(EVENTS)
  })

  it('tell a live list at one of an event at another', async () => {
    const [one, other] = processes.urls
    const lists = liveLists(one, 'viewer-2')
    await expect.poll(() => lists).toHaveLength(1)
    await ask(other, admin, RECORD, { events: [event('live', 'viewer-2', 'live')] })
    await expect.poll(() => lists.length).toBeGreaterThan(1)
  })

  it('have the limits of one process together', async () => {
    const web = await apiKey(graph, ['read'], 'web')
    await sleep(1_500)
    const costs = async () => {
      const { status, headers } = await ask(processes.url, web, CATALOG)
      return { status, left: Number(/r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]) }
    }
    const first = await costs()
    const most = Math.floor(10_000 / (10_000 - first.left))
    const answers = [first]
    for (let n = 0; n < most + 9; n++) answers.push(await costs())
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(most)
  })

  it('forget the lists of an erased user everywhere', async () => {
    const { urls, redis } = processes
    // Who does nothing else: what they did before the end of the erasure would not be counted.
    const userId = 'leaving'
    const lists = await Promise.all(urls.map(async (url) => page(await askPage(url, userId))))
    const isStored = async () => {
      const content = await redis.content()
      return lists.map(({ recommendationId }) => content.includes(recommendationId))
    }
    await expect.poll(isStored).toEqual([true, true, true])
    expect(await ask(urls[1], admin, ERASE, { userId })).toMatchObject({
      data: { requestErasure: { problems: [] } },
    })
    const codes = async () => {
      const pages = lists.flatMap(({ pageInfo }) =>
        urls.map((url) => askPage(url, userId, pageInfo.endCursor)),
      )
      return [...new Set((await Promise.all(pages)).map(codeOf))]
    }
    await expect.poll(codes).toEqual(['CURSOR_EXPIRED'])
    expect(await isStored()).toEqual([false, false, false])
  })

  it('answer every request while they are restarted one after the other', { timeout: 180_000 }, async () => {
    const stopping = new AbortController()
    const loads = ['a', 'b'].map((name) => load(name, stopping.signal))
    const codes = []
    for (const at of [0, 1, 2]) codes.push(await processes.restart(at))
    stopping.abort()
    const seen = await Promise.all(loads)
    const acknowledged = seen.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
    process.stdout.write(`rolling restart: ${JSON.stringify(seen)}\n`)
    expect(codes).toEqual([0, 0, 0])
    expect(seen.flatMap(({ bad }) => bad)).toEqual([])
    // The store has a tenth of a second for a command, which a machine without a free core may miss.
    for (const { good, expired } of seen) expect(expired).toBeLessThan(0.02 * good)
    await expect.poll(() => countOf('load')).toBe(acknowledged)
  })

  it('go on without the store: page two where its list was made, live lists from the graph', async () => {
    const { urls, redis } = processes
    const [one, other] = urls
    const lists = liveLists(one, 'viewer-4')
    await expect.poll(() => lists).toHaveLength(1)
    await redis.kill()
    const first = page(await askPage(one, 'viewer-5'))
    const after = first.pageInfo.endCursor
    expect(page(await askPage(one, 'viewer-5', after)).recommendationId).toBe(first.recommendationId)
    expect(codeOf(await askPage(other, 'viewer-5', after))).toBe('CURSOR_EXPIRED')
    const before = lists.length
    await ask(other, admin, RECORD, { events: [event('alone', 'viewer-4', 'live')] })
    await expect.poll(() => lists.length).toBeGreaterThan(before)
    await redis.start()
    const isBack = async () => {
      const again = page(await askPage(one, 'viewer-6'))
      return codeOf(await askPage(other, 'viewer-6', again.pageInfo.endCursor))
    }
    await expect.poll(isBack).toBeUndefined()
  })
})
