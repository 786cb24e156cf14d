import { workerData } from 'piscina'
import { DataKey } from '../../platform/data-key.ts'
import { type SentResult, sentResult } from '../sent-result.ts'
import { type LmdbJournal, lmdbJournal } from './lmdb-journal.ts'

// The script of the thread that owns a journal: every call is one task.

/** The calls that the thread accepts. */
export interface JournalCalls
  extends Pick<
    LmdbJournal,
    | 'appendAll'
    | 'read'
    | 'readOf'
    | 'skipTo'
    | 'deadLetter'
    | 'quarantined'
    | 'quarantinedCount'
    | 'release'
    | 'trim'
    | 'first'
    | 'find'
    | 'erase'
    | 'forget'
    | 'close'
  > {
  open(): { readonly id: string; readonly last: number }
}

export type CallName = keyof JournalCalls

export interface JournalCall<Name extends CallName = CallName> {
  readonly name: Name
  readonly args: Parameters<JournalCalls[Name]>
}

export interface JournalThreadData {
  readonly folder: string
  /** The bytes of the data key; null for none. */
  readonly dataKey: Uint8Array | null
}

let journal: LmdbJournal | undefined

/** Runs one call. The journal is opened by the first. */
export default function run({ name, args }: JournalCall): Promise<SentResult<unknown>> {
  return sentResult(() => {
    const { folder, dataKey } = workerData as JournalThreadData
    journal ??= lmdbJournal({ folder, nowMs: Date.now, dataKey: dataKey && new DataKey(dataKey) })
    if (name === 'open') return { id: journal.id, last: journal.last }
    // The union of the calls accepts no arguments of one of them.
    const call: (...args: JournalCall['args']) => unknown = journal[name].bind(journal) as never
    return call(...args)
  })
}
