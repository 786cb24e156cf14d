import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ask, type Headers, nodeIdOf, type Post, patiently, type Reply, type Target } from './target.ts'

/** A server that others have started, and keys of it. */
export interface Given {
  /** Of the GraphQL endpoint. */
  readonly url: string
  /** A browser key: the scopes `read` and `track`. */
  readonly webKey: string
  /** A key with the scope `server`. */
  readonly serverKey: string
  /** A key with the scope `admin`; null to leave out what needs it. */
  readonly adminKey: string | null
}

/** A target with made-up users, items and tags. */
export interface ForeignTarget extends Target {
  /** With which every id of the attacks begins: `attack-` and random digits. */
  readonly prefix: string
  /** Creates the records that attacks are about. Rejects with what is wrong about the address or a key. */
  fill(): Promise<void>
  /** Deletes every record that attacks may have written. Resolves with the ids of those that are still there. */
  remove(): Promise<readonly string[]>
}

/** Longest time of a request, ms. */
const REQUEST_MS = 30_000

/** Records in one deletion. */
const BATCH = 100

/** Times that records are deleted: an event that is applied later creates its user again. */
const DELETIONS = 5

const USERS = ['ana', 'bo', 'cy', 'd1', 'd2', 'd3', 'd4']

/** Makes a target. Nothing is sent before `fill`. */
export async function foreignTarget({ url, webKey, serverKey, adminKey }: Given): Promise<ForeignTarget> {
  const prefix = `attack-${randomBytes(4).toString('hex')}-`
  const names = new Set<string>()
  const tokens = new Map<string, Promise<Headers>>()
  const browser: Headers = { 'x-api-key': webKey }
  const hasManyAddresses = await answersFrom(url, addressOf(0))
  let clients = 0
  const target: Target = {
    url,
    id(name) {
      names.add(name)
      return `${prefix}${name}`
    },
    browser,
    backend: { 'x-api-key': serverKey },
    operator: adminKey === null ? null : { 'x-api-key': adminKey },
    user(name) {
      const known = tokens.get(name) ?? tokenOf(target, name)
      tokens.set(name, known)
      return known
    },
    client({ isPatient = true } = {}) {
      if (hasManyAddresses) {
        const address = addressOf(++clients)
        return (body, headers) => postFrom(url, address, body, headers)
      }
      const post: Post = (body, headers) =>
        fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
      return isPatient ? (body, headers) => patiently(() => post(body, headers)) : post
    },
    hasManyAddresses,
    nowMs: () => Date.now(),
    inside: null,
  }
  return {
    ...target,
    prefix,
    fill: () => fill(target),
    remove: () => remove(target, () => [...names].map((name) => `${prefix}${name}`)),
  }
}

async function tokenOf(target: Target, name: string): Promise<Headers> {
  const query = 'mutation ($userId: ID!) { createUserToken(userId: $userId) { token problems { message } } }'
  const reply = await ask(target, query, { userId: target.id(name) })
  const made = reply.data?.createUserToken as { readonly token?: string | null } | null | undefined
  if (!made?.token) throw new Error(`the server key makes no user token: ${messageOf(reply)}`)
  return { ...target.browser, authorization: `Bearer ${made.token}` }
}

const messageOf = ({ status, errors, text }: Reply) =>
  errors[0]?.message ?? `status ${status} ${text.slice(0, 200)}`

