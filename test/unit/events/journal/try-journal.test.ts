import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { tryJournal } from '../../../../src/events/journal/try-journal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** A folder with a journal of some events. */
async function written(): Promise<string> {
  const folder = temporaryFolder()
  const journal = lmdbJournal({ folder, nowMs: Date.now })
  const event = { userId: 'ana', itemId: 'tea', kind: 'view', atMs: 5, value: null, count: 1 } as const
  await journal.append(Array.from({ length: 200 }, (_, n) => ({ ...event, eventId: `e${n}` })))
  await journal.close()
  return folder
}

it('a trial leaves a journal as it is, to the last bit', async () => {
  const folder = await written()
  const before = readFileSync(join(folder, 'data.mdb'))
  await tryJournal(folder)
  expect(readFileSync(join(folder, 'data.mdb')).equals(before)).toBe(true)
})

it('a trial makes no journal where there is none', async () => {
  const folder = temporaryFolder()
  await tryJournal(folder)
  expect(() => readFileSync(join(folder, 'data.mdb'))).toThrow('ENOENT')
})

it('a journal that is damaged is refused with a way out', async () => {
  const folder = await written()
  const file = join(folder, 'data.mdb')
  // All but the first two pages, LMDB's own notes.
  writeFileSync(file, readFileSync(file).fill(0, 8_192))
  await expect(tryJournal(folder)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('is damaged'),
    hint: expect.stringContaining('move the folder away'),
  })
})
