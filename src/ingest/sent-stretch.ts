import { GraphError, type GraphErrorKind } from '../graph/graph-error.ts'
import { decodeEvent, encodeEvent } from '../journal/event-bytes.ts'
import type { AppliedStretch, ApplyStretchOptions, Stretch } from './apply-entries.ts'

/** A stretch on its way to another thread. */
export interface SentStretch extends Pick<Stretch, 'journalId' | 'end' | 'recorded'> {
  readonly positions: readonly number[]
  /** A line an entry: one text is cheap to hand over. */
  readonly events: string
  readonly options: Omit<ApplyStretchOptions, 'signal'>
}

/** What became of it. An expected failure is data: between threads an error loses its kind. */
export type StretchOutcome =
  | { readonly applied: AppliedStretch; readonly bookmarks: readonly string[] }
  | { readonly failure: Pick<GraphError, 'kind' | 'message'> }

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

/** What is sent of a failure. @throws the error, if it is no failure of the graph's but a bug */
export function sentFailure(error: unknown): StretchOutcome {
  if (!(error instanceof GraphError)) throw error
  return { failure: { kind: error.kind, message: error.message } }
}

/** The failure that was sent. */
export function receivedFailure({ kind, message }: { kind: GraphErrorKind; message: string }): GraphError {
  return new GraphError(kind, message)
}
