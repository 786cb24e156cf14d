import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import type { CleanFiles } from '../../../src/app/held-graph.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { snapshotName } from '../../../src/graph/snapshot-files.ts'
import { type CliFolder, cliFolder, SHORT_DRAIN_MS } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

const MARKER = 'zqmarkerqz'
const USER = `me-${MARKER}`
const VISITOR = `v_${'3c'.repeat(16)}`

/** A filled data folder. */
async function filledFolder(): Promise<CliFolder & { readonly dataDir: string }> {
  const folder = cliFolder()
  onTestFinished(() => folder.remove())
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
  return { ...folder, dataDir: join(folder.path, 'graph') }
}

/** A server over the folder, as `attune serve` starts it. */
async function serve(dataDir: string, cleanFiles?: CleanFiles) {
  const lines: string[] = []
  const variables = {
    ATTUNE_DATA_DIR: dataDir,
    ATTUNE_LOG_LEVEL: 'debug',
    ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
    PORT: '0',
  }
  const config = readConfig(variables, dataDir)
  const composition = compose(config, { write: (line) => void lines.push(line) }, '1.2.3')
  const graph = await composition.openGraph({ command: 'attune serve', mayCreate: false })
  const server = await composition.startServer(graph.store, cleanFiles ?? graph.cleanFiles)
  const ask = async (query: string) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: unknown }
    expect(errors).toBeUndefined()
    return data as Record<string, { readonly [field: string]: unknown } | null>
  }
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await server.close()
    await graph.close()
  }
  onTestFinished(close)
  return { ask, close, log: () => lines.join('') }
}

type Server = Awaited<ReturnType<typeof serve>>

async function addUser({ ask }: Server): Promise<void> {
  await ask(`mutation {
    upsertUsers(users: [{ id: "${USER}", name: "Name ${MARKER}" }]) { watermark }
    recordEvents(events: [
      { eventId: "${MARKER}-1", userId: "${USER}", itemId: "tea", kind: LIKE, occurredAt: "${new Date().toISOString()}" }
      { eventId: "${MARKER}-2", userId: "${VISITOR}", itemId: "tea", kind: VIEW, occurredAt: "${new Date().toISOString()}" }
    ]) { watermark }
    setConsent(userId: "${VISITOR}", choices: [{ purpose: ANALYTICS, isGranted: false }]) { watermark }
    identify(visitorId: "${VISITOR}", userId: "${USER}") { watermark }
  }`)
  await expect.poll(async () => (await ask(HISTORY)).user?.history).toEqual({ nodes: [{ id: 'tea' }] })
  await expect.poll(async () => (await ask(HISTORY)).user?.events).toEqual({ totalCount: 2 })
  await ask(`{ recommendations(userId: "${VISITOR}", first: 2) { recommendationId } }`)
  await ask(`{ recommendations(userId: "${USER}", first: 2) { recommendationId } }`)
}

const HISTORY = `{ user(id: "${USER}") { history(first: 5) { nodes { id } } events { totalCount } } }`

async function erase({ ask }: Server): Promise<string> {
  const { requestErasure } = await ask(
    `mutation { requestErasure(userId: "${USER}") { request { id } problems { code } } }`,
  )
  expect(requestErasure?.problems).toEqual([])
  return String((requestErasure?.request as { readonly id: string } | undefined)?.id)
}

async function stateOf({ ask }: Server, id: string): Promise<unknown> {
  return (await ask(`{ privacyRequest(id: "${id}") { state } }`)).privacyRequest?.state
}

function ended(server: Server, id: string): Promise<void> {
  return expect.poll(() => stateOf(server, id), { timeout: 20_000 }).toBe('DONE')
}

/** Files that hold a text, or the id of the visitor. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    const bytes = statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0)
    return bytes.includes(text) || bytes.includes(VISITOR)
  })
}

/** The user's graph as a snapshot, as a graph that a rebuild has replaced, and as a backup outside the data folder. */
async function withCopies(folder: CliFolder & { readonly dataDir: string }): Promise<string> {
  const first = await serve(folder.dataDir)
  await addUser(first)
  await first.close()
  const file = join(folder.dataDir, 'graph.grafeo')
  mkdirSync(join(folder.dataDir, 'snapshots'))
  copyFileSync(file, join(folder.dataDir, 'snapshots', snapshotName(Date.now() - 60_000)))
  copyFileSync(file, join(folder.dataDir, 'graph.grafeo.replaced-7'))
  const backup = join(folder.path, 'backup.grafeo')
  copyFileSync(file, backup)
  expect(filesWith(folder.dataDir, MARKER)).toHaveLength(3)
  return backup
}

