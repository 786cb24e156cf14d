import { GraphError, type GraphErrorKind } from '../graph/graph-error.ts'
import { decodeEvent, encodeEvent } from '../journal/event-bytes.ts'
import { plainError } from '../threads/plain-error.ts'
import type { AppliedStretch, ApplyStretchOptions, Stretch } from './apply-entries.ts'

/** A stretch on its way to another thread. */
export interface SentStretch extends Pick<Stretch, 'journalId' | 'end' | 'recorded'> {
  readonly positions: readonly number[]
  /** A line an entry: one text is cheap to hand over. */
  readonly events: string
  readonly options: Omit<ApplyStretchOptions, 'signal'>
}

/** Why a stretch could not be applied. Data, because between threads an error loses its class and its kind. */
export interface StretchFailure {
  /** Null for a bug of ours. */
  readonly kind: GraphErrorKind | null
  readonly message: string
  readonly cause: Error | undefined
}

/** What became of a stretch. */
export type StretchOutcome =
  | { readonly applied: AppliedStretch; readonly bookmarks: readonly string[] }
  | { readonly failure: StretchFailure }

/** What is sent of a stretch. */
export function sentStretch(stretch: Stretch, options: SentStretch['options']): SentStretch {
  const { journalId, entries, end, recorded } = stretch
  return {
    journalId,
    end,
    recorded,
    positions: entries.map(({ position }) => position),
    // No JSON text holds a line break.
    events: entries.map(({ event }) => encodeEvent(event)).join('\n'),
    options,
  }
}

/** The stretch that was sent. */
export function receivedStretch({ journalId, end, recorded, positions, events }: SentStretch): Stretch {
  const texts = events.split('\n')
  const entries = positions.map((position, at) => ({ position, event: decodeEvent(texts[at] ?? '') }))
  return { journalId, end, recorded, entries }
}

/** What is sent of an error. */
export function sentFailure(error: unknown): StretchFailure {
  if (error instanceof GraphError) {
    const { kind, message, cause } = error
    return { kind, message, cause: cause instanceof Error ? plainError(cause) : undefined }
  }
  const cause = error instanceof Error ? plainError(error) : undefined
  return { kind: null, message: cause?.message ?? String(error), cause }
}

/** The error that was sent. */
export function receivedFailure({ kind, message, cause }: StretchFailure): Error {
  return kind === null ? new Error(message, { cause }) : new GraphError(kind, message, { cause })
}
