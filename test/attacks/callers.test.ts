import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newKey } from '../../src/access/api-key.ts'
import { createKey } from '../../src/access/manage-keys.ts'
import { UserChanges } from '../../src/server/api/live/user-changes.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { accessOf, NOW_MS, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { type Attempt, attack } from './attack.ts'
import { timeDifference } from './response-times.ts'

const IS_WHOLE = process.env.ATTUNE_ATTACKS === 'all'

let server: Serving
const changes = new UserChanges()
let web = ''
let ana: Record<string, string> = {}
beforeAll(async () => {
  server = await serving({
    settings: { trustedProxies: ['127.0.0.1'] },
    parts: { changes },
    async fill(graph) {
      await fillLittleGraph(graph)
      web = await apiKey(graph, ['read', 'track'], 'web')
      await apiKey(graph, ['admin'])
    },
  })
  ana = await userHeaders(server.graph, web, 'ana')
})
afterAll(() => server.close())

let clients = 0
/** Another address for each attempt, so that the budget for failures hides nothing. */
const elsewhere = () => ({
  'x-forwarded-for': `10.${(clients++ >> 16) & 255}.${(clients >> 8) & 255}.${clients & 255}`,
})

const send = async (query: string, headers: Record<string, string>) => {
  const response = await server.post(JSON.stringify({ query }), { ...elsewhere(), ...headers })
  return { status: response.status, text: await response.text() }
}

const CATALOG = '{ items(first: 1) { nodes { id } } }'
const ME = '{ user(id: "ana") { name } }'

/** Credentials that must be refused with status 401. */
const unauthenticated = (name: string, headers: () => Record<string, string>, query = CATALOG): Attempt => ({
  name,
  async run() {
    const { status, text } = await send(query, headers())
    return status === 401 && text.includes('UNAUTHENTICATED') && !text.includes('"data":{')
      ? null
      : `${status} ${text}`
  },
})

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = Math.floor(NOW_MS / 1_000)
const CLAIMS = { sub: 'ana', iss: 'attune', aud: 'attune', iat: now, exp: now + 600 }
const hmac = (header: object, claims: object, secret: string, hash = 'sha256') => {
  const text = `${base64(header)}.${base64(claims)}`
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}