it('an erasure leaves no byte of the user in any file, while the server answers', async () => {
  const folder = await filledFolder()
  await withCopies(folder)
  const server = await serve(folder.dataDir)
  const id = await erase(server)
  expect(await server.ask(HISTORY)).toEqual({ user: null })
  await ended(server, id)
  expect(filesWith(folder.dataDir, MARKER)).toEqual([])
  expect(server.log()).not.toContain(MARKER)
  expect(server.log()).not.toContain(VISITOR)
  const { privacyRequest } = await server.ask(
    `{ privacyRequest(id: "${id}") { receipt { users visitors events filesRewritten filesDeleted } } }`,
  )
  expect(privacyRequest?.receipt).toEqual({
    users: 1,
    visitors: 1,
    events: 2,
    filesRewritten: 2,
    filesDeleted: 2,
  })
  const { recommendations } = await server.ask(
    '{ recommendations(userId: "ana", first: 2) { recommendationId } }',
  )
  expect(recommendations).not.toBeNull()
})

it('an erasure whose files could not be cleaned continues at the next start', async () => {
  const folder = await filledFolder()
  const first = await serve(folder.dataDir, () => Promise.reject(new Error('the disk failed')))
  await addUser(first)
  const id = await erase(first)
  await expect.poll(() => first.log()).toContain('an erasure waits')
  expect(await stateOf(first, id)).toBe('RUNNING')
  expect(await first.ask(HISTORY)).toEqual({ user: null })
  await first.close()
  const second = await serve(folder.dataDir)
  await ended(second, id)
  expect(filesWith(folder.dataDir, MARKER)).toEqual([])
})

it('neither a snapshot nor a backup brings an erased user back, and a later event creates a new one', async () => {
  const folder = await filledFolder()
  const backup = await withCopies(folder)
  const server = await serve(folder.dataDir)
  await ended(server, await erase(server))
  await server.close()
  for (const words of [['rebuild'], ['restore', backup]]) {
    const rebuilt = await folder.run([...words, '--json'])
    expect(rebuilt.code, rebuilt.err).toBe(0)
    const again = await serve(folder.dataDir)
    expect(await again.ask(HISTORY)).toEqual({ user: null })
    await expect.poll(() => filesWith(folder.dataDir, MARKER), { timeout: 20_000 }).toEqual([])
    await again.close()
  }
  const later = await serve(folder.dataDir)
  await addUser(later)
  expect((await later.ask(HISTORY)).user).toMatchObject({ history: { nodes: [{ id: 'tea' }] } })
})

it('the journal of a lost server brings no event back that it accepted before the erasure', async () => {
  const folder = await filledFolder()
  const lost = join(folder.path, 'lost')
  const journal = lmdbJournal({ folder: lost, nowMs: Date.now })
  const event = { itemId: 'tea', kind: 'like', atMs: 5, value: null, count: 1 } as const
  await journal.append([
    { ...event, eventId: 'a', userId: USER },
    { ...event, eventId: 'b', userId: 'someone' },
    { ...event, eventId: 'd', userId: VISITOR },
  ])
  const server = await serve(folder.dataDir)
  await server.ask(`mutation { identify(visitorId: "${VISITOR}", userId: "${USER}") { watermark } }`)
  await ended(server, await erase(server))
  await journal.append([{ ...event, eventId: 'c', userId: USER, itemId: 'cake' }])
  await journal.close()
  await server.close()
  expect((await folder.run(['journal', '--adopt', lost])).code).toBe(0)
  const again = await serve(folder.dataDir)
  expect(await again.ask(HISTORY)).toMatchObject({ user: { history: { nodes: [{ id: 'cake' }] } } })
  expect(await again.ask(`{ user(id: "${VISITOR}") { id } }`)).toEqual({ user: null })
})
