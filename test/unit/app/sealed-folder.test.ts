import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { keepDataKey, someUserIds } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphError } from '../../../src/graph/graph-error.ts'
import { isAvailable } from '../../../src/graph/graph-store.ts'
import { listening, storeOver } from '../../support/bolt/store-over.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../../support/cli.ts'
import { cypherQuery } from '../../support/cypher-query.ts'

// Parts of every id, name and property value of the test world: no stored byte may hold them.
const ID = 'zqid'
const NAME = 'zqname'
const CITY = 'zqcity'
const PLAIN = [ID, NAME, CITY]

const PEOPLE = ['ana', 'bo', 'cy', 'di', 'ed', 'flo', 'gus', 'hal'].map((word) => `${word}-${ID}`)
const [ANA = '', BO = ''] = PEOPLE

interface SealedFolder extends CliFolder {
  readonly dataDir: string
  readonly keyFile: string
}

/** A graph of the world filled with a master key, and one in `plain` filled without: each test gets a copy. */
let filled: SealedFolder
beforeAll(async () => {
  filled = await folderWithKey(cliFolder())
  await fill(filled)
  await fill({ ...filled, dataDir: join(filled.path, 'plain') }, false)
}, 60_000)
afterAll(() => filled.remove())

function filledFolder(): SealedFolder {
  const folder = cliFolder()
  onTestFinished(() => folder.remove())
  cpSync(filled.path, folder.path, { recursive: true })
  return { ...folder, keyFile: join(folder.path, 'master.key'), dataDir: join(folder.path, 'graph') }
}

/** Adds a master key, and the world as files. */
async function folderWithKey(folder: CliFolder): Promise<SealedFolder> {
  const keyFile = join(folder.path, 'master.key')
  expect((await folder.run(['keys', 'create-master-key', keyFile])).code).toBe(0)
  writeWorld(join(folder.path, 'world'))
  return { ...folder, keyFile, dataDir: join(folder.path, 'graph') }
}

function writeWorld(folder: string): void {
  mkdirSync(folder)
  const write = (file: string, lines: readonly string[]) =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  const songs = Array.from({ length: 24 }, (_, index) => `song-${index + 1}`)
  write('users.csv', [
    'id,name,showMeToOthers,city,age',
    ...PEOPLE.map((id, at) => `${id},${NAME} ${at},true,${CITY}-${at % 3},${30 + at}`),
  ])
  write('items.csv', ['id,title,kind', ...songs.map((id) => `${id},${id} title,song`)])
  write('taggings.csv', ['itemId,tagId', ...songs.map((id, at) => `${id},tag-${at % 4}`)])
  write('interactions.csv', [
    'userId,itemId,kind,at',
    ...PEOPLE.flatMap((id, person) =>
      songs
        .filter((_, song) => song % 3 !== person % 3 && (song * person) % 5 !== 1)
        .map((song, at) => `${id},${song},play,2026-02-0${(person % 8) + 1}T10:00:${10 + at}Z`),
    ),
  ])
  write('ties.csv', ['userId,otherId,kind', `${ANA},${BO},follows`, `${ANA},${PEOPLE[2]},friends`])
}

function variablesOf({ dataDir, keyFile }: { readonly dataDir: string; readonly keyFile: string | null }) {
  return { ATTUNE_DATA_DIR: dataDir, ...(keyFile !== null && { ATTUNE_MASTER_KEY_FILE: keyFile }) }
}

async function fill(folder: SealedFolder, isSealed = true): Promise<void> {
  const variables = variablesOf({ ...folder, keyFile: isSealed ? folder.keyFile : null })
  for (const words of [['import', join(folder.path, 'world')], ['train']]) {
    const ended = await folder.run(words, { variables })
    expect(ended.code, ended.err).toBe(0)
  }
}

