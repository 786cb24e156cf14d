import { type Database, open, type RootDatabase } from 'lmdb'
import type { KeyTables } from './key-ring.ts'
import type { EntryTables } from './sealed-entries.ts'

/** What a journal's file holds. */
export interface JournalTables extends KeyTables, EntryTables {
  readonly root: RootDatabase
  readonly meta: Database<string, string>
  readonly quarantine: Database<string, number>
}

/** Opens the file of the journal in a folder; made if absent. */
export function openTables(folder: string): JournalTables {
  // Every write is in a transaction that is waited for. The library's own batches are not: one that failed, on a full
  // disk, would end the process as an unhandled rejection.
  const root = open({ path: folder, compression: false, maxDbs: 8, eventTurnBatching: false })
  return {
    root,
    entries: root.openDB({ name: 'entries', encoding: 'binary' }),
    ids: root.openDB({ name: 'ids', keyEncoding: 'binary' }),
    meta: root.openDB({ name: 'meta', encoding: 'string' }),
    quarantine: root.openDB({ name: 'quarantine', encoding: 'string' }),
    keys: root.openDB({ name: 'keys', keyEncoding: 'binary', encoding: 'binary' }),
    people: root.openDB({ name: 'people', keyEncoding: 'binary', encoding: 'binary' }),
  }
}
