import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { uniform } from '../../src/domain/random.ts'

/** What is asked about. */
export interface LoadedWorld {
  readonly userIds: readonly string[]
  readonly items: readonly { readonly id: string; readonly title: string }[]
}

/** What was sent since the start. */
export interface LoadReport {
  readonly requests: number
  readonly subscriptions: number
  /** Requests that the client gave up before the response. */
  readonly aborted: number
  /** What failed, without repeats. */
  readonly failures: ReadonlySet<string>
}

/** A load that runs until `stop`, which resolves when no request of it is open. */
export interface MixedLoad {
  readonly report: LoadReport
  stop(): Promise<void>
}

/** Clients of HTTP, of which each waits for a response and then pauses for this long on average. */
const CLIENTS = 6
const PAUSE_MS = 60

/** Clients that open a connection with a subscription, and drop both. */
const SUBSCRIBERS = 4

/** Only these write, each about few items: then a warmed-up graph no longer grows. */
const WRITERS = 50
const ITEMS_A_WRITER = 8

/** A subscriber drops a list that has not come by then. */
const LONGEST_MS = 20_000

const LIST =
  'recommendationId edges { rank probability node { id title } reasons { text } } pageInfo { endCursor }'

interface Question {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** Up to 100 users and items of a server. Leaves no connection open. */
export async function readWorld(url: string): Promise<LoadedWorld> {
  const query = '{ users(first: 100) { nodes { id } } items(first: 100) { nodes { id title } } }'
  const { users, items } = (await answerOf(url, { query, variables: {} }, new Agent())) as {
    users: { nodes: readonly { id: string }[] }
    items: { nodes: LoadedWorld['items'] }
  }
  return { userIds: users.nodes.map(({ id }) => id), items: items.nodes }
}

/** Lists and their second pages, item pages, sessions, searches, pages of a user, ties and events, over HTTP and WebSockets. */
export function mixedLoad(url: string, world: LoadedWorld, seed: number): MixedLoad {
  const report = { requests: 0, subscriptions: 0, aborted: 0, failures: new Set<string>() }
  const stopping = new AbortController()
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const clients = [
    ...Array.from({ length: CLIENTS }, (_, index) => askUntil(index)),
    ...Array.from({ length: SUBSCRIBERS }, (_, index) => subscribeUntil(CLIENTS + index)),
  ]

  async function askUntil(client: number): Promise<void> {
    const chance = uniform(seed + client)
    while (!stopping.signal.aborted) {
      await asked(chance).catch((error) => report.failures.add(String(error)))
      await sleep(2 * PAUSE_MS * chance())
    }
  }

  async function asked(chance: () => number): Promise<void> {
    const question = questionOf(world, chance)
    report.requests++
    if (chance() < 0.05) {
      report.aborted++
      return void (await post(url, question, agent, 10 * chance()))
    }
    // Some clients open a connection for each request.
    const data = await answerOf(url, question, chance() < 0.1 ? new Agent() : agent)
    const cursor = endCursorOf(data)
    if (cursor === null || chance() < 0.5) return
    report.requests++
    await answerOf(url, { ...question, variables: { ...question.variables, after: cursor } }, agent)
  }

  async function subscribeUntil(client: number): Promise<void> {
    const chance = uniform(seed + client)
    while (!stopping.signal.aborted) {
      report.subscriptions++
      await subscribed(chance).catch((error) => report.failures.add(String(error)))
    }
  }

  /** Half of the connections end by a close, half by the end of the socket. */
  async function subscribed(chance: () => number): Promise<void> {
    const writer = Math.floor(WRITERS * chance())
    const id = world.userIds[writer]
    const isWriting = chance() < 0.2
    const isClosing = chance() < 0.5
    let socket: WebSocket | undefined
    const client = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: {
        opened: (opened) => {
          socket = opened as WebSocket
        },
      },
    })
    const query = 'subscription ($id: ID!) { recommendations(userId: $id) { edges { node { id } } } }'
    const lists = client.iterate({ query, variables: { id } })
    const timer = setTimeout(() => socket?.terminate(), LONGEST_MS)
    try {
      for (let pushed = 0; pushed < (isWriting ? 2 : 1); pushed++) {
        const { value, done } = await lists.next()
        if (done || value.errors) throw new Error(`subscription: ${JSON.stringify(value?.errors ?? 'ended')}`)
        if (pushed === 0 && isWriting) await answerOf(url, events(writer, world, chance), agent)
      }
      if (!isClosing) socket?.terminate()
    } finally {
      clearTimeout(timer)
      await client.dispose()
    }
  }

  return {
    report,
    async stop() {
      stopping.abort()
      await Promise.all(clients)
      agent.destroy()
    },
  }
}

