import { expect, it, onTestFinished } from 'vitest'
import { type LmdbJournal, lmdbJournal, openTables } from '../../../../src/events/journal/lmdb-journal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const HOUR_MS = 3_600_000

/** A journal with an entry written at each of these instants, in this order. */
async function writtenAt(instants: readonly number[], folder = temporaryFolder()): Promise<LmdbJournal> {
  let nowMs = 0
  const journal = lmdbJournal({ folder, nowMs: () => nowMs })
  onTestFinished(() => journal.close())
  for (const [n, atMs] of instants.entries()) {
    nowMs = atMs
    const event = { userId: 'ana', itemId: 'tea', kind: 'view', atMs: 5, value: null, count: 1 } as const
    await journal.append([{ ...event, eventId: `e${n}` }])
  }
  return journal
}

it('trims from the start without a gap if the clock was set back', async () => {
  const journal = await writtenAt([5 * HOUR_MS, 4 * HOUR_MS, 6 * HOUR_MS, 4 * HOUR_MS + 1, 6 * HOUR_MS])
  expect(await journal.trim(5, 4 * HOUR_MS)).toBe(0)
  // The second entry follows the first, which is not old.
  expect(await journal.trim(5, 5 * HOUR_MS)).toBe(0)
  expect(await journal.trim(5, 6 * HOUR_MS)).toBe(2)
  expect(journal.read(journal.first() - 1, 10)).toMatchObject({
    entries: [{ position: 3 }, { position: 4 }, { position: 5 }],
    lost: [],
  })
})

it('keeps recent entries if the clock was years behind for a moment', async () => {
  const journal = await writtenAt([100 * HOUR_MS, 101 * HOUR_MS, 0, 102 * HOUR_MS])
  expect(await journal.trim(4, 50 * HOUR_MS)).toBe(0)
})

it('trims past entries that were written while the clock was years ahead', async () => {
  const journal = await writtenAt([1e15, 1e15, HOUR_MS, 9 * HOUR_MS])
  expect(await journal.trim(4, 2 * HOUR_MS)).toBe(3)
})

it('keeps entries before a damaged entry for the full retention', async () => {
  const folder = temporaryFolder()
  const written = await writtenAt([HOUR_MS, 2 * HOUR_MS, 3 * HOUR_MS], folder)
  await written.close()
  const { root, entries } = openTables(folder)
  await entries.put(3, Buffer.alloc(50))
  await root.close()
  const journal = await writtenAt([], folder)
  expect(await journal.trim(3, 2 * HOUR_MS)).toBe(1)
  expect(journal.first()).toBe(2)
})
