import { afterAll, beforeAll } from 'vitest'
import { nodeCounts } from '../../src/graph/__generated__/queries.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { answerOf, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { type Attempt, attack } from './attack.ts'

const IS_WHOLE = process.env.ATTUNE_ATTACKS === 'all'

/** Made-up items that one user sends, and in one request. */
const MADE_UP = IS_WHOLE ? 100_000 : 3_000
const AT_ONCE = 200
const MOST_UNKNOWN = 100

/** Users who do not exist, to whom one user refers in each way. */
const UNKNOWN_USERS = IS_WHOLE ? 45 : 5

let server: Serving
let web = ''
beforeAll(async () => {
  server = await serving({
    // The point limits are another test: this one is about what passes them.
    settings: { maxBodyBytes: 1_000_000, rateLimit: 1e9, addressRateLimit: 1e9 },
    async fill(graph) {
      await fillLittleGraph(graph)
      web = await apiKey(graph, ['read', 'track'], 'web')
      await apiKey(graph, ['admin'])
    },
  })
})
afterAll(() => server.close())

const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { accepted rejected results { status problems { code message path } } } }`

/** Users with a token each: what one attempt did, no other meets. */
let people = 0
const newcomer = () => {
  const name = `newcomer-${people++}`
  return { name, headers: userHeaders(server.graph, web, name) }
}

const ask = async (headers: Record<string, string>, query: string, variables: object = {}) =>
  answerOf(await server.post(JSON.stringify({ query, variables }), headers))

const eventsOn = (itemIds: readonly string[], kind = 'VIEW') =>
  itemIds.map((itemId) => ({ eventId: `${kind}-${itemId}`, itemId, kind, occurredAt: Date.UTC(2025, 4, 1) }))

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}-${at}`)

async function nodes(): Promise<number> {
  return (await server.graph.run(nodeCounts, {})).reduce((sum, { total }) => sum + total, 0)
}

/** Fails if `run` adds more nodes to the graph than one user may. */
const growing = (
  name: string,
  most: number,
  run: (user: ReturnType<typeof newcomer>) => Promise<unknown>,
): Attempt => ({
  name,
  async run() {
    const before = await nodes()
    await run(newcomer())
    const added = (await nodes()) - before
    return added > most ? `${added} nodes` : null
  },
})

attack(
  'A45',
  'one user adds at most a hundred items a day, however they send them',
  () => [
    growing(`${MADE_UP} made-up ids over many requests`, MOST_UNKNOWN + 1, async ({ name, headers }) => {
      for (let from = 0; from < MADE_UP; from += AT_ONCE) {
        const events = eventsOn(ids(`${name}-${from}`, AT_ONCE))
        await ask(await headers, RECORD, { events })
      }
    }),
    growing('all requests at once', MOST_UNKNOWN + 1, async ({ name, headers }) => {
      const own = await headers
      await Promise.all(
        Array.from({ length: 20 }, (_, part) =>
          ask(own, RECORD, { events: eventsOn(ids(`${name}-${part}`, 50)) }),
        ),
      )
    }),
    growing('one event a request', MOST_UNKNOWN + 1, async ({ name, headers }) => {
      for (const id of ids(name, 150)) await ask(await headers, RECORD, { events: eventsOn([id]) })
    }),
    ...['LIKE', 'RATING', 'HIDE', 'REPORT'].map((kind) =>
      growing(`events of the kind ${kind}`, MOST_UNKNOWN + 1, async ({ name, headers }) => {
        const events = eventsOn(ids(name, 300), kind).map((event) =>
          kind === 'RATING' ? { ...event, rating: 3 } : event,
        )
        await ask(await headers, RECORD, { events })
      }),
    ),
    growing('dismissals of made-up items', MOST_UNKNOWN + 1, async ({ name, headers }) => {
      for (let from = 0; from < 150; from += 15) {
        const parts = ids(`${name}-${from}`, 15).map(
          (id, at) => `a${at}: dismiss(itemId: "${id}") { problems { code } }`,
        )
        await ask(await headers, `mutation { ${parts.join(' ')} }`)
      }
    }),
    growing('another token of the same user', MOST_UNKNOWN + 1, async ({ name, headers }) => {
      await ask(await headers, RECORD, { events: eventsOn(ids(`${name}-a`, 150)) })
      const again = await userHeaders(server.graph, web, name)
      await ask(again, RECORD, { events: eventsOn(ids(`${name}-b`, 150)) })
    }),
    {
      name: 'a full allowance does not stop events on items of the catalog',
      async run() {
        const { name, headers } = newcomer()
        const events = [...eventsOn(ids(name, 150)), ...eventsOn(['tea', 'mug'])]
        const { data } = await ask(await headers, RECORD, { events })
        const { recordEvents } = data as {
          recordEvents: { accepted: number; results: { status: string }[] }
        }
        const { accepted, results } = recordEvents
        const said = JSON.stringify(results[149])
        if (accepted !== MOST_UNKNOWN + 2) return `${accepted} accepted`
        return results.at(-1)?.status === 'ACCEPTED' && said.includes('LIMIT_EXCEEDED') ? null : said
      },
    },
  ],
  300_000,
)