function questionOf(world: LoadedWorld, chance: () => number): Question {
  const user = pick(world.userIds, chance)
  const { id: item, title } = pick(world.items, chance)
  const word = pick(title.split(' '), chance)
  const writer = Math.floor(WRITERS * chance())
  const questions: readonly (() => Question)[] = [
    () => ({
      query: `query ($user: ID!, $after: String) { recommendations(userId: $user, first: 10, after: $after) { ${LIST} } }`,
      variables: { user },
    }),
    () => ({
      query: `query ($items: [ID!]!, $user: ID!, $after: String) {
        recommendationsForItems(itemIds: $items, userId: $user, first: 10, after: $after) { ${LIST} } }`,
      variables: { items: [item], user },
    }),
    () => ({
      query: `query ($session: SessionInput!, $after: String) {
        recommendations(session: $session, first: 10, after: $after) { ${LIST} } }`,
      variables: { session: { events: [{ itemId: item, kind: 'VIEW', occurredAt: Date.now() }] } },
    }),
    () => ({
      query: `query ($word: String!, $user: ID!, $after: String) {
        search(query: $word, userId: $user, first: 10, after: $after) { edges { node { id title } } pageInfo { endCursor } } }`,
      variables: { word, user },
    }),
    () => ({ query: 'query ($word: String!) { suggestions(query: $word) { text } }', variables: { word } }),
    () => ({
      query: `query ($user: ID!) { user(id: $user) { name history(first: 10) { edges { node { id } } }
        suggestedUsers(first: 5) { edges { node { id } } } recommendedTags(first: 5) { edges { node { id } } } } }`,
      variables: { user },
    }),
    () => ({
      query: `mutation ($user: ID!, $other: ID!) {
        ${chance() < 0.5 ? 'followUser' : 'unfollowUser'}(userId: $user, otherId: $other) { problems { code } } }`,
      variables: { user: world.userIds[writer], other: world.userIds[writer + 1] },
    }),
    () => events(writer, world, chance),
  ]
  return pick(questions, chance)()
}

function pick<T>(list: readonly T[], chance: () => number): T {
  return list[Math.floor(list.length * chance())] as T
}

/** @throws if the response has errors */
async function answerOf(url: string, question: Question, agent: Agent): Promise<unknown> {
  const text = await post(url, question, agent)
  const { data, errors } = JSON.parse(text ?? '{}') as { data?: unknown; errors?: unknown }
  if (errors || !data) throw new Error(`${question.query.slice(0, 60)}: ${JSON.stringify(errors)}`)
  return data
}

/** Some events of a user. */
function events(writer: number, world: LoadedWorld, chance: () => number): Question {
  const sent = Array.from({ length: 5 }, () => ({
    userId: world.userIds[writer],
    itemId: world.items[(writer + Math.floor(ITEMS_A_WRITER * chance())) % world.items.length]?.id,
    eventId: `${Date.now()}-${chance()}`,
    kind: chance() < 0.8 ? 'VIEW' : 'LIKE',
    occurredAt: Date.now(),
  }))
  return {
    query: 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted watermark } }',
    variables: { events: sent },
  }
}

/** The cursor of a list that was asked for alone; null of all else. */
function endCursorOf(data: unknown): string | null {
  const [list] = Object.values(data as Record<string, { pageInfo?: { endCursor: string | null } } | null>)
  return list?.pageInfo?.endCursor ?? null
}

/** The text of the response; null if it was given up `afterMs`. */
function post(url: string, body: Question, agent: Agent, afterMs?: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    let isGivenUp = false
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
      response.on('error', (error) => (isGivenUp ? resolve(null) : reject(error)))
    })
    call.on('error', (error) => (isGivenUp ? resolve(null) : reject(error)))
    call.end(text)
    if (afterMs !== undefined) {
      setTimeout(() => {
        isGivenUp = true
        call.destroy(new Error('given up'))
      }, afterMs)
    }
  })
}
