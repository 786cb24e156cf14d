import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { lmdbJournal, openTables } from '../../../../src/events/journal/lmdb-journal.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const event: InteractionEvent = {
  eventId: 'a',
  userId: 'ana',
  itemId: 'tea',
  kind: 'view',
  atMs: 5,
  value: null,
  count: 1,
}

/** A folder with a journal of one entry and a flipped byte, counted from the start or end of the entry. */
async function damagedAt(place: number): Promise<string> {
  const folder = temporaryFolder()
  const journal = lmdbJournal({ folder, nowMs: Date.now })
  await journal.append([event])
  await journal.close()
  const { root, entries } = openTables(folder)
  const entry = Buffer.from(entries.get(1) ?? [])
  await root.close()
  const file = join(folder, 'data.mdb')
  const bytes = readFileSync(file)
  const start = bytes.indexOf(entry)
  expect(start).toBeGreaterThan(0)
  expect(bytes.indexOf(entry, start + 1)).toBe(-1)
  const at = start + (place < 0 ? entry.length + place : place)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
  return folder
}

it.each([
  { what: 'the sealed event', place: -1, reason: 'damaged' },
  { what: 'the version', place: 0, reason: 'damaged' },
  { what: 'the name of the key', place: 10, reason: 'forgotten' },
])(
  'an event whose entry is damaged in $what is written again once when it is sent again',
  async ({ place, reason }) => {
    const journal = lmdbJournal({ folder: await damagedAt(place), nowMs: Date.now })
    expect(journal.read(0, 10)).toEqual({ entries: [], lost: [{ position: 1, reason }], end: 1 })
    expect(await journal.append([event])).toEqual({ verdicts: ['accepted'], position: 2 })
    expect(journal.read(1, 10).entries).toMatchObject([{ position: 2, event }])
    const { verdicts } = await journal.append([event, { ...event, itemId: 'cake' }])
    expect(verdicts).toEqual(['duplicate', 'conflict'])
    // The old entry is trimmed; the new one is still known.
    await journal.trim(1, Number.POSITIVE_INFINITY)
    expect((await journal.append([event])).verdicts).toEqual(['duplicate'])
    await journal.close()
  },
)
