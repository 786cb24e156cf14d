import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll } from 'vitest'
import { WebSocket } from 'ws'
import { answerOf } from '../api/serving.ts'
import { apiKey } from '../support/api-keys.ts'
import { type DemoServer, demoServer, fillDemoPart } from '../support/demo-server.ts'
import { attack } from './attack.ts'

const IS_WHOLE = process.env.ATTUNE_ATTACKS === 'all'

/** Numbers of greedy callers, each for one attempt. test/unit/recommend/concurrency-limiter.test.ts has them by a clock of its own. */
const GREEDY = IS_WHOLE ? [1, 3, 10] : [10]

/** Lists of the modest caller in each attempt, each 200 ms after the last one: also on a slow machine they ask for little. */
const LISTS = IS_WHOLE ? 100 : 20
const PAUSE_MS = 200

/** Part of their lists that the modest caller must get. */
const LEAST_ANSWERED = 0.95

/** What a greedy caller does at a time. */
const PARALLEL_LISTS = 6
const SUBSCRIPTIONS = 8

const ARGUMENTS = 'first: 5, input: { excludedItemIds: [$other] }'
const LIST = `query ($other: ID!) { recommendations(${ARGUMENTS}) { nodes { id } } }`
const LIVE_LIST = `subscription ($other: ID!) { recommendations(${ARGUMENTS}) { nodes { id } } }`
const RECORD =
  'mutation ($event: EventInput!) { recordEvents(events: [$event]) { accepted problems { message } } }'

const keys = { web: '', server: '' }
let server: DemoServer
let users: readonly string[] = []
let itemId = ''
beforeAll(async () => {
  server = await demoServer({
    fill: async (graph) => {
      await fillDemoPart(graph)
      keys.web = await apiKey(graph, ['read', 'track'])
      keys.server = await apiKey(graph, ['server'])
    },
  })
  const { data } = await post('{ users(first: 20) { nodes { id } } items(first: 1) { nodes { id } } }', {
    'x-api-key': keys.server,
  })
  const found = data as Record<'users' | 'items', { nodes: { id: string }[] }>
  users = found.users.nodes.map(({ id }) => id)
  itemId = found.items.nodes[0]?.id ?? ''
})
afterAll(() => server.close())

async function post(query: string, headers: Readonly<Record<string, string>>, variables: object = {}) {
  const body = JSON.stringify({ query, variables })
  const sent = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
  return answerOf(await fetch(server.url, sent))
}

/** The headers of a page of this user. */
async function headersOf(userId: string): Promise<Record<string, string>> {
  const query = 'mutation ($userId: ID!) { createUserToken(userId: $userId) { token } }'
  const { data } = await post(query, { 'x-api-key': keys.server }, { userId })
  const made = data?.createUserToken as { token: string } | undefined
  return { 'x-api-key': keys.web, authorization: `Bearer ${made?.token}` }
}

let lists = 0
/** Asks for a list that nothing kept can answer. Resolves to the status and the codes of a failure; null for a list. */
async function list(headers: Readonly<Record<string, string>>): Promise<string | null> {
  const { status, errors } = await post(LIST, headers, { other: `no item ${lists++}` })
  if (status === 200 && errors.length === 0) return null
  return [status, ...errors.map(({ extensions }) => extensions.code)].join(':')
}

/** Asks for as much as it gets, and asks again at once. Resolves with the way to stop. */
async function startGreedy(userId: string): Promise<() => Promise<void>> {
  const headers = await headersOf(userId)
  let isOver = false
  const client = createClient({
    url: server.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: headers,
    retryAttempts: 0,
  })
  for (let n = 0; n < SUBSCRIPTIONS; n++) {
    const variables = { other: `no item ${lists++}` }
    const ignored = () => undefined
    client.subscribe({ query: LIVE_LIST, variables }, { next: ignored, error: ignored, complete: ignored })
  }
  const repeatedly = async (task: () => Promise<unknown>, pauseMs: number) => {
    while (!isOver) {
      await task()
      await wait(pauseMs)
    }
  }
  const record = () => {
    const event = { eventId: `event ${lists++}`, itemId, kind: 'VIEW', occurredAt: Date.now() }
    return post(RECORD, headers, { event })
  }
  const loops = [
    repeatedly(record, 500),
    ...Array.from({ length: PARALLEL_LISTS }, () => repeatedly(() => list(headers), 1)),
  ]
  return async () => {
    isOver = true
    await Promise.all(loops)
    await client.dispose()
  }
}

attack(
  'A48',
  'callers who ask for as much as they get take no list from one who asks for little',
  async () => {
    const modest = await headersOf(users[0] ?? '')
    return GREEDY.map((count) => ({
      name: `${count} greedy callers`,
      async run() {
        const greedy = await Promise.all(users.slice(1, count + 1).map(startGreedy))
        await wait(1_000)
        const failures: string[] = []
        for (let n = 0; n < LISTS; n++) {
          const failure = await list(modest)
          if (failure !== null) failures.push(failure)
          await wait(PAUSE_MS)
        }
        for (const stop of greedy) await stop()
        return failures.length > (1 - LEAST_ANSWERED) * LISTS ? `failed: ${failures.join(' ')}` : null
      },
    }))
  },
)