/** A server over a data folder, as `attune serve` starts it. */
async function serve(folder: { readonly dataDir: string; readonly keyFile: string | null }) {
  const lines: string[] = []
  const variables = {
    ...variablesOf(folder),
    ATTUNE_LOG_LEVEL: 'debug',
    PORT: '0',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
  }
  const composition = compose(
    readConfig(variables, folder.dataDir),
    { write: (line) => void lines.push(line) },
    '1.2.3',
  )
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: false })
  const server = await composition.startServer(graph.store, graph.cleanFiles)
  const answer = async (query: string) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as {
      data?: { readonly user?: { readonly name: string } | null } | null
      errors?: unknown
    }
  }
  const ask = async (query: string) => {
    const { data, errors } = await answer(query)
    expect(errors).toBeUndefined()
    return data as Record<string, unknown>
  }
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await server.close()
    await graph.close()
  }
  onTestFinished(close)
  return { ask, answer, close, url: server.url, log: () => lines.join('') }
}

type Server = Awaited<ReturnType<typeof serve>>

function filesWith(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    if (!statSync(path).isFile()) return false
    const bytes = readFileSync(path)
    return texts.some(
      (text) =>
        bytes.includes(text) ||
        bytes.includes(Buffer.from(text, 'utf16le')) ||
        bytes.includes(Buffer.from(text).toString('base64').slice(0, -2)),
    )
  })
}

const LISTS = `{ ${PEOPLE.map(
  (id, at) => `u${at}: recommendations(userId: "${id}", first: 8) { edges { node { id } reasons { text } } }`,
).join(' ')} }`

/** Lets the server store everything that it stores of users. */
async function useEverything({ ask, url }: Server): Promise<void> {
  const written = await ask(`mutation {
    upsertUsers(users: [{ id: "late-${ID}", name: "${NAME} late", properties: [{ name: "city", value: "${CITY}-9" }, { name: "member", value: true }, { name: "sizes", value: ["s", "m"] }] }]) { problems { message } }
    recordEvents(events: [
      { eventId: "event-1", userId: "unknown-${ID}", itemId: "song-1", kind: LIKE, occurredAt: "${new Date().toISOString()}" }
      { eventId: "event-2", userId: "${ANA}", itemId: "song-2", kind: LIKE, occurredAt: "${new Date().toISOString()}" }
    ]) { accepted }
    followUser(userId: "${BO}", otherId: "unknown-${ID}") { watermark }
    blockUser(userId: "${BO}", otherId: "late-${ID}") { watermark }
    setConsent(userId: "${BO}", choices: [{ purpose: ANALYTICS, isGranted: true }]) { watermark }
  }`)
  expect(written).toMatchObject({ upsertUsers: { problems: [] } })
  await expect
    .poll(
      async () => (await ask(`{ user(id: "unknown-${ID}") { history(first: 1) { nodes { id } } } }`)).user,
    )
    .toEqual({ history: { nodes: [{ id: 'song-1' }] } })
  await ask(LISTS)
  const { requestExport } = await ask(`mutation { requestExport(userId: "${ANA}") { request { id } } }`)
  const { id } = (requestExport as { request: { id: string } }).request
  const state = async () =>
    (await ask(`{ privacyRequest(id: "${id}") { state downloadUrl } }`)).privacyRequest
  await expect.poll(state, { timeout: 20_000 }).toMatchObject({ state: 'DONE' })
  const { downloadUrl } = (await state()) as { downloadUrl: string }
  const exported = await (await fetch(new URL(downloadUrl, url))).text()
  for (const text of [ANA, `${NAME} 0`, `${CITY}-0`, BO]) expect(exported).toContain(text)
  expect(exported).not.toContain('sealedKey')
  expect(JSON.parse(exported)).toMatchObject({ userId: ANA })
}

it('with a master key no file and no log line holds an id, a name or a property of a user', async () => {
  const folder = filledFolder()
  const server = await serve(folder)
  await useEverything(server)
  expect(filesWith(folder.dataDir, PLAIN)).toEqual([])
  expect(PLAIN.filter((text) => server.log().includes(text))).toEqual([])
  const backup = join(folder.path, 'backup.grafeo')
  await server.close()
  const ended = await folder.run(['backup', '--output', backup], { variables: variablesOf(folder) })
  expect(ended.code, ended.err).toBe(0)
  expect(filesWith(folder.dataDir, PLAIN)).toEqual([])
  expect(PLAIN.filter((text) => readFileSync(backup).includes(text))).toEqual([])
})

