import { mkdirSync, readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readOwner } from '../../../src/cli/graph-owner.ts'
import { lmdbJournal } from '../../../src/journal/lmdb-journal.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'
import { writeSmallFolder } from '../../support/small-folder.ts'

/** Of what LMDB counts on, the first pages are there and the others are not: who reads on dies. */
const PAGES_LEFT = 3 * 4_096

let folder: CliFolder
let data: string

beforeAll(async () => {
  folder = cliFolder()
  data = join(folder.path, 'graph')
  writeSmallFolder(join(folder.path, 'songs'))
  expect((await folder.run(['import', join(folder.path, 'songs')])).code).toBe(0)
})

afterAll(() => folder.remove())

async function makeStore(name: string): Promise<void> {
  const store = join(data, name)
  mkdirSync(store, { recursive: true })
  await lmdbJournal({ folder: store, nowMs: Date.now }).close()
  truncateSync(join(store, 'data.mdb'), PAGES_LEFT)
}

it('a server sets damaged served lists aside, says so, and starts', async () => {
  await makeStore('served-lists')
  const interruption = new AbortController()
  const serving = folder.run(['serve', '--json'], {
    variables: { ATTUNE_LOG_LEVEL: 'warn' },
    signal: interruption.signal,
  })
  await vi.waitUntil(() => readOwner(data)?.url, { timeout: 30_000, interval: 100 })
  interruption.abort()
  const { code, err } = await serving
  expect(code).toBe(0)
  expect(err).toContain('the served lists are damaged and were set aside')
  expect(readdirSync(data).filter((name) => name.startsWith('served-lists.damaged-'))).toHaveLength(1)
})

it('neither a server nor a command opens a journal that would end it', async () => {
  await makeStore('journal')
  for (const command of ['serve', 'journal']) {
    const { code, err } = await folder.run([command])
    expect(code).not.toBe(0)
    expect(err).toContain(`the journal in ${join(data, 'journal')} is damaged`)
    expect(err).toContain('move the folder away, and keep it')
  }
})