attack('A36', 'forged user tokens are refused', () => {
  const { authorization = '' } = ana
  const valid = authorization.slice('Bearer '.length)
  const [header = '', , signature = ''] = valid.split('.')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const rs256 = `${base64({ alg: 'RS256' })}.${base64(CLAIMS)}`
  const url = 'http://127.0.0.1:9/keys'
  const tokens: Readonly<Record<string, string>> = {
    'no signature': `${base64({ alg: 'none' })}.${base64(CLAIMS)}.`,
    'no signature, in capitals': `${base64({ alg: 'NONE' })}.${base64(CLAIMS)}.`,
    'no signature with that of another token': `${base64({ alg: 'none' })}.${base64(CLAIMS)}.${signature}`,
    'another user under the signature': `${header}.${base64({ ...CLAIMS, sub: 'bo' })}.${signature}`,
    'an empty signature': valid.replace(/[^.]*$/, ''),
    'half a signature': valid.slice(0, -10),
    'two parts': valid.split('.').slice(0, 2).join('.'),
    'four parts': `${valid}.x`,
    'an empty secret': hmac({ alg: 'HS256' }, CLAIMS, ''),
    'a guessed secret': hmac({ alg: 'HS256' }, CLAIMS, 'secret'),
    'the issuer as the secret': hmac({ alg: 'HS256' }, CLAIMS, 'attune'),
    'the API key as the secret': hmac({ alg: 'HS256' }, CLAIMS, web),
    HS384: hmac({ alg: 'HS384' }, CLAIMS, 'secret', 'sha384'),
    HS512: hmac({ alg: 'HS512' }, CLAIMS, 'secret', 'sha512'),
    'RS256 with a key of its own': `${rs256}.${sign('sha256', Buffer.from(rs256), rsa.privateKey).toString('base64url')}`,
    'a key in the header': hmac({ alg: 'HS256', jwk: { kty: 'oct', k: 'c2VjcmV0' } }, CLAIMS, 'secret'),
    'the address of keys in the header': hmac({ alg: 'HS256', jku: url }, CLAIMS, 'secret'),
    'a certificate in the header': hmac({ alg: 'HS256', x5u: url, x5c: ['MII'] }, CLAIMS, 'secret'),
    'a path as the key id': hmac({ alg: 'HS256', kid: '../../../../dev/null' }, CLAIMS, ''),
    'a query as the key id': hmac({ alg: 'HS256', kid: "' UNION SELECT 'secret" }, CLAIMS, 'secret'),
    'an unknown critical header': hmac({ alg: 'HS256', crit: ['x'], x: 1 }, CLAIMS, 'secret'),
    'no expiry': hmac({ alg: 'HS256' }, { ...CLAIMS, exp: undefined }, 'secret'),
    'a token of 100 kB': `${valid}${'A'.repeat(100_000)}`,
    'encrypted parts': `${base64({ alg: 'dir', enc: 'A256GCM' })}..x.y.z`,
    'no JSON': 'a.b.c',
    nothing: '',
  }
  const schemes: Readonly<Record<string, string>> = {
    'the scheme Basic': `Basic ${Buffer.from('ana:').toString('base64')}`,
    'no scheme': valid,
    'two tokens': `Bearer ${valid}, Bearer ${valid}`,
    'another scheme': `Token ${valid}`,
  }
  return [
    ...Object.entries(tokens)
      .filter(([, token]) => token.length < 10_000)
      .map(([name, token]) =>
        unauthenticated(name, () => ({ 'x-api-key': web, authorization: `Bearer ${token}` })),
      ),
    ...Object.entries(schemes).map(([name, value]) =>
      unauthenticated(name, () => ({ 'x-api-key': web, authorization: value })),
    ),
    unauthenticated('a valid token without a key', () => ({ authorization }), ME),
    {
      name: 'a token of 100 kB',
      async run() {
        const { status, text } = await send(ME, {
          'x-api-key': web,
          authorization: `Bearer ${tokens['a token of 100 kB']}`,
        })
        return status >= 400 && status < 500 ? null : text
      },
    },
  ]
})

attack('A36', 'tokens of the right secret with wrong claims are refused', async () => {
  const { tokens } = accessOf(server.graph)
  const { token } = await tokens.issue('ana', 600, NOW_MS - 3_600_000)
  return [
    unauthenticated('an expired token', () => ({ 'x-api-key': web, authorization: `Bearer ${token}` })),
    unauthenticated('an expired token with a valid one', () => ({
      'x-api-key': web,
      authorization: `${ana.authorization} ${token}`,
    })),
  ]
})

attack(
  'A37',
  'keys cannot be guessed, and guesses run out',
  () => {
    const near = Array.from({ length: 20 }, (_, at) => {
      const place = 4 + 3 * at
      const digit = web[place] === '0' ? '1' : '0'
      return web.slice(0, place) + digit + web.slice(place + 1)
    })
    const shapes = [
      '',
      ' ',
      web.slice(0, -1),
      `${web}0`,
      web.toUpperCase(),
      web.slice(4),
      `${web},${web}`,
      'null',
      'undefined',
      '*',
      'admin',
      "' OR 1=1 //",
      `${web}%00`,
    ]
    return [
      ...[...near, ...shapes].map((key) =>
        unauthenticated(JSON.stringify(key.slice(0, 12)), () => ({ 'x-api-key': key })),
      ),
      {
        name: 'guesses from one address',
        async run() {
          const count = IS_WHOLE ? 10_000 : 300
          const statuses = new Map<number, number>()
          for (let guess = 0; guess < count; guess++) {
            const key = `att_${guess.toString(16).padStart(70, '0')}`
            const response = await server.post(JSON.stringify({ query: CATALOG }), {
              'x-api-key': key,
              'x-forwarded-for': '192.0.2.1',
            })
            await response.arrayBuffer()
            statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
          }
          const isLimited = statuses.get(401) === 20 && statuses.get(429) === count - 20
          return isLimited ? null : JSON.stringify([...statuses])
        },
      },
    ]
  },
  300_000,
)

