import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll } from 'vitest'
import { nodeCounts } from '../../src/graph/__generated__/queries.ts'
import { jazzAndRock } from '../api/jazz-and-rock.ts'
import { answerOf, NOW_MS, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { storedItems } from '../support/stored-items.ts'
import { type Attempt, attack } from './attack.ts'

const VICTIM = `v_${'5ec2e7'.repeat(6).slice(0, 32)}`
const OWN = `v_${'0e'.repeat(16)}`
const NEW_VISITORS = 20

let server: Serving
const keys = { web: '', server: '' }
beforeAll(async () => {
  server = await serving({
    // The point limits are another test: this one is about what passes them.
    settings: { trustedProxies: ['127.0.0.1'], rateLimit: 1e9, addressRateLimit: 1e9 },
    newVisitors: NEW_VISITORS,
    async fill(graph) {
      await jazzAndRock('drink').fill(graph)
      keys.web = await apiKey(graph, ['read', 'track'], 'web')
      keys.server = await apiKey(graph, ['server'])
    },
    recommend: (graph, events, consents) => asking(graph, { events, consents }),
  })
  await collect(JSON.stringify(beacon({ visitorId: VICTIM })))
  // The id itself reads what a guess must not.
  if ((await guess(VICTIM).run()) !== 'FULL') throw new Error('the visitor has no list of their own')
})
afterAll(() => server.close())

const event = (more: object = {}) => ({
  eventId: 'e1',
  itemId: 'drink-1',
  kind: 'PLAY',
  occurredAt: NOW_MS,
  ...more,
})
const beacon = (more: object = {}) => ({ key: keys.web, visitorId: OWN, events: [event()], ...more })

async function collect(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${server.origin}/collect`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain', 'x-forwarded-for': '198.51.100.1', ...headers },
  })
  return { status: response.status, text: await response.text() }
}

const LIST = 'query ($id: ID!) { recommendations(userId: $id, first: 5) { personalization nodes { id } } }'

/** An id that is not the victim's reads a list that knows of no one. */
const guess = (id: string): Attempt => ({
  name: `list of ${JSON.stringify(id)}`,
  async run() {
    const body = JSON.stringify({ query: LIST, variables: { id } })
    const { data } = await answerOf(await server.post(body, { 'x-api-key': keys.web }))
    const list = data?.recommendations as { personalization: string } | null | undefined
    return list == null || list.personalization === 'UNKNOWN_USER' ? null : list.personalization
  },
})

attack('A54', 'an id that is not quite that of a visitor reads nothing', () => {
  const digits = VICTIM.slice(2)
  const near = Array.from({ length: digits.length }, (_, at) => {
    const other = ((Number.parseInt(digits[at] ?? '0', 16) + 1) % 16).toString(16)
    return `v_${digits.slice(0, at)}${other}${digits.slice(at + 1)}`
  })
  const forms = [
    VICTIM.toUpperCase(),
    digits,
    VICTIM.slice(0, -1),
    `${VICTIM}0`,
    ` ${VICTIM}`,
    `${VICTIM}\u200b`,
    `${VICTIM}\u0000`,
    VICTIM.replace('_', '\uff3f'),
    VICTIM.replace('v', '\uff56'),
    `${VICTIM}*`,
    '.*',
    "v_' OR 1=1 --",
  ]
  return [...near, ...forms].map(guess)
})

attack('A54', 'a visitor is in no URL, in whatever field and form', () => {
  const nodeId = Buffer.from(`User:${VICTIM}`).toString('base64url')
  const fields = (id: string) => [
    `recommendations(userId: "${id}", first: 2) { nodes { id } }`,
    `recommendationsForItems(userId: "${id}", itemIds: ["drink-2"], first: 2) { nodes { id } }`,
    `search(userId: "${id}", query: "drink", first: 2) { nodes { id } }`,
    `items(userId: "${id}", orderBy: { forYou: DESC }, first: 2) { nodes { id } }`,
    `item(id: "drink-2") { recommendations(userId: "${id}", first: 2) { nodes { id } } }`,
    `user(id: "${id}") { id }`,
    `recommendation(userId: "${id}", id: "x") { nodes { id } }`,
  ]
  return [VICTIM, nodeId].flatMap((id) =>
    fields(id).flatMap((field) =>
      [keys.web, keys.server].map((key): Attempt => {
        const query = `{ ${field} }`
        return {
          name: `GET ${query}`,
          async run() {
            const headers = { 'x-api-key': key, 'apollo-require-preflight': '1' }
            const url = `/graphql?query=${encodeURIComponent(query)}`
            const { errors, text } = await answerOf(await server.get(url, headers))
            return errors.length > 0 ? null : text
          },
        }
      }),
    ),
  )
})

/** Whose history a beacon would change: users of the world, and another visitor. */
const VICTIMS = ['guest-1', VICTIM]

/** Fails if a beacon adds an item to the history of another. */
const writing = (name: string, send: () => Promise<unknown>): Attempt => ({
  name,
  async run() {
    const before = await Promise.all(VICTIMS.map((id) => storedItems(server.graph, id)))
    await send()
    const after = await Promise.all(VICTIMS.map((id) => storedItems(server.graph, id)))
    return JSON.stringify(before) === JSON.stringify(after) ? null : 'the history of another has changed'
  },
})

attack('A54', 'a beacon writes for no one but its visitor', () => {
  const item = { itemId: 'drink-9' }
  const foreign = VICTIMS.flatMap((userId) =>
    [
      userId,
      ` ${userId}`,
      `${userId}\u0301`,
      [userId],
      { id: userId },
      Buffer.from(`User:${userId}`).toString('base64url'),
    ].map((id) => {
      const body = JSON.stringify(beacon({ events: [event({ ...item, userId: id })] }))
      return writing(`userId ${JSON.stringify(id)}`, () => collect(body))
    }),
  )
  const own = JSON.stringify(OWN)
  const raw = [
    `{"key":"${keys.web}","visitorId":"guest-1","visitorId":${own},"events":[${JSON.stringify(event(item))}]}`,
    `{"key":"${keys.web}","visitorId":${own},"visitorId":"guest-1","events":[${JSON.stringify(event(item))}]}`,
    `{"key":"${keys.web}","visitorId":${own},"events":[{"userId":${own},"userId":"guest-1",${JSON.stringify(event(item)).slice(1)}]}`,
    JSON.stringify(beacon({ key: keys.server, events: [event({ ...item, userId: 'guest-1' })] })),
    JSON.stringify(beacon({ visitorId: 'guest-1', events: [event(item)] })),
    JSON.stringify(beacon({ visitorId: ['guest-1'], events: [event(item)] })),
    JSON.stringify(beacon({ userId: 'guest-1', events: [event(item)] })),
    JSON.stringify(beacon({ viewer: 'guest-1', events: [event(item)] })),
    `{"__proto__":{"userId":"guest-1"},${JSON.stringify(beacon({ events: [event(item)] })).slice(1)}`,
    `{"constructor":{"prototype":{"userId":"guest-1"}},${JSON.stringify(beacon({ events: [event(item)] })).slice(1)}`,
    JSON.stringify(beacon()).replace('"eventId"', '"__proto__":{"userId":"guest-1"},"eventId"'),
    JSON.stringify([beacon({ visitorId: 'guest-1' })]),
  ].map((body, at) => writing(`body ${at}`, () => collect(body)))
  const token = writing('a user token beside it', async () => {
    const headers = await userHeaders(server.graph, keys.web, 'guest-1')
    await collect(JSON.stringify(beacon({ events: [event(item)] })), headers)
  })
  return [...foreign, ...raw, token]
})

const MEGABYTE = 1_000_000

attack('A54', 'a hostile body at /collect is refused, and the server answers on', () => {
  const nested = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000)
  const start = `{"key":"${keys.web}","visitorId":"${OWN}","events":`
  const bodies: readonly (readonly [name: string, body: string | Uint8Array<ArrayBuffer>, more?: object])[] =
    [
      ['a megabyte', `${start}["${'x'.repeat(MEGABYTE)}"]}`],
      ['a megabyte of spaces', `${start}${' '.repeat(MEGABYTE)}[]}`],
      ['ten megabytes in gzip', gzipSync(' '.repeat(10 * MEGABYTE)), { 'content-encoding': 'gzip' }],
      ['nested lists', `${start}${nested('[', ']')}}`],
      ['nested objects', `${start}${nested('{"a":', '')}1${'}'.repeat(20_001)}`],
      ['ten thousand events', `${start}[${Array.from({ length: 10_000 }, () => '{}').join(',')}]}`],
      ['ten thousand fields', `{${Array.from({ length: 10_000 }, (_, at) => `"f${at}":1`).join(',')}}`],
      ['half of a body', start],
      ['another charset', start, { 'content-type': 'text/plain;charset=utf-16' }],
      ['another compression', start, { 'content-encoding': 'br' }],
      ['no gzip', start, { 'content-encoding': 'gzip' }],
      ['a form', 'key=1&visitorId=2', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['parts', '--x', { 'content-type': 'multipart/form-data; boundary=x' }],
    ]
  return bodies.map(
    ([name, body, more = {}]): Attempt => ({
      name,
      async run() {
        const { status, text } = await collect(body, { ...more })
        const isRefused = status >= 400 && status < 500 && text.length < 2_000
        const next = await collect(JSON.stringify(beacon()))
        return isRefused && next.status === 200 ? null : `${status}, then ${next.status}`
      },
    }),
  )
})

attack('A54', 'one address makes a bounded number of visitors, in whatever way', () => {
  let made = 0
  const newcomer = () => `v_${(0xabc000 + made++).toString(16).padStart(32, '0')}`
  let clients = 0
  const record = (variables: object, query: string, headers: Record<string, string>) =>
    server.post(JSON.stringify({ query, variables }), { 'x-api-key': keys.web, ...headers })
  const ways: readonly (readonly [
    name: string,
    send: (id: string, headers: Record<string, string>) => Promise<unknown>,
  ])[] = [
    ['beacons', (visitorId, headers) => collect(JSON.stringify(beacon({ visitorId })), headers)],
    [
      'recordEvents',
      (userId, headers) =>
        record(
          { events: [event({ userId })] },
          'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { watermark } }',
          headers,
        ),
    ],
    [
      'dismiss',
      (id, headers) =>
        record(
          { id },
          'mutation ($id: ID!) { dismiss(userId: $id, itemId: "drink-1") { watermark } }',
          headers,
        ),
    ],
    [
      'setConsent',
      (id, headers) =>
        record(
          { id },
          `mutation ($id: ID!) {
             setConsent(userId: $id, choices: [{ purpose: ANALYTICS, isGranted: false }]) { watermark } }`,
          headers,
        ),
    ],
    ['lists', (id, headers) => record({ id }, LIST, headers)],
    [
      'beacons on items of their own',
      (visitorId, headers) =>
        collect(
          JSON.stringify(beacon({ visitorId, events: [event({ itemId: `made-up-${visitorId}` })] })),
          headers,
        ),
    ],
  ]
  const count = async (kind: string) => {
    const rows = await server.graph.run(nodeCounts, {})
    return rows.find(({ label }) => label === kind)?.total ?? 0
  }
  return ways.map(
    ([name, send]): Attempt => ({
      name,
      async run() {
        const address = { 'x-forwarded-for': `198.51.100.${100 + clients++}` }
        const before = await count('User')
        const all = Array.from({ length: 5 * NEW_VISITORS }, newcomer)
        await Promise.all(all.map((id) => send(id, address)))
        const added = (await count('User')) - before
        return added > NEW_VISITORS ? `${added} visitors` : null
      },
    }),
  )
})

attack('A54', 'no id of a visitor is in the log', () => [
  {
    name: 'after all of the above',
    run: async () => (/v_[0-9a-f]{32}/.test(server.log()) ? 'the log has an id' : null),
  },
  {
    name: 'nor a key',
    run: async () => ([keys.web, keys.server].some((key) => server.log().includes(key)) ? 'a key' : null),
  },
])
