import { workerData } from 'piscina'
import { AttuneError, type ErrorCode } from '../../domain/errors.ts'
import { plainError } from '../../platform/threads/worker-thread.ts'
import type { Appended, JournalPage, Quarantined } from './journal.ts'
import { type LmdbJournal, lmdbJournal } from './lmdb-journal.ts'
import type { EncodedEvent } from './sealed-entries.ts'

// The script of the thread that owns a journal: every call of the journal's interface is one task.

/** The calls that the thread accepts. */
export interface JournalCalls {
  open(): { readonly id: string; readonly last: number }
  appendAll(calls: readonly (readonly EncodedEvent[])[]): readonly Appended[]
  read(after: number, limit: number): JournalPage
  skipTo(position: number): void
  deadLetter(entries: readonly Quarantined[]): void
  quarantined(limit: number): readonly Quarantined[]
  quarantinedCount(): number
  release(positions: readonly number[]): void
  trim(position: number, beforeMs: number): number
  first(): number
  forget(userId: string): void
  close(): void
}

export type CallName = keyof JournalCalls

export interface JournalCall<Name extends CallName = CallName> {
  readonly name: Name
  readonly args: Parameters<JournalCalls[Name]>
}

/** A value, or an error as data: errors lose their class between threads. */
export type CallResult<T> = { readonly value: T } | { readonly error: CallError }

export interface CallError {
  /** Undefined for a bug. */
  readonly code: ErrorCode | undefined
  readonly message: string
  readonly hint: string | undefined
  readonly cause: Error | undefined
}

type Handlers = {
  readonly [Name in CallName]: (
    ...args: Parameters<JournalCalls[Name]>
  ) => ReturnType<JournalCalls[Name]> | Promise<ReturnType<JournalCalls[Name]>>
}

function handlersOf(journal: LmdbJournal): Handlers {
  return {
    open: () => ({ id: journal.id, last: journal.last }),
    appendAll: (calls) => journal.appendAll(calls),
    read: (after, limit) => journal.read(after, limit),
    skipTo: (position) => journal.skipTo(position),
    deadLetter: (entries) => journal.deadLetter(entries),
    quarantined: (limit) => journal.quarantined(limit),
    quarantinedCount: () => journal.quarantinedCount(),
    release: (positions) => journal.release(positions),
    trim: (position, beforeMs) => journal.trim(position, beforeMs),
    first: () => journal.first(),
    forget: (userId) => journal.forget(userId),
    close: () => journal.close(),
  }
}

async function resultOf<T>(work: () => T | Promise<T>): Promise<CallResult<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    const plain = error instanceof Error ? plainError(error) : new Error(String(error))
    if (!(error instanceof AttuneError)) {
      return { error: { code: undefined, message: plain.message, hint: undefined, cause: plain } }
    }
    const { code, message, hint, cause } = error
    return { error: { code, message, hint, cause: cause instanceof Error ? plainError(cause) : undefined } }
  }
}

let opened: Handlers | undefined

/** Runs one call. The journal is opened by the first. */
export default function run<Name extends CallName>({ name, args }: JournalCall<Name>) {
  return resultOf<ReturnType<JournalCalls[Name]>>(() => {
    opened ??= handlersOf(lmdbJournal({ folder: workerData as string, nowMs: Date.now }))
    const handler: Handlers[Name] = opened[name]
    return handler(...args)
  })
}
