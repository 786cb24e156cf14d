import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import neo4j from 'neo4j-driver'
import type { Facts } from './facts.ts'
import { dumpNeo4j } from './neo4j-dump.ts'

/*
 * Makes the files of `fixture/` with the programs of an older commit. It uses only that commit's command line and GraphQL
 * API, so it does not depend on today's code:
 *
 *   git worktree add /tmp/older 54fd1c6 && (cd /tmp/older && npm ci && npm run build:server)
 *   NEO4J_URI=bolt://.. NEO4J_PASSWORD=.. npx tsx test/upgrade/make-fixture.ts /tmp/older
 *
 * The Neo4j database must be empty. A further argument, `embedded` or `neo4j`, makes the files of one engine only.
 */

const PENDING = 3

type Variables = Readonly<Record<string, string>>

const checkout = resolve(process.argv[2] ?? '')
const fixture = join(import.meta.dirname, 'fixture')

/** A seeded generator, so that every run is the same. */
function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Files for `attune import`: three crowds of twelve users, each with twenty items and two tags of its own. */
function writeWorld(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const random = makeRandom(7)
  const write = (file: string, lines: readonly string[]) =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  const users = Array.from({ length: 36 }, (_, index) => index)
  const items = Array.from({ length: 60 }, (_, index) => index)
  const date = (day: number) => new Date(Date.UTC(2026, 5, 1 + day, 12)).toISOString()
  write('users.csv', ['id,name,city', ...users.map((n) => `user-${n},User ${n},City ${n % 4}`)])
  write('items.csv', [
    'id,title,kind,createdAt,price',
    ...items.map((n) => `item-${n},Item ${n},${n % 5 === 0 ? 'album' : 'song'},${date(-100 + n)},${n + 0.5}`),
  ])
  write('tags.csv', ['id,name,kind', ...[0, 1, 2, 3, 4, 5].map((n) => `tag-${n},Tag ${n},genre`)])
  write('taggings.csv', [
    'itemId,tagId,weight',
    ...items.flatMap((n) => [
      `item-${n},tag-${n % 3},2`,
      ...(random() < 0.5 ? [`item-${n},tag-${3 + (n % 3)},1`] : []),
    ]),
  ])
  const rows: string[] = []
  for (const user of users) {
    for (const item of items) {
      const chance = item % 3 === user % 3 ? 0.4 : 0.03
      if (random() < chance) {
        const kind = random() < 0.5 ? 'play' : 'like'
        rows.push(
          `user-${user},item-${item},${kind},${1 + Math.floor(random() * 3)},${date(rows.length % 90)}`,
        )
      }
    }
  }
  rows.push(`user-5,item-2,hide,1,${date(50)}`, `user-5,item-5,play,1,${date(51)}`)
  write('interactions.csv', ['userId,itemId,kind,count,at', ...rows])
  write('ties.csv', [
    'userId,otherId,kind,strength',
    ...users.map((n) => `user-${n},user-${(n + 3) % 36},follows,${((n % 4) + 1) / 4}`),
  ])
}

const COMMON = {
  ATTUNE_DEMO: 'off',
  ATTUNE_OPERATOR_ACCESS: 'on',
  ATTUNE_SNAPSHOT_HOURS: '0',
  ATTUNE_LOG_LEVEL: 'error',
  // Generous deadlines, so that lists are complete on a busy machine.
  ATTUNE_REQUEST_DEADLINE_MS: '60000',
  ATTUNE_LIST_DEADLINE_MS: '30000',
  ATTUNE_SOURCE_DEADLINE_MS: '10000',
  ATTUNE_EXPLORATION: '0',
}

function attune(variables: Variables, words: readonly string[]): void {
  execFileSync(process.execPath, [join(checkout, 'dist/main.js'), ...words], {
    env: { ...process.env, ...variables },
    stdio: 'inherit',
  })
}

interface Server {
  ask(text: string, values?: object): Promise<Record<string, unknown>>
  stop(): Promise<void>
}

