import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { storedItems } from '../support/stored-items.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { type Answer, answerOf, NOW_MS, type Serving, serving } from './serving.ts'

const MINUTE_MS = 60_000

let made = 0
/** A visitor that no other test names. */
const visitor = () => `v_${(made++).toString(16).padStart(32, '0')}`

interface Shop extends Serving {
  /** As a page without a user. */
  asVisitor(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>
  /** As a page of the user guest-3. */
  asUser(query: string, variables?: object): Promise<Answer>
  asServer(query: string, variables?: object): Promise<Answer>
  asAdmin(query: string): Promise<Answer>
  getAsServer(path: string): Promise<Answer>
}

async function shop(options: Parameters<typeof serving>[0] = {}): Promise<Shop> {
  const keys = { web: '', server: '', admin: '' }
  const server = await serving({
    recommend: (graph, events, consents) => asking(graph, { events, consents }),
    ...options,
    async fill(graph) {
      await jazzAndRock('drink').fill(graph)
      keys.web = await apiKey(graph, ['read', 'track'], 'web')
      keys.server = await apiKey(graph, ['server'])
      keys.admin = await apiKey(graph, ['admin'])
    },
  })
  const as = async (query: string, variables: object, headers: Record<string, string>) =>
    answerOf(await server.post(JSON.stringify({ query, variables }), headers))
  const guest = await userHeaders(server.graph, keys.web, 'guest-3')
  return {
    ...server,
    asVisitor: (query, variables = {}, headers = {}) =>
      as(query, variables, { 'x-api-key': keys.web, ...headers }),
    asUser: (query, variables = {}) => as(query, variables, guest),
    asServer: (query, variables = {}) => as(query, variables, { 'x-api-key': keys.server }),
    asAdmin: (query) => as(query, {}, { 'x-api-key': keys.admin }),
    getAsServer: async (path) =>
      answerOf(await server.get(path, { 'x-api-key': keys.server, 'apollo-require-preflight': '1' })),
  }
}

const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { watermark results { status problems { code path } } }
}`
const LIST = `query ($userId: ID, $session: SessionInput, $first: Int = 8, $after: String) {
  recommendations(userId: $userId, session: $session, first: $first, after: $after) {
    recommendationId personalization nodes { id } pageInfo { endCursor } edges { reasons { kind items { id } } }
  }
}`
const DISMISS = `mutation ($userId: ID!, $itemId: ID!) {
  dismiss(userId: $userId, itemId: $itemId) { watermark problems { code path } }
}`

const UNDO = `mutation ($userId: ID!, $itemId: ID!) {
  undoDismissal(userId: $userId, itemId: $itemId) { problems { code path } }
}`

const played = (userId: string, ...itemIds: readonly string[]) => ({
  events: itemIds.map((itemId, at) => ({
    eventId: `e${at}`,
    userId,
    itemId,
    kind: 'PLAY',
    occurredAt: NOW_MS - MINUTE_MS,
  })),
})

interface List {
  readonly recommendationId: string
  readonly personalization: string
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly endCursor: string }
  readonly edges: readonly {
    readonly reasons: readonly { kind: string; items: readonly { id: string }[] }[]
  }[]
}

const listOf = ({ data, text }: Answer): List => {
  const list = data?.recommendations as List | null | undefined
  if (!list) throw new Error(text)
  return list
}
const idsOf = (list: List) => list.nodes.map(({ id }) => id)

interface Recorded {
  readonly results: readonly { readonly status: string; readonly problems: readonly { code: string }[] }[]
}

const statusesOf = ({ data, text }: Answer) => {
  const recorded = data?.recordEvents as Recorded | null | undefined
  if (!recorded) throw new Error(text)
  return recorded.results.map(({ status, problems: [problem] }) => problem?.code ?? status)
}
const codesOf = ({ errors }: Answer) => errors.map(({ extensions }) => extensions.code)

describe('a visitor', () => {
  let server: Shop
  beforeAll(async () => {
    server = await shop()
  })
  afterAll(() => server.close())

  it('gets lists from what they did, without a token', async () => {
    const id = visitor()
    const before = listOf(await server.asVisitor(LIST, { userId: id }))
    expect(statusesOf(await server.asVisitor(RECORD, played(id, 'drink-1', 'drink-3')))).toEqual([
      'ACCEPTED',
      'ACCEPTED',
    ])
    const after = listOf(await server.asVisitor(LIST, { userId: id }))
    expect(before.personalization).not.toBe(after.personalization)
    expect(after.personalization).toBe('FULL')
    expect(idsOf(after)).not.toContain('drink-1')
    const named = after.edges.flatMap(({ reasons }) =>
      reasons.flatMap(({ items }) => items.map((item) => item.id)),
    )
    expect(new Set(named)).toEqual(new Set(named.filter((item) => ['drink-1', 'drink-3'].includes(item))))
    expect(named.length).toBeGreaterThan(0)
  })

  it.each([
    ['recommendationsForItems', '(userId: $userId, itemIds: ["drink-2"], first: 3)'],
    ['search', '(userId: $userId, query: "drink", first: 3)'],
    ['items', '(userId: $userId, orderBy: { forYou: DESC }, first: 3)'],
  ])('may stand where %s takes a session', async (field, args) => {
    const query = `query ($userId: ID) { ${field}${args} { nodes { id } } }`
    const { data, text } = await server.asVisitor(query, { userId: visitor() })
    expect((data?.[field] as { nodes: unknown[] } | null)?.nodes, text).toHaveLength(3)
  })

  it('may stand where lists of an item and of a tag take a session', async () => {
    const id = visitor()
    const { data, text } = await server.asVisitor(
      `query ($userId: ID) {
         item(id: "drink-2") { recommendations(userId: $userId, first: 2) { nodes { id } } }
         tag(id: "rock") { recommendations(userId: $userId, first: 2) { nodes { id } } }
       }`,
      { userId: id },
    )
    expect(text).not.toContain('errors')
    expect(data).toMatchObject({ item: expect.anything(), tag: expect.anything() })
  })

  it('never sees again what they dismissed, unless they take it back', async () => {
    const id = visitor()
    const [first = ''] = idsOf(listOf(await server.asVisitor(LIST, { userId: id })))
    const { data } = await server.asVisitor(DISMISS, { userId: id, itemId: first })
    expect(data?.dismiss).toMatchObject({ problems: [], watermark: expect.any(String) })
    expect(idsOf(listOf(await server.asVisitor(LIST, { userId: id, first: 40 })))).not.toContain(first)
    const undone = await server.asVisitor(UNDO, { userId: id, itemId: first })
    expect(undone.data?.undoDismissal).toMatchObject({ problems: [] })
    expect(idsOf(listOf(await server.asVisitor(LIST, { userId: id, first: 40 })))).toContain(first)
  })

  it('has lists and cursors of their own', async () => {
    const [one, other] = [visitor(), visitor()]
    const list = listOf(await server.asVisitor(LIST, { userId: one, first: 3 }))
    const after = list.pageInfo.endCursor
    expect(idsOf(listOf(await server.asVisitor(LIST, { userId: one, first: 3, after })))).toHaveLength(3)
    for (const asked of [
      server.asVisitor(LIST, { userId: other, first: 3, after }),
      server.asVisitor(LIST, { session: {}, first: 3, after }),
      server.asUser(LIST, { first: 3, after }),
    ])
      expect(codesOf(await asked)).toEqual(['CURSOR_INVALID'])
  })

  it('is refused beside a session', async () => {
    const answer = await server.asVisitor(LIST, { userId: visitor(), session: {} })
    expect(answer.errors[0]?.message).toBe('recommendations is for userId or for session, not for both')
  })

  it('is refused in a URL, as an id and as a global id, also for a server', async () => {
    const id = visitor()
    const nodeId = Buffer.from(`User:${id}`).toString('base64url')
    for (const named of [id, nodeId]) {
      for (const field of ['recommendations', 'user']) {
        const argument = field === 'user' ? 'id' : 'userId'
        const inner = field === 'user' ? 'id' : 'nodes { id }'
        const query = encodeURIComponent(`{ ${field}(${argument}: "${named}") { ${inner} } }`)
        const { errors } = await server.getAsServer(`/graphql?query=${query}`)
        expect(errors[0]?.message).toBe(`${argument} must not be in a URL: access logs would have it`)
      }
    }
  })

  it('writes beside a user of the page, and neither is the other', async () => {
    const id = visitor()
    const { events } = played(id, 'drink-1')
    const own = played('guest-3', 'drink-5').events
    const foreign = played('guest-1', 'drink-7').events
    expect(statusesOf(await server.asUser(RECORD, { events: [...events, ...own, ...foreign] }))).toEqual([
      'ACCEPTED',
      'ACCEPTED',
      'FORBIDDEN',
    ])
    const history = (userId: string) => storedItems(server.graph, userId)
    expect(await history(id)).toEqual(['drink-1'])
    expect(await history('guest-3')).not.toContain('drink-1')
    expect(await history('guest-1')).not.toContain('drink-7')
    expect(idsOf(listOf(await server.asUser(LIST, { userId: id, first: 40 })))).not.toContain('drink-1')
  })

  it('is a user nowhere else for a page: no field of theirs, no tie, no interest, no request', async () => {
    const id = visitor()
    await server.asVisitor(RECORD, played(id, 'drink-1'))
    const nodeId = Buffer.from(`User:${id}`).toString('base64url')
    const list = listOf(await server.asVisitor(LIST, { userId: id }))
    const refused = [
      `{ user(id: "${id}") { id } }`,
      `{ node(nodeId: "${nodeId}") { __typename } }`,
      `{ recommendation(userId: "${id}", id: "${list.recommendationId}") { nodes { id } } }`,
      `{ boughtTogether(userId: "${id}", itemIds: ["drink-1"]) { nodes { id } } }`,
      `{ recommendationsForUsers(userIds: ["${id}"]) { nodes { id } } }`,
      `mutation { forgetEvent(userId: "${id}", eventId: "e0") { watermark } }`,
      `mutation { adjustInterest(userId: "${id}", tagId: "rock", factor: 2) { watermark } }`,
      `mutation { followUser(userId: "${id}", otherId: "guest-1") { watermark } }`,
      `mutation { blockUser(userId: "${id}", otherId: "guest-1") { watermark } }`,
      `mutation { requestExport(userId: "${id}") { problems { code } } }`,
      `mutation { requestErasure(userId: "${id}") { problems { code } } }`,
      `mutation { resetProfile(userId: "${id}") { watermark } }`,
    ]
    for (const query of refused) {
      expect([query, codesOf(await server.asVisitor(query))]).toEqual([query, ['FORBIDDEN']])
      expect([query, codesOf(await server.asUser(query))]).toEqual([query, ['FORBIDDEN']])
    }
    for (const field of ['dismiss', 'undoDismissal']) {
      const written = `mutation { ${field}(userId: "${id}", itemId: "drink-3") { user { history { nodes { id } } } } }`
      expect((await server.asVisitor(written)).data).toEqual({ [field]: { user: null } })
    }
    const { errors } = await server.asVisitor('{ viewer { id } }')
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  it('needs an id of the exact form: others are ids of users', async () => {
    const id = visitor()
    for (const other of [id.toUpperCase(), `${id}0`, id.slice(1), ` ${id}`, `${id}\n`, 'v_', 'crm:123']) {
      expect(codesOf(await server.asVisitor(LIST, { userId: other }))).toEqual(['FORBIDDEN'])
      const events = played(other, 'drink-1').events
      const [status] = statusesOf(await server.asVisitor(RECORD, { events }))
      expect(['FORBIDDEN', 'BAD_USER_INPUT']).toContain(status)
    }
  })

  it('is in the audit log only if a server reads them', async () => {
    const actors = async () => {
      const { data } = await server.asAdmin('{ auditEntries(first: 100) { nodes { actor action } } }')
      const entries = data?.auditEntries as { nodes: readonly { actor: string; action: string }[] } | null
      return entries?.nodes.flatMap(({ action, actor }) => (action === 'recommendations' ? [actor] : []))
    }
    expect((await server.asVisitor(LIST, { userId: visitor() })).errors).toEqual([])
    expect((await server.asServer(LIST, { userId: visitor() })).errors).toEqual([])
    // Reads of a second are written together.
    await expect.poll(actors, { timeout: 5_000 }).toEqual(['server'])
  })
})

describe('the limits of visitors', () => {
  let server: Shop
  const from = (address: string) => ({ 'x-forwarded-for': address })
  beforeAll(async () => {
    server = await shop({
      settings: { trustedProxies: ['127.0.0.1'], rateLimit: 200, addressRateLimit: 2_000 },
      newVisitors: 3,
    })
  })
  afterAll(() => server.close())

  it('count the points of one visitor alone', async () => {
    const id = visitor()
    const ask = (userId: string) => server.asVisitor(LIST, { userId }, from('198.51.100.1'))
    const statuses = []
    for (let turn = 0; turn < 12; turn++) statuses.push((await ask(id)).status)
    expect(statuses).toContain(429)
    expect((await ask(visitor())).status).toBe(200)
  })

  it('bound the new visitors of an address, and tell when there may be more', async () => {
    const record = (id: string, address: string) =>
      server.asVisitor(
        RECORD.replace('path }', 'path isRetryable ... on BusyProblem { retryAfterMs } }'),
        played(id, 'drink-1'),
        from(address),
      )
    const first = visitor()
    for (const id of [first, visitor(), visitor()])
      expect(statusesOf(await record(id, '198.51.100.2'))).toEqual(['ACCEPTED'])
    const refused = visitor()
    expect((await record(refused, '198.51.100.2')).data?.recordEvents).toMatchObject({
      watermark: null,
      results: [
        { status: 'REJECTED', problems: [{ code: 'BUSY', isRetryable: true, retryAfterMs: 86_400_000 }] },
      ],
    })
    expect(statusesOf(await record(first, '198.51.100.2'))).toEqual(['DUPLICATE'])
    expect(statusesOf(await record(refused, '198.51.100.3'))).toEqual(['ACCEPTED'])
  })

  it('hold for dismissals and decisions, and not for lists', async () => {
    const address = from('198.51.100.4')
    for (let turn = 0; turn < 3; turn++) await server.asVisitor(RECORD, played(visitor(), 'drink-1'), address)
    const id = visitor()
    expect((await server.asVisitor(LIST, { userId: id }, address)).errors).toEqual([])
    expect(
      (await server.asVisitor(DISMISS, { userId: id, itemId: 'drink-1' }, address)).data?.dismiss,
    ).toEqual({
      watermark: null,
      problems: [expect.objectContaining({ code: 'BUSY' })],
    })
    const decide = `mutation ($userId: ID!) {
      setConsent(userId: $userId, choices: [{ purpose: ANALYTICS, isGranted: false }]) { problems { code } }
    }`
    expect((await server.asVisitor(decide, { userId: id }, address)).data?.setConsent).toEqual({
      problems: [{ code: 'BUSY' }],
    })
    expect(await storedItems(server.graph, id)).toBeNull()
  })

  it('count no impressions, which make no visitor', async () => {
    const address = from('198.51.100.5')
    for (let turn = 0; turn < 6; turn++) {
      const [event] = played(visitor(), 'drink-1').events
      const events = [{ ...event, kind: 'IMPRESSION' }]
      expect(statusesOf(await server.asVisitor(RECORD, { events }, address))).toEqual(['ACCEPTED'])
    }
  })
})
