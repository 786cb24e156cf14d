import { type Database, open, type RootDatabase } from 'lmdb'
import { claimForOpening, DiskRoom } from '../../platform/lmdb/disk-room.ts'
import type { KeyTables } from './key-ring.ts'
import type { EntryTables } from './sealed-entries.ts'

/** What a journal's file holds. */
export interface JournalTables extends KeyTables, EntryTables {
  readonly root: RootDatabase
  readonly meta: Database<string, string>
  readonly quarantine: Database<string, number>
  readonly room: DiskRoom
}

/**
 * Opens the file of the journal in a folder; made if absent.
 *
 * @throws AttuneError `UNAVAILABLE` if there is no room to make it
 */
export function openTables(folder: string): JournalTables {
  claimForOpening(folder)
  // Every write is in a transaction that is waited for. The library's own batches are not: one that failed, on a full
  // disk, would end the process as an unhandled rejection.
  const root = open({ path: folder, compression: false, maxDbs: 8, eventTurnBatching: false })
  const tables: Omit<JournalTables, 'root' | 'room'> = {
    entries: root.openDB({ name: 'entries', encoding: 'binary' }),
    ids: root.openDB({ name: 'ids', keyEncoding: 'binary' }),
    meta: root.openDB({ name: 'meta', encoding: 'string' }),
    quarantine: root.openDB({ name: 'quarantine', encoding: 'string' }),
    keys: root.openDB({ name: 'keys', keyEncoding: 'binary', encoding: 'binary' }),
    people: root.openDB({ name: 'people', keyEncoding: 'binary', encoding: 'binary' }),
  }
  return { ...tables, root, room: new DiskRoom(folder, root, Object.values(tables)) }
}
