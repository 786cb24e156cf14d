import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readOperatorKey, readOwner } from '../../../src/app/folder-lock.ts'
import { type CliFolder, cliFolder, type Ended } from '../../support/cli.ts'
import { longestHoldMs } from '../../support/longest-hold.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

/** More rows than a batch, in an order that mixes users. */
const ROWS = 4_000

const MAPPING = {
  format: 'combined',
  userId: 'query:uid',
  rules: [{ path: '^/items/(?<itemId>[^/]+)$', kind: 'view' }],
}

const LOG = `1.2.3.4 - - [10/Jan/2026:13:55:36 -0700] "GET /items/song-1?uid=ana HTTP/1.1" 200 2326 "-" "Agent"\n`

let folder: CliFolder
let alone: CliFolder
let serving: ReturnType<CliFolder['run']>
const stop = new AbortController()

beforeAll(async () => {
  folder = cliFolder()
  alone = cliFolder()
  for (const { path } of [folder, alone]) {
    writeSmallFolder(join(path, 'songs'))
    writeSmallFolder(join(path, 'more'))
    writeRows(path, 'more', 'u')
    appendFileSync(join(path, 'more', 'ties.csv'), 'bo,bo,follows,1\n')
    writeFileSync(join(path, 'access.log'), LOG)
    writeFileSync(join(path, 'mapping.json'), JSON.stringify(MAPPING))
  }
  expect((await folder.run(['import', 'songs'])).code).toBe(0)
  expect((await folder.run(['train'])).code).toBe(0)
  serving = folder.run(['serve', '--json'], { signal: stop.signal })
  await vi.waitUntil(url, { timeout: 60_000, interval: 100 })
}, 120_000)

afterAll(async () => {
  stop.abort()
  expect((await serving).code).toBe(0)
  folder.remove()
  alone.remove()
}, 60_000)

/** Appends interactions of 300 users with 400 items. */
function writeRows(path: string, name: string, prefix: string): void {
  mkdirSync(join(path, name), { recursive: true })
  const file = join(path, name, 'interactions.csv')
  const at = (row: number) => new Date(Date.UTC(2026, 0, 1) + row * 60_000).toISOString()
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `${prefix}${(row * 7) % 300},i${row % 400},view,1,${at(row)}\n`,
  )
  if (!existsSync(file)) writeFileSync(file, 'userId,itemId,kind,count,at\n')
  appendFileSync(file, rows.join(''))
}

function url(): string | null | undefined {
  return readOwner(join(folder.path, 'graph'))?.url
}