async function serve(variables: Variables): Promise<Server> {
  const port = await freePort()
  const child = spawn(process.execPath, ['--v8-pool-size=0', join(checkout, 'dist/main.js'), 'serve'], {
    env: { ...process.env, ...variables, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://127.0.0.1:${port}`
  while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok) await sleep(100)
  return {
    async ask(query, values = {}) {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: values }),
      })
      const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown }
      if (errors || JSON.stringify(data).includes('"ok":false'))
        throw new Error(JSON.stringify({ data, errors }))
      return data
    },
    stop: () => ended(child),
  }
}

function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  return new Promise((done) => child.on('exit', () => done()))
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const event = (userId: string, itemId: string, kind: string, at: string) => ({
  eventId: `${kind}-${itemId}`,
  userId,
  itemId,
  kind,
  occurredAt: at,
})

const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted watermark } }'
const DISMISS =
  'mutation ($userId: ID!, $itemId: ID!) { dismiss(userId: $userId, itemId: $itemId) { ok watermark } }'
const LIST = `query ($userId: ID!, $atLeast: String) {
  recommendations(userId: $userId, first: 40, input: { atLeast: $atLeast }) {
    personalization sawAtLeast nodes { id }
  }
}`

const DISMISSED = [
  ['user-0', 'item-0'],
  ['user-0', 'item-3'],
  ['user-4', 'item-1'],
  ['user-7', 'item-31'],
] as const

/** Writes through the API, of every kind that a graph stores. */
async function write(server: Server): Promise<string> {
  const tie =
    'mutation ($a: ID!, $b: ID!, $kind: RelationshipKind!) { relate(userId: $a, otherId: $b, kind: $kind) { ok } }'
  await server.ask(tie, { a: 'user-0', b: 'user-6', kind: 'BLOCKS' })
  await server.ask(tie, { a: 'user-1', b: 'user-4', kind: 'MUTES' })
  const steer =
    'mutation ($factor: Float!, $tagId: ID!) { adjustInterest(userId: "user-2", tagId: $tagId, factor: $factor) { ok } }'
  await server.ask(steer, { tagId: 'tag-0', factor: 3 })
  await server.ask(steer, { tagId: 'tag-4', factor: 0.5 })
  await server.ask(RECORD, {
    events: [
      event('user-0', 'item-9', 'VIEW', '2026-09-20T10:00:00Z'),
      event('user-0', 'item-12', 'LIKE', '2026-09-20T11:00:00Z'),
      event('user-3', 'item-6', 'HIDE', '2026-09-20T12:00:00Z'),
      event('user-3', 'item-12', 'REPORT', '2026-09-20T13:00:00Z'),
      event('user-3', 'item-18', 'IMPRESSION', '2026-09-20T14:00:00Z'),
      event('user-9', 'item-0', 'PURCHASE', '2026-09-20T15:00:00Z'),
      event('newcomer', 'item-21', 'LIKE', '2026-09-20T16:00:00Z'),
    ],
  })
  let watermark = ''
  for (const [userId, itemId] of DISMISSED) {
    const { dismiss } = (await server.ask(DISMISS, { userId, itemId })) as { dismiss: { watermark: string } }
    watermark = dismiss.watermark
  }
  return watermark
}

async function readFacts(server: Server): Promise<Facts> {
  const userIds = ['user-0', 'user-1', 'user-3', 'user-5', 'user-20']
  const users: Record<string, Facts['users'][string]> = {}
  for (const userId of userIds) {
    const data = (await server.ask(
      `query ($userId: ID!) {
        user(id: $userId) {
          name
          properties { name value }
          history(first: 100) { edges { weight lastAt node { id } } }
          following(first: 100) { edges { strength node { id } } }
          interests { probability tag { id } }
        }
        recommendations(userId: $userId, first: 40) { personalization nodes { id } }
      }`,
      { userId },
    )) as unknown as Asked
    const { user, recommendations } = data
    users[userId] = {
      name: user.name,
      properties: user.properties,
      history: user.history.edges.map(({ weight, lastAt, node }) => ({ itemId: node.id, weight, lastAt })),
      following: user.following.edges.map(({ strength, node }) => ({ userId: node.id, strength })),
      interests: user.interests.map(({ tag }) => tag.id),
      personalization: recommendations.personalization,
      listed: recommendations.nodes.map(({ id }) => id),
    }
  }
  return {
    users,
    hidden: [...DISMISSED, ['user-3', 'item-6'], ['user-3', 'item-12'], ['user-5', 'item-2']],
    blocks: [['user-0', 'user-6']],
    mutes: [['user-1', 'user-4']],
    pending: [],
  }
}

