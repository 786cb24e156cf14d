import type { Appended, JournalPage, Quarantined } from './journal.ts'
import type { SentError } from './sent-error.ts'

/** What the thread of a journal is started with. */
export interface JournalThreadData {
  /** The journal's folder; made if absent. */
  readonly folder: string
}

/** What may be asked of the thread of a journal. */
export interface JournalCalls {
  /** Asked by starting the thread. */
  open(): { readonly id: string; readonly last: number }
  /**
   * One answer a batch, in their order: one may be refused and others written. Events come as `encodeEvent` makes them: text
   * is cheap to hand over.
   */
  appendAll(batches: readonly (readonly string[])[]): readonly AppendAnswer[]
  read(after: number, limit: number): JournalPage
  skipTo(position: number): void
  unplacedSince(): number
  placed(): void
  deadLetter(entries: readonly Quarantined[]): void
  quarantined(limit: number): readonly Quarantined[]
  quarantinedCount(): number
  release(positions: readonly number[]): void
  trim(position: number, beforeMs: number): number
  first(): number
  forget(userId: string): void
  /** The thread ends after it. */
  close(): void
}

export type AppendAnswer = { readonly appended: Appended } | { readonly error: SentError }

export type CallName = keyof JournalCalls
export type ArgsOf<Name extends CallName> = Parameters<JournalCalls[Name]>
export type AnswerOf<Name extends CallName> = ReturnType<JournalCalls[Name]>

export interface JournalCall<Name extends CallName = CallName> {
  /** Comes back with the answer; 0 is that of `open`. */
  readonly number: number
  readonly name: Name
  readonly args: ArgsOf<Name>
}

export type JournalAnswer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly error: SentError }