describe('the limit of an address', () => {
  const limit = 3
  let limited: Serving
  beforeAll(async () => {
    limited = await serving({
      fill: fillLittleGraph,
      operatorAccess: false,
      settings: { rateLimit: limit, addressRateLimit: limit },
    })
  })
  afterAll(() => limited.close())

  /** How many of five requests are served, each with another address in a header. */
  async function served(name: string): Promise<number> {
    const statuses: number[] = []
    for (let client = 0; client < 5; client++) {
      const address = name === 'forwarded' ? `for=198.51.100.${client}` : `198.51.100.${client}`
      const response = await limited.post(JSON.stringify({ query: '{ version }' }), { [name]: address })
      statuses.push(response.status)
    }
    return statuses.filter((status) => status === 200).length
  }

  // All from one address, whose limit is used up by the first three requests.
  attack('A38', 'cannot be avoided', () =>
    [
      'x-forwarded-for',
      'x-real-ip',
      'forwarded',
      'x-client-ip',
      'cf-connecting-ip',
      'true-client-ip',
      'x-originating-ip',
      'x-remote-ip',
      'x-cluster-client-ip',
    ].map((name) => ({
      name,
      async run() {
        const count = await served(name)
        return count > limit ? `${count} of 5 are served` : null
      },
    })),
  )
})

/** Fields of another user that a browser of `ana` must not read; `cy` exists and shows nothing. */
const PERSONAL = [
  'name',
  'createdAt',
  'showsToOthers',
  'properties { value }',
  'following { nodes { id } }',
  'followers { nodes { id } }',
  'history { nodes { id } }',
  'interests { nodes { probability } }',
  'neighbors { nodes { id } }',
  'blockedUsers { nodes { id } }',
  'mutedUsers { nodes { id } }',
  'dismissedItems { nodes { id } }',
  'recommendations { nodes { id } }',
]

/** Ways to another user. */
const PATHS: readonly ((selection: string) => string)[] = [
  (selection) => `{ user(id: "d1") { ${selection} } }`,
  (selection) =>
    `{ node(nodeId: "${Buffer.from('User:d1').toString('base64url')}") { ... on User { ${selection} } } }`,
  (selection) =>
    `{ nodes(nodeIds: ["${Buffer.from('User:d1').toString('base64url')}"]) { ... on User { ${selection} } } }`,
  (selection) => `{ user(id: "ana") { followers { nodes { ${selection} } } } }`,
  (selection) => `{ user(id: "ana") { blockedUsers { nodes { ${selection} } } } }`,
]

/** Values at the leaves of a result. */
function valuesIn(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value]
}

attack('A29', 'a user reads no personal field of another', () =>
  PATHS.flatMap((path) =>
    PERSONAL.map((field) => ({
      name: path(field),
      async run() {
        const { text } = await send(path(field), ana)
        const { data } = JSON.parse(text) as { data?: unknown }
        // `bo` shows their name to others.
        const values = valuesIn(data).filter((value) => value !== 'Bo')
        return values.length > 0 ? `${values}` : null
      },
    })),
  ),
)