async function ask(query: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const body = JSON.stringify({ query })
  const response = await fetch(url() ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  return (await response.json()) as unknown
}

async function importState(): Promise<unknown> {
  const { nodes, relationships, origin } = JSON.parse((await folder.run(['stats', '--json'])).out)
  return { nodes, relationships, origin }
}

describe('attune import while a server holds the graph', () => {
  it('stops between two batches when it is interrupted, and completes when it runs again', async () => {
    const interruption = new AbortController()
    interruption.abort()
    const interrupted = await folder.run(['import', 'more'], { signal: interruption.signal })
    expect([interrupted.code, interrupted.out]).toEqual([130, ''])
    expect(interrupted.err).toContain('interrupted; run it again to continue')
    const { code, err } = await folder.run(['import', 'more', '--json'])
    expect([code, err]).toEqual([0, expect.stringMatching(/^import: \d+% \(\w+\)\n/)])
    const again = JSON.parse((await folder.run(['import', 'more', '--json'])).out)
    expect(again.interactions).toMatchObject({ read: ROWS + 39, created: 0, merged: 0 })
  }, 120_000)

  it('has the report of an import without a server', async () => {
    const commands = [
      ['import', 'more', '--json', '--reject-file', 'rejected.jsonl'],
      ['import', 'logs', 'access.log', '--mapping', 'mapping.json', '--json'],
      ['import', 'more'],
    ]
    expect((await alone.run(['import', 'songs'])).code).toBe(0)
    expect((await alone.run(['import', 'more'])).code).toBe(0)
    for (const words of commands) {
      const [there, here] = [await folder.run(words), await alone.run(words)]
      expect([there.code, there.out]).toEqual([0, here.out])
    }
    const [there, here] = [folder, alone].map(({ path }) =>
      readFileSync(join(path, 'rejected.jsonl'), 'utf8'),
    )
    expect(there).toBe(here)
    expect(JSON.parse(there ?? '')).toMatchObject({
      file: 'ties.csv',
      line: 4,
      reason: 'otherId must be another user',
    })
  }, 120_000)

  it('fails with the error of an import without a server, and says where and what', async () => {
    for (const { path } of [folder, alone]) {
      mkdirSync(join(path, 'bad'), { recursive: true })
      writeFileSync(join(path, 'bad', 'ties.csv'), 'userId,otherId,kind\nana,ana,follows\n')
    }
    const [there, here] = [await folder.run(['import', 'bad']), await alone.run(['import', 'bad'])]
    const failure = ({ code, err }: Ended) => [code, err.replace(/^import: .*\n/, '')]
    expect(failure(there)).toEqual(failure(here))
    expect(there.err).toContain(
      'ties: 1 of 1 rows are bad, most often: otherId must be another user (ties.csv line 2)',
    )
    writeFileSync(join(folder.path, 'bad', 'ties.csv'), 'who\nana\n')
    expect((await folder.run(['import', 'bad'])).err).toContain('ties.csv: ')
  }, 120_000)

  it('answers meanwhile, and never blocks the event loop for long', async () => {
    writeRows(folder.path, 'new', 'n')
    let [answers, isDone] = [0, false]
    const hold = await longestHoldMs(async () => {
      const importing = folder.run(['import', 'new', '--json']).finally(() => {
        isDone = true
      })
      while (!isDone) {
        expect(await ask('{ recommendations(userId: "ana") { nodes { id } } }')).toHaveProperty('data')
        answers++
      }
      const { code, out } = await importing
      expect([code, JSON.parse(out).interactions.read]).toEqual([0, ROWS])
    })
    expect(hold).toBeLessThan(100)
    expect(answers).toBeGreaterThan(10)
  }, 120_000)

  it('refuses --replace, and deletes nothing', async () => {
    const before = await importState()
    const { code, err } = await folder.run(['import', 'songs', '--replace'])
    expect(code).toBe(3)
    expect(err).toContain('--replace deletes everything, and a server holds the graph')
    expect(err).toContain(`stop the server (kill ${process.pid}), import, and start it again`)
    expect(await importState()).toEqual(before)
  }, 60_000)

  it('is refused while another import runs', async () => {
    const both = await Promise.all([folder.run(['import', 'more']), folder.run(['import', 'more'])])
    expect(both.map(({ code }) => code).sort()).toEqual([0, 3])
    expect(both.find(({ code }) => code === 3)?.err).toContain(
      'another import has been running in the server',
    )
  }, 120_000)

  it('is for the operator on the machine of the server', async () => {
    const path = join(folder.path, 'more')
    const source = { format: 'folder', path, mapping: null, atMs: 0, ratingScale: null, rejectFile: null }
    const key = readOperatorKey(join(folder.path, 'graph')) ?? ''
    const start = async (sent: object, headers: Readonly<Record<string, string>>) => {
      const response = await fetch(new URL('/internal/imports', url() ?? ''), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(sent),
      })
      return [response.status, await response.json()]
    }
    // Without keys, callers on a loopback address are the operator, but not a command of this machine.
    const refused = { errors: [{ extensions: { code: 'FORBIDDEN' } }] }
    expect(await start(source, {})).toMatchObject([403, refused])
    expect(await start({}, {})).toMatchObject([403, refused])
    expect(await start(source, { 'x-api-key': 'guessed' })).toMatchObject([401, {}])
    const wrong = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }
    expect(await start({}, { 'x-api-key': key })).toMatchObject([400, wrong])
    const [status, body] = await start(source, { 'x-api-key': key })
    expect([status, body]).toEqual([200, { data: { id: expect.any(String) } }])
    const { id } = (body as { data: { id: string } }).data
    expect(await ask(`{ import(id: "${id}") { id } }`)).toEqual({ data: { import: { id } } })
    expect(
      await ask('mutation { cancelImport(id: "none") { import { id } problems { code path } } }'),
    ).toEqual({ data: { cancelImport: { import: null, problems: [{ code: 'NOT_FOUND', path: ['id'] }] } } })
    expect(await ask('{ import(id: "none") { id } }')).toEqual({ data: { import: null } })
  })
})