attack('A45', 'an item that a user made up is shown to no other user', async () => {
  const { name, headers } = newcomer()
  const id = `${name}-secret`
  await ask(await headers, RECORD, { events: eventsOn([id]) })
  const other = await newcomer().headers
  const nodeId = Buffer.from(`Item:${id}`).toString('base64url')
  const unseen = (what: string, query: string): Attempt => ({
    name: what,
    async run() {
      const { text } = await ask(other, query)
      return text.includes(`"${id}"`) ? text : null
    },
  })
  return [
    unseen('by its id', `{ item(id: "${id}") { id title } }`),
    unseen('by its node id', `{ node(nodeId: "${nodeId}") { ... on Item { id title } } }`),
    unseen('among other nodes', `{ nodes(nodeIds: ["${nodeId}"]) { ... on Item { id title } } }`),
    unseen('in the listing', `{ items(first: 100) { nodes { id } } }`),
    unseen('in the listing by id', `{ items(filter: { ids: ["${id}"] }) { nodes { id } } }`),
  ]
})

attack('A45', 'a user cannot make other users', () =>
  [
    'followUser',
    'blockUser',
    'muteUser',
    'dismissSuggestion',
    'undoSuggestionDismissal',
    'unfollowUser',
    'unblockUser',
    'unmuteUser',
  ].map((field) =>
    growing(`by ${field}`, 1, async ({ name, headers }) => {
      const own = await headers
      for (let from = 0; from < UNKNOWN_USERS; from += 5) {
        const parts = ids(`${name}-${from}`, 5).map(
          (id, at) => `a${at}: ${field}(otherId: "${id}") { problems { code } }`,
        )
        await ask(own, `mutation { ${parts.join(' ')} }`)
      }
    }),
  ),
)

attack('A45', 'what is sent is charged', () => {
  const charged = (name: string, least: number, query: string, variables: object = {}): Attempt => ({
    name,
    async run() {
      const { text } = await ask(await newcomer().headers, query, variables)
      const { extensions } = JSON.parse(text) as { extensions: { rateLimit: { cost: number } } }
      const { cost } = extensions.rateLimit
      return cost < least ? `${cost} points` : null
    },
  })
  const bare = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { watermark } }'
  const twice = `mutation ($a: [EventInput!]!, $b: [EventInput!]!) {
    x: recordEvents(events: $a) { accepted } y: recordEvents(events: $b) { accepted } }`
  const written = (count: number) =>
    eventsOn(ids('tea', count))
      .map(
        ({ eventId }) =>
          `{ eventId: "${eventId}", itemId: "tea", kind: VIEW, occurredAt: "2025-05-01T00:00:00Z" }`,
      )
      .join(' ')
  return [
    charged('200 events', 200, bare, { events: eventsOn(ids('tea', 200)) }),
    charged('500 events', 500, bare, { events: eventsOn(ids('tea', 500)) }),
    // The cost of a repeated document is remembered.
    charged('200 events again', 200, bare, { events: eventsOn(ids('tea', 200)) }),
    charged('10 events with the same document', 10, bare, { events: eventsOn(ids('tea', 10)) }),
    charged('two lists', 400, twice, { a: eventsOn(ids('tea', 199)), b: eventsOn(ids('tea', 201)) }),
    charged(
      'events that are written out',
      20,
      `mutation { recordEvents(events: [${written(20)}]) { accepted } }`,
    ),
    charged(
      'a list in a default',
      20,
      `mutation ($events: [EventInput!]! = [${written(20)}]) { recordEvents(events: $events) { accepted } }`,
    ),
    {
      name: 'a single event first, and then the long default of the same document',
      async run() {
        const document = `mutation ($events: [EventInput!]! = [${written(20)}]) { recordEvents(events: $events) { rejected } }`
        const own = await newcomer().headers
        await ask(own, document, { events: eventsOn(['tea'])[0] })
        return charged('then the default', 20, document).run()
      },
    },
  ]
})

attack('A45', 'a minute of one user is bounded by what they send', async () => {
  let key = ''
  const own = await serving({
    settings: { maxBodyBytes: 1_000_000, rateLimit: 10_000 },
    async fill(graph) {
      await fillLittleGraph(graph)
      key = await apiKey(graph, ['read', 'track'], 'web')
      await apiKey(graph, ['admin'])
    },
  })
  const headers = await userHeaders(own.graph, key, 'ana')
  return [
    {
      name: 'events until the limit',
      async run() {
        let accepted = 0
        for (let sent = 0; sent < 60; sent++) {
          const events = eventsOn(ids(`e${sent}`, 500)).map((event) => ({ ...event, itemId: 'tea' }))
          const body = JSON.stringify({
            query: 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }',
            variables: { events },
          })
          const { data } = await answerOf(await own.post(body, headers))
          accepted += (data?.recordEvents as { accepted: number } | undefined)?.accepted ?? 0
        }
        await own.close()
        return accepted > 10_000 || accepted === 0 ? `${accepted} events` : null
      },
    },
  ]
})