const WRITES = [
  'followUser(userId: "d1", otherId: "ana") { problems { code } }',
  'unfollowUser(userId: "d1", otherId: "ana") { problems { code } }',
  'blockUser(userId: "d1", otherId: "ana") { problems { code } }',
  'muteUser(userId: "d1", otherId: "ana") { problems { code } }',
  'dismiss(userId: "d1", itemId: "tea") { problems { code } }',
  'adjustInterest(userId: "d1", tagId: "hot", factor: 0) { problems { code } }',
]
const OPERATOR_WRITES = [
  'upsertUsers(users: [{ id: "ana", name: "Other" }]) { problems { code } }',
  'upsertItems(items: [{ id: "tea", title: "Other" }]) { problems { code } }',
  'upsertTags(tags: [{ id: "hot", name: "Other" }]) { problems { code } }',
  'deleteUsers(userIds: ["d1"]) { problems { code } }',
  'deleteItems(itemIds: ["tea"]) { problems { code } }',
  'deleteTags(tagIds: ["hot"]) { problems { code } }',
  'declareItemProperties(properties: [{ name: "x", type: STRING }]) { problems { code } }',
  'declareUserProperties(properties: [{ name: "x", type: STRING }]) { problems { code } }',
]

const forbidden = (query: string): Attempt => ({
  name: query,
  async run() {
    const { text } = await send(query, ana)
    return text.includes('"FORBIDDEN"') ? null : text
  },
})

/** Asks as `ana`. Resolves with the ids of the requests. */
async function requestedIds(times: number, isParallel: boolean): Promise<readonly string[]> {
  const ids: string[] = []
  const ask = async () => {
    const { text } = await send('mutation { requestExport { request { id } problems { code } } }', ana)
    ids.push(/"id":"([^"]+)"/.exec(text)?.[1] ?? text)
  }
  if (isParallel) await Promise.all(Array.from({ length: times }, ask))
  else for (let time = 0; time < times; time++) await ask()
  return ids
}

attack('A44', 'a user has one export a day, however often they ask', () => {
  const known = new Set<string>()
  const repeated = (name: string, run: () => Promise<readonly string[]>): Attempt => ({
    name,
    async run() {
      for (const id of await run()) known.add(id)
      return known.size === 1 ? null : [...known].join(' ')
    },
  })
  return [
    repeated('50 at once', () => requestedIds(50, true)),
    repeated('20 after one another', () => requestedIds(20, false)),
    repeated('once it has ended', async () => {
      const [id] = known
      const ended = async () =>
        (await send(`{ privacyRequest(id: "${id}") { state } }`, ana)).text.includes('"DONE"')
      while (!(await ended())) await wait(50)
      return requestedIds(1, false)
    }),
  ]
})

const PRIVACY = ['requestExport', 'requestErasure', 'resetProfile']

attack('A44', 'nothing of another user is exported, erased or reset', () =>
  PRIVACY.flatMap((field) =>
    ['bo', 'd1', 'no-such-user'].map((userId) =>
      forbidden(`mutation { ${field}(userId: "${userId}") { problems { code } } }`),
    ),
  ),
)

attack('A30', 'a user writes nothing for another', () =>
  WRITES.map((field) => forbidden(`mutation { ${field} }`)),
)
attack('A30', 'a user does not cause live lists of another', () => [
  {
    name: 'by a rejected event beside an accepted one',
    async run() {
      const event = (userId: string) =>
        `{ eventId: "${userId}", userId: "${userId}", itemId: "tea", kind: CLICK, occurredAt: ${NOW_MS} }`
      const following = changes.follow('bo')
      const events = `[${event('ana')}, ${event('bo')}]`
      const { text } = await send(`mutation { recordEvents(events: ${events}) { accepted rejected } }`, ana)
      following.end()
      return text.includes('{"accepted":1,"rejected":1}') ? following.watermark : text
    },
  },
])
attack('A32', 'a browser key writes no catalog and reads no statistics', () => [
  ...OPERATOR_WRITES.map((field) => forbidden(`mutation { ${field} }`)),
  ...['{ stats { engine } }', '{ users { nodes { id } } }', '{ propertyTypes(owner: USER) { name } }'].map(
    forbidden,
  ),
])