it('callers see plain ids, names and properties, before and after a restart', async () => {
  const folder = filledFolder()
  const first = await serve(folder)
  await useEverything(first)
  const questions = `{
    user(id: "late-${ID}") { id name properties { name value } }
    bo: user(id: "${BO}") { name following(first: 5) { nodes { id } } blockedUsers(first: 5) { nodes { id } } }
    byName: users(search: "${NAME.toUpperCase()} 3", first: 5) { nodes { id name } }
    byId: users(search: "unknown-", first: 5) { nodes { id } }
    byCity: users(filter: { property: { name: "city", op: EQ, value: { value: "${CITY}-1" } } }, first: 9) { nodes { id } }
    all: users(first: 20) { nodes { id } totalCount }
  }`
  const expected = {
    user: {
      id: `late-${ID}`,
      name: `${NAME} late`,
      properties: [
        { name: 'city', value: `${CITY}-9` },
        { name: 'member', value: true },
        { name: 'sizes', value: ['s', 'm'] },
      ],
    },
    bo: {
      name: `${NAME} 1`,
      following: { nodes: [{ id: `unknown-${ID}` }] },
      blockedUsers: { nodes: [{ id: `late-${ID}` }] },
    },
    byName: { nodes: [{ id: PEOPLE[3], name: `${NAME} 3` }] },
    byId: { nodes: [{ id: `unknown-${ID}` }] },
    byCity: { nodes: [PEOPLE[1], PEOPLE[4], PEOPLE[7]].map((id) => ({ id })) },
  }
  await expect.poll(() => first.ask(questions), { timeout: 10_000 }).toMatchObject(expected)
  const { all } = (await first.ask(questions)) as unknown as {
    all: { nodes: { id: string }[]; totalCount: number }
  }
  expect(all.totalCount).toBe(10)
  expect(all.nodes.map(({ id }) => id).sort()).toEqual([...PEOPLE, `late-${ID}`, `unknown-${ID}`].sort())
  await first.close()
  const second = await serve(folder)
  expect(await second.ask(questions)).toMatchObject(expected)
})

function itemsOf(lists: Record<string, unknown>) {
  const found = Object.values(lists) as {
    readonly edges: readonly { readonly node: { readonly id: string } }[]
  }[]
  return found.map(({ edges }) => edges.map(({ node }) => node.id))
}

it('lists are the same as without a master key', async () => {
  const folder = filledFolder()
  const sealed = await serve(folder)
  const open = await serve({ dataDir: join(folder.path, 'plain'), keyFile: null })
  const lists = await sealed.ask(LISTS)
  // Numbers in reasons differ: their noise has a random key in each graph.
  expect(itemsOf(lists)).toEqual(itemsOf(await open.ask(LISTS)))
  expect(itemsOf(lists).flat()).toHaveLength(8 * PEOPLE.length)
  // A reason names a followed user who agreed to it.
  expect(JSON.stringify(lists)).toContain(`${NAME} `)
})