interface Asked {
  readonly user: {
    readonly name: string
    readonly properties: readonly { readonly name: string; readonly value: string | number | boolean }[]
    readonly history: {
      readonly edges: readonly { weight: number; lastAt: string; node: { id: string } }[]
    }
    readonly following: { readonly edges: readonly { strength: number; node: { id: string } }[] }
    readonly interests: readonly { tag: { id: string } }[]
  }
  readonly recommendations: { readonly personalization: string; readonly nodes: readonly { id: string }[] }
}

async function hasSeen(server: Server, atLeast: string): Promise<boolean> {
  const data = await server.ask(LIST, { userId: 'user-7', atLeast })
  return (data.recommendations as { sawAtLeast: boolean }).sawAtLeast
}

/** Imports, trains, writes through the API and trains again. */
async function fill(variables: Variables, world: string): Promise<Facts> {
  attune(variables, ['import', world])
  attune(variables, ['train'])
  const first = await serve(variables)
  const atLeast = await write(first)
  while (!(await hasSeen(first, atLeast))) await sleep(100)
  await first.stop()
  attune(variables, ['train'])
  const second = await serve(variables)
  const facts = await readFacts(second)
  await second.stop()
  return facts
}

/** Leaves events in the journal that the graph has not applied, as after a crash, by restoring an earlier graph file. */
async function leavePending(variables: Variables, dataDir: string): Promise<Facts['pending']> {
  const [file, kept] = [join(dataDir, 'graph.grafeo'), join(dataDir, '..', 'kept.grafeo')]
  copyFileSync(file, kept)
  const events = Array.from({ length: PENDING }, (_, n) =>
    event(`user-${20 + n}`, `item-${50 + n}`, n === 0 ? 'HIDE' : 'LIKE', '2026-09-21T10:00:00Z'),
  )
  const server = await serve(variables)
  await server.ask(RECORD, { events })
  await server.stop()
  rmSync(file, { recursive: true })
  copyFileSync(kept, file)
  return events.map(({ userId, itemId, kind }) => ({ userId, itemId, kind }))
}

async function makeEmbedded(folder: string, world: string): Promise<void> {
  const dataDir = join(folder, 'data')
  const variables = { ...COMMON, ATTUNE_GRAPH: 'embedded', ATTUNE_DATA_DIR: dataDir }
  const facts = await fill(variables, world)
  const pending = await leavePending(variables, dataDir)
  writeFileSync(join(fixture, 'facts.json'), `${JSON.stringify({ ...facts, pending }, null, 1)}\n`)
  execFileSync('tar', ['--sparse', '-czf', join(fixture, 'data-folder.tar.gz'), '-C', dataDir, '.'])
}

async function makeNeo4j(folder: string, world: string): Promise<void> {
  const { NEO4J_URI = '', NEO4J_USERNAME = 'neo4j', NEO4J_PASSWORD = '' } = process.env
  const login = { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD }
  await fill({ ...COMMON, ...login, ATTUNE_GRAPH: 'neo4j', ATTUNE_DATA_DIR: join(folder, 'neo4j') }, world)
  const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD))
  const lines = await dumpNeo4j(driver)
  await driver.close()
  writeFileSync(join(fixture, 'neo4j.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`))
}

const folder = mkdtempSync(join(tmpdir(), 'attune-fixture-'))
const world = join(folder, 'world')
writeWorld(world)
mkdirSync(fixture, { recursive: true })
const engine = process.argv[3]
if (engine !== 'neo4j') await makeEmbedded(folder, world)
if (engine !== 'embedded') await makeNeo4j(folder, world)
rmSync(folder, { recursive: true })
