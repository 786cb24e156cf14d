import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { type CliFolder, cliFolder } from '../../support/cli.ts'

let folder: CliFolder
beforeAll(async () => {
  folder = cliFolder()
  mkdirSync(join(folder.path, 'songs'))
  const rows = ['ana,tea,like,2024-05-01', 'bo,cake,like,2024-05-02']
  writeFileSync(join(folder.path, 'songs', 'interactions.csv'), ['userId,itemId,kind,at', ...rows].join('\n'))
  expect(await folder.run(['import', 'songs'])).toMatchObject({ code: 0 })
  // What a server has left behind.
  const journal = lmdbJournal({ folder: join(folder.path, 'graph', 'journal'), nowMs: Date.now })
  const search = { eventId: 's', itemId: '', kind: 'search', atMs: 5, value: null, count: 1 } as const
  await journal.append(
    ['ana', 'bo'].map((userId) => ({ ...search, userId, details: { query: `for ${userId}` } })),
  )
  await journal.close()
}, 60_000)
afterAll(() => folder.remove())

it('`attune export user` writes what the graph and the journal have of a user, and of no other', async () => {
  const { code, out } = await folder.run(['export', 'user', 'ana', '--output', 'mine', '--json'])
  expect(code).toBe(0)
  const { files } = JSON.parse(out) as { files: string[] }
  expect(files).toContain('events.csv')
  const text = readFileSync(join(folder.path, 'mine', 'export.json'), 'utf8')
  expect(text).toContain('"tea"')
  expect(text).toContain('for ana')
  expect(text).not.toContain('cake')
  expect(text).not.toContain('for bo')
}, 60_000)

it('`attune export user` needs a folder', async () => {
  expect(await folder.run(['export', 'user', 'ana'])).toMatchObject({ code: 2 })
})