it('a graph opens with its own master key alone, and one that was filled without stays plain', async () => {
  const folder = filledFolder()
  const other = join(folder.path, 'other.key')
  await folder.run(['keys', 'create-master-key', other])
  const refused = async (variables: Readonly<Record<string, string>>) => {
    const { code, err } = await folder.run(['stats'], { variables })
    expect(code).not.toBe(0)
    return err
  }
  expect(await refused(variablesOf({ ...folder, keyFile: null }))).toContain('ATTUNE_MASTER_KEY_FILE')
  expect(await refused(variablesOf({ ...folder, keyFile: other }))).toContain('another master key')
  // The graph alone, in a new data folder.
  const moved = join(folder.path, 'moved')
  mkdirSync(moved)
  copyFileSync(join(folder.dataDir, 'graph.grafeo'), join(moved, 'graph.grafeo'))
  expect(await refused(variablesOf({ dataDir: moved, keyFile: null }))).toContain('ATTUNE_MASTER_KEY_FILE')
  expect(await refused(variablesOf({ dataDir: moved, keyFile: other }))).toContain('another master key')
  expect((await folder.run(['stats'], { variables: variablesOf({ ...folder, dataDir: moved }) })).code).toBe(
    0,
  )
  const plain = { ...folder, dataDir: join(folder.path, 'plain') }
  expect(await refused(variablesOf(plain))).toContain('filled without a master key')
})

it('a rotation encrypts the data key with the new master key, and changes no user', async () => {
  const folder = filledFolder()
  const before = await storedUsers(folder.dataDir)
  const next = join(folder.path, 'next.key')
  await folder.run(['keys', 'create-master-key', next])
  const rotate = ['keys', 'rotate-master-key', '--new', next, '--json']
  const ended = await folder.run(rotate, { variables: variablesOf(folder) })
  expect(ended.code, ended.err).toBe(0)
  expect(JSON.parse(ended.out)).toEqual({ dataKey: expect.any(String) })
  expect(await storedUsers(folder.dataDir)).toEqual(before)
  const { code, err } = await folder.run(['stats'], { variables: variablesOf(folder) })
  expect([code === 0, err.includes('another master key')]).toEqual([false, true])
  const server = await serve({ ...folder, keyFile: next })
  expect(await server.ask(`{ user(id: "${ANA}") { name } }`)).toEqual({ user: { name: `${NAME} 0` } })
})

it('an erasure deletes the key of the user, and their pseudonym from every file', async () => {
  const folder = filledFolder()
  const before = await storedUsers(folder.dataDir)
  const server = await serve(folder)
  await useEverything(server)
  const { requestErasure } = await server.ask(
    `mutation { requestErasure(userId: "${ANA}") { request { id } problems { code } } }`,
  )
  const { id } = (requestErasure as { request: { id: string } }).request
  const state = async () => (await server.ask(`{ privacyRequest(id: "${id}") { state } }`)).privacyRequest
  await expect.poll(state, { timeout: 20_000 }).toEqual({ state: 'DONE' })
  expect(await server.ask(`{ user(id: "${ANA}") { id } }`)).toEqual({ user: null })
  await server.close()
  const left = new Set((await storedUsers(folder.dataDir)).map((user) => user.id))
  const [erased, ...others] = before.filter((user) => !left.has(user.id))
  expect(others).toEqual([])
  expect(filesWith(folder.dataDir, [String(erased?.id), String(erased?.sealedKey)])).toEqual([])
})

it('a Neo4j with a data key that did not answer at the start stays unavailable without the master key', async () => {
  const neo4j = await listening()
  await (await storeOver(neo4j.uri)).run(keepDataKey, { keyId: 'key', sealed: 'sealed' })
  await neo4j.stop()
  const folder = cliFolder()
  onTestFinished(() => folder.remove())
  const variables = { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: neo4j.uri, NEO4J_PASSWORD: 'secret' }
  const config = readConfig({ ...variables, ATTUNE_DATA_DIR: join(folder.path, 'graph') }, folder.path)
  let refused: (error: GraphError) => void = () => undefined
  const refusal = new Promise<GraphError>((resolve) => {
    refused = resolve
  })
  const { store, close } = await compose(config, { write: () => undefined }, '1.2.3').openGraph({
    command: 'attune serve',
    mayCreate: true,
    onUnavailable: () => undefined,
    onRefused: refused,
  })
  onTestFinished(close)
  await neo4j.start()
  expect((await refusal).message).toContain('ATTUNE_MASTER_KEY_FILE')
  expect(isAvailable(store)).toBe(false)
  await expect(store.run(someUserIds, { limit: 1 })).rejects.toMatchObject({ kind: 'unavailable' })
})