attack('A33', 'absent and forbidden users look the same', () =>
  PERSONAL.map((field) => ({
    name: field,
    async run() {
      const of = async (id: string) => {
        const { status, text } = await send(`{ user(id: "${id}") { ${field} } }`, ana)
        const { data, errors = [] } = JSON.parse(text) as {
          data: unknown
          errors?: { message: string; extensions: { code: string } }[]
        }
        return JSON.stringify([
          status,
          valuesIn(data),
          errors.map(({ message, extensions }) => [message, extensions.code]),
        ])
      }
      const [present, absent] = [await of('d1'), await of('no-such-user')]
      return present === absent ? null : `${present} ${absent}`
    },
  })),
)

/** Pairs of requests for each comparison of times. */
const PAIRS = IS_WHOLE ? 1_000 : 60

attack(
  'A33',
  'the time of a refusal does not show who or what exists',
  async () => {
    const expired = await createKey(
      server.graph,
      { name: 'expired', scopes: ['read'], origins: [], expiresAtMs: NOW_MS },
      NOW_MS,
      {},
    )
    if ('problem' in expired) throw new Error(expired.problem.message)
    const near = `${web.slice(4, -8)}00`
    const check = createHash('sha256').update(near).digest('hex').slice(0, 6)
    const compared = (name: string, query: (id: string) => string): Attempt => ({
      name,
      run: () =>
        timeDifference(
          { present: () => send(query('d1'), ana), absent: () => send(query('no'), ana) },
          PAIRS,
        ),
    })
    const withKeys = (name: string, present: string, absent: string): Attempt => ({
      name,
      run: () =>
        timeDifference(
          {
            present: () => send(CATALOG, { 'x-api-key': present }),
            absent: () => send(CATALOG, { 'x-api-key': absent }),
          },
          PAIRS,
        ),
    })
    const nodeId = (id: string) => Buffer.from(`User:${id}`).toString('base64url')
    return [
      compared('a name', (id) => `{ user(id: "${id}") { name } }`),
      compared('a history', (id) => `{ user(id: "${id}") { history { nodes { id } } } }`),
      compared('a node', (id) => `{ node(nodeId: "${nodeId(id)}") { ... on User { name } } }`),
      compared(
        'a follow',
        (id) => `mutation { followUser(userId: "${id}", otherId: "ana") { problems { code } } }`,
      ),
      compared('an export', (id) => `mutation { requestExport(userId: "${id}") { problems { code } } }`),
      compared('an erasure', (id) => `mutation { requestErasure(userId: "${id}") { problems { code } } }`),
      withKeys('an expired key', expired.key, newKey()),
      withKeys('a key with two wrong digits', `att_${near}${check}`, newKey()),
    ]
  },
  300_000,
)

describe('the comparison of times', () => {
  it('notices a difference of half a millisecond', async () => {
    const work = (ms: number) => async () => {
      const startedAt = performance.now()
      while (performance.now() - startedAt < ms);
    }
    expect(await timeDifference({ present: work(1), absent: work(0.5) }, 150)).toContain('medians of')
    expect(await timeDifference({ present: work(0.5), absent: work(0.5) }, 150)).toBeNull()
  })
})

attack('A35', 'responses of parallel users are not mixed', async () => {
  const users = ['ana', 'bo', 'cy', 'd1', 'd2', 'd3', 'd4']
  const headers = new Map<string, Record<string, string>>()
  for (const user of users) headers.set(user, await userHeaders(server.graph, web, user))
  return Array.from({ length: IS_WHOLE ? 2_000 : 30 }, (_, round) => ({
    name: `round ${round}`,
    async run() {
      const texts = await Promise.all(users.map((user) => send('{ viewer { id } }', headers.get(user) ?? {})))
      const mixed = texts.filter(({ text }, index) => !text.includes(`"id":"${users[index]}"`))
      return mixed.length > 0 ? mixed.map(({ text }) => text).join(' ') : null
    },
  }))
})
