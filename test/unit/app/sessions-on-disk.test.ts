import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../../support/cli.ts'
import { graphDump } from '../../support/graph-dump.ts'

/** An item and a tag of the catalog, and ids that no item and no tag has: only sessions name them. */
const KNOWN = 'zqknownqz'
const UNKNOWN = 'zqunknownqz'
const GRAPH = 'graph.grafeo'

const SESSIONS = process.env.ATTUNE_TEST_LONG ? 500 : 60

let folder: CliFolder
let dataDir: string
beforeAll(async () => {
  folder = cliFolder()
  dataDir = join(folder.path, 'graph')
  writeCatalog(join(folder.path, 'songs'))
  expect(await folder.run(['import', 'songs'])).toMatchObject({ code: 0 })
  expect(await folder.run(['train'])).toMatchObject({ code: 0 })
  // The first list of a graph creates its secrets.
  const first = await serve()
  await first.ask({ session: { events: [] } })
  await first.close()
}, 120_000)
afterAll(() => folder.remove())

/** Forty songs of two genres, and one that no user knows. */
function writeCatalog(path: string): void {
  mkdirSync(path)
  const songs = Array.from({ length: 40 }, (_, index) => `song-${index}`)
  const write = (file: string, lines: readonly string[]) =>
    writeFileSync(join(path, file), `${lines.join('\n')}\n`)
  write('items.csv', ['id,title,kind', ...[...songs, KNOWN].map((id) => `${id},The ${id},song`)])
  write('tags.csv', ['id,name,kind', 'calm,Calm,genre', 'loud,Loud,genre', `tag-${KNOWN},Odd,genre`])
  write('taggings.csv', [
    'itemId,tagId,weight',
    ...songs.map((id, index) => `${id},${index % 2 === 0 ? 'calm' : 'loud'},1`),
    `${KNOWN},tag-${KNOWN},1`,
  ])
  write('interactions.csv', [
    'userId,itemId,kind,at',
    ...Array.from({ length: 20 }, (_, user) => user).flatMap((user) =>
      songs
        .filter((_, song) => song % 2 === user % 2 && (song + user) % 3 !== 0)
        .map((song) => `user-${user},${song},play,2026-02-01T10:00:00Z`),
    ),
  ])
}

async function serve() {
  const lines: string[] = []
  const variables = {
    ATTUNE_DATA_DIR: dataDir,
    ATTUNE_LOG_LEVEL: 'trace',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
    PORT: '0',
  }
  const config = readConfig(variables, dataDir)
  const composition = compose(config, { write: (line) => void lines.push(line) }, '1.2.3')
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: false })
  const server = await composition.startServer(graph.store, graph.cleanFiles)
  return {
    lines,
    metrics: async () => (await fetch(new URL('/metrics', server.url))).text(),
    async ask(variables: object): Promise<Asked> {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUERY, variables }),
      })
      const { data, errors } = (await response.json()) as { data: { list: Asked }; errors?: unknown }
      expect(errors).toBeUndefined()
      return data.list
    },
    async close() {
      await server.close()
      await graph.close()
    },
  }
}

const QUERY = `query ($session: SessionInput!, $input: RecommendationInput, $after: String) {
  list: recommendations(session: $session, input: $input, first: 5, after: $after) {
    recommendationId unknownSessionIds nodes { id } pageInfo { endCursor } edges { reasons { text } } } }`

interface Asked {
  readonly recommendationId: string
  readonly unknownSessionIds: readonly string[]
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly endCursor: string }
  readonly edges: readonly { readonly reasons: readonly { readonly text: string }[] }[]
}

const event = (itemId: string, secondsAgo: number) => ({
  itemId,
  kind: 'LIKE',
  occurredAt: new Date(Date.now() - 1000 * secondsAgo).toISOString(),
})

const SESSION = {
  events: [event(KNOWN, 10), event(UNKNOWN, 20), event('song-3', 30)],
  tagIds: [`tag-${KNOWN}`, `tag-${UNKNOWN}`],
}
const INPUT = { context: { viewing: `viewed-${UNKNOWN}`, cart: [KNOWN] } }

/** Without the position of the retention pass, which servers move. */
async function dump(): Promise<readonly string[]> {
  const graph = await openEmbedded({ path: join(dataDir, GRAPH), maxRelationships: 1_000_000 })
  const lines = await graphDump(graph).finally(() => graph.close())
  return lines.filter((line) => !line.includes('"Singleton retention"'))
}

function filesWith(text: string): readonly string[] {
  return readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(dataDir, name)
    return statSync(path).isFile() && readFileSync(path).includes(text)
  })
}

it('sessions leave nothing in any file, log line or metric, and their lists have later pages after a restart', async () => {
  const before = await dump()
  const first = await serve()
  let list = await first.ask({ session: SESSION, input: INPUT })
  expect(list.unknownSessionIds).toEqual([UNKNOWN, `tag-${UNKNOWN}`, `viewed-${UNKNOWN}`])
  for (let count = 1; count < SESSIONS; count++) list = await first.ask({ session: SESSION, input: INPUT })
  const second = await first.ask({ session: SESSION, input: INPUT, after: list.pageInfo.endCursor })
  const metrics = await first.metrics()
  expect(metrics).toContain('attune')
  await first.close()

  expect(await dump()).toEqual(before)
  expect(filesWith(UNKNOWN)).toEqual([])
  expect(filesWith(KNOWN)).toEqual([GRAPH])
  // The scan finds what is there: a listed item is in a served list.
  expect(filesWith(list.nodes[0]?.id ?? 'none').length).toBeGreaterThan(1)
  for (const text of [metrics, first.lines.join('')]) {
    expect(text).not.toContain(UNKNOWN)
    expect(text).not.toContain(KNOWN)
  }

  const again = await serve()
  const events = [event('song-5', 1), ...SESSION.events]
  const third = await again.ask({
    session: { ...SESSION, events },
    input: INPUT,
    after: second.pageInfo.endCursor,
  })
  expect(third.recommendationId).toBe(list.recommendationId)
  const ids = [list, second, third].flatMap(({ nodes }) => nodes.map(({ id }) => id))
  expect(ids).toHaveLength(15)
  expect(new Set(ids).size).toBe(15)
  const other = await again.ask({ session: { events: [] }, after: second.pageInfo.endCursor })
  expect(other.recommendationId).toBe(list.recommendationId)
  expect(JSON.stringify(other)).not.toContain(KNOWN)
  expect(other.edges.flatMap(({ reasons }) => reasons.map(({ text }) => text)).join()).not.toContain('song-3')
  await again.close()
}, 180_000)