it('every user has their own key, and a value cannot be moved to another user or property', async () => {
  const folder = filledFolder()
  const users = await storedUsers(folder.dataDir)
  expect(new Set(users.map((user) => user.sealedKey)).size).toBe(PEOPLE.length)
  for (const [at, change] of MOVES.entries()) {
    const dataDir = join(folder.path, `moved-${at}`)
    mkdirSync(dataDir)
    copyFileSync(join(folder.dataDir, 'graph.grafeo'), join(dataDir, 'graph.grafeo'))
    const graph = await openEmbedded({ path: join(dataDir, 'graph.grafeo'), maxRelationships: 1e6 })
    const header = '// @mode write\n// @param one UserId!\n// @param other UserId!'
    const text = `${header}\nMATCH (one:User {id: $one}) MATCH (other:User {id: $other}) ${change}`
    const params = { one: String(users[0]?.id), other: String(users[1]?.id) }
    await graph.run(cypherQuery('test/move', text), params)
    await graph.close()
    const server = await serve({ dataDir, keyFile: folder.keyFile })
    const answers = await Promise.all(
      PEOPLE.map((id) => server.answer(`{ user(id: "${id}") { name properties { name value } } }`)),
    )
    expect(answers.filter(({ errors }) => errors !== undefined)).toHaveLength(1)
    const names = answers.flatMap(({ data }) => (data?.user ? [data.user.name] : []))
    expect(new Set(names).size).toBe(PEOPLE.length - 1)
    await server.close()
  }
})

const MOVES = [
  'SET one.name = other.name',
  'SET one.name = one.city',
  'SET one.sealedKey = other.sealedKey',
  'SET one.name = other.name, one.sealedKey = other.sealedKey, one.city = other.city, one.age = other.age',
]

it('a master key in the data folder, readable by others or damaged is refused', async () => {
  const own = cliFolder()
  onTestFinished(() => own.remove())
  const folder = await folderWithKey(own)
  const refused = async (keyFile: string) => {
    const variables = variablesOf({ ...folder, keyFile })
    const { code, err } = await folder.run(['import', join(folder.path, 'world')], { variables })
    expect(code).not.toBe(0)
    return err
  }
  mkdirSync(folder.dataDir)
  const inside = join(folder.dataDir, 'master.key')
  await folder.run(['keys', 'create-master-key', inside])
  expect(await refused(inside)).toContain('in the data folder')
  expect(statSync(folder.keyFile).mode & 0o777).toBe(0o600)
  const open = join(folder.path, 'open.key')
  copyFileSync(folder.keyFile, open)
  chmodSync(open, 0o644)
  expect(await refused(open)).toContain('other users may read')
  const short = join(folder.path, 'short.key')
  writeFileSync(short, 'c2hvcnQ=', { mode: 0o600 })
  expect(await refused(short)).toContain('32 bytes')
  expect(await refused(join(folder.path, 'nothing'))).toContain('cannot be read')
  expect((await folder.run(['keys', 'create-master-key', folder.keyFile])).err).toContain('exists')
})

interface StoredUser {
  readonly id: string
  readonly name: string | null
  readonly city: string | null
  readonly sealedKey: string | null
}

/** Users as the graph stores them, by pseudonym. No process may hold the folder. */
async function storedUsers(dataDir: string): Promise<readonly StoredUser[]> {
  const graph = await openEmbedded({ path: join(dataDir, 'graph.grafeo'), maxRelationships: 1e6 })
  try {
    const text = `// @mode read
      // @budget 100
      // @returns id String!
      // @returns name String
      // @returns city String
      // @returns sealedKey String
      MATCH (user:User) RETURN user.id AS id, user.name AS name, user.city AS city, user.sealedKey AS sealedKey ORDER BY id`
    return await graph.run(cypherQuery<Record<never, never>, StoredUser>('test/stored-users', text), {})
  } finally {
    await graph.close()
  }
}