async function fill(target: Target): Promise<void> {
  const asked = await ask(target, '{ version }', {}, target.browser)
  if (typeof asked.data?.version !== 'string')
    throw new Error(`the browser key is not answered: ${messageOf(asked)}`)
  if (target.operator) {
    const reply = await ask(target, '{ stats { engine } }', {}, target.operator)
    if (reply.errors.length > 0) throw new Error(`the admin key is not answered: ${messageOf(reply)}`)
  }
  for (const user of USERS) await target.user(user)
  for (const [query, variables] of worldOf(target)) {
    const reply = await ask(target, query, variables)
    const problems = /"problems":\[\{.*/.exec(reply.text)?.[0]
    if (reply.errors.length > 0 || problems)
      throw new Error(`no made-up records: ${problems ?? messageOf(reply)}`)
  }
}

/** The operations that make the world of `test/api/little-graph.ts`, as far as attacks need it. */
function worldOf({ id, nowMs }: Target): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  const tie = (field: string, user: string, other: string) =>
    [
      `mutation ($userId: ID!, $otherId: ID!) { ${field}(userId: $userId, otherId: $otherId) { problems { message } } }`,
      { userId: id(user), otherId: id(other) },
    ] as const
  const users = USERS.map((name) => ({
    id: id(name),
    name: name === 'bo' ? 'Bo' : name,
    showsToOthers: name === 'bo',
  }))
  const events = USERS.flatMap((user) =>
    ['tea', 'mug'].map((item) => ({
      eventId: id(`${user}-${item}`),
      userId: id(user),
      itemId: id(item),
      kind: 'LIKE',
      occurredAt: nowMs() - 60_000,
    })),
  )
  return [
    [
      'mutation ($tags: [TagInput!]!) { upsertTags(tags: $tags) { problems { message } } }',
      { tags: ['hot', 'leaf'].map((name) => ({ id: id(name), name })) },
    ],
    [
      'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { message } } }',
      {
        items: ['tea', 'mug', 'pot', 'jam'].map((name) => ({
          id: id(name),
          title: name,
          tags: [{ tagId: id('hot') }],
        })),
      },
    ],
    ['mutation ($users: [UserInput!]!) { upsertUsers(users: $users) { problems { message } } }', { users }],
    ...USERS.slice(1).map((name) => tie('followUser', name, 'ana')),
    ...['bo', 'cy'].map((name) => tie('followUser', 'ana', name)),
    tie('blockUser', 'ana', 'd3'),
    tie('muteUser', 'ana', 'd2'),
    [
      'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { results { problems { message } } } }',
      { events },
    ],
  ]
}

const DELETIONS_OF = { User: 'deleteUsers(userIds:', Item: 'deleteItems(itemIds:', Tag: 'deleteTags(tagIds:' }
const KINDS = ['User', 'Item', 'Tag'] as const

async function remove(target: Target, idsOf: () => readonly string[]): Promise<readonly string[]> {
  let left: readonly string[] = []
  for (let round = 0; round < DELETIONS; round++) {
    const batches = inBatches(idsOf())
    left = []
    for (const ids of batches) {
      for (const kind of KINDS) {
        const query = `mutation ($ids: [ID!]!) { ${DELETIONS_OF[kind]} $ids) { problems { message } } }`
        await ask(target, query, { ids })
      }
    }
    // What waits in the journal is applied meanwhile.
    await wait(round === 0 ? 200 : 1_000)
    for (const ids of batches) left = [...left, ...(await present(target, ids))]
    if (left.length === 0) return []
  }
  return left
}

/** The ids among these that some record still has. */
async function present(target: Target, ids: readonly string[]): Promise<readonly string[]> {
  const query = 'query ($ids: [ID!]!) { nodes(nodeIds: $ids) { __typename } }'
  const found = new Set<string>()
  for (const kind of KINDS) {
    const { data } = await ask(target, query, { ids: ids.map((id) => nodeIdOf(kind, id)) })
    const nodes = (data?.nodes ?? []) as readonly unknown[]
    for (const [at, node] of nodes.entries()) if (node !== null) found.add(ids[at] ?? '')
  }
  return [...found]
}

function inBatches(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
    ids.slice(at * BATCH, (at + 1) * BATCH),
  )
}

/** An address of this machine: all of 127.0.0.0/8 is, on Linux. */
function addressOf(client: number): string {
  return `127.${64 + ((client >> 16) & 63)}.${(client >> 8) & 255}.${1 + (client & 127)}`
}

async function answersFrom(url: string, address: string): Promise<boolean> {
  if (!/^http:\/\/127\./.test(url)) return false
  return postFrom(url, address, '{}').then(
    () => true,
    () => false,
  )
}

/** Posts from one of the addresses of this machine. */
function postFrom(url: string, localAddress: string, body: string, headers: Headers = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        localAddress,
        agent: false,
        timeout: REQUEST_MS,
        headers: { 'content-type': 'application/json', ...headers },
      },
      (received) => {
        const parts: Buffer[] = []
        received.on('data', (part: Buffer) => parts.push(part))
        received.on('error', reject)
        received.on('end', () =>
          resolve(
            new Response(Buffer.concat(parts), {
              status: received.statusCode ?? 500,
              headers: Object.entries(received.headers).map(([name, value]) => [name, String(value)]),
            }),
          ),
        )
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${REQUEST_MS} ms`)))
    sent.on('error', reject)
    sent.end(body)
  })
}
