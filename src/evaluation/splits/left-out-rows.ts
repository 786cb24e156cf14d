import { type DataSet, RECORD_KINDS, type RecordKind } from '../../datasets/importing/data-set.ts'
import type { Fold } from './fold.ts'
import type { InteractionLog } from './interaction-log.ts'
import { type Exclusion, exclusionOf } from './training-side.ts'

/** Rows of each kind that are no training rows, by reason; a reason that left none out is not named. */
export type LeftOutRows = Readonly<Record<RecordKind, Readonly<Partial<Record<Exclusion, number>>>>>

/** Counts what a fold keeps out of its training rows. Rows that cannot be read are not counted. */
export async function leftOutRows(
  dataSet: DataSet,
  fold: Fold,
  log: InteractionLog,
  signal?: AbortSignal,
): Promise<LeftOutRows> {
  const counted: [RecordKind, Partial<Record<Exclusion, number>>][] = []
  for (const kind of RECORD_KINDS) {
    const counts: Partial<Record<Exclusion, number>> = {}
    for await (const row of dataSet.rows(kind)) {
      signal?.throwIfAborted()
      const reason = row.isValid ? exclusionOf(kind, row.record, fold, log) : null
      if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1
    }
    counted.push([kind, counts])
  }
  return Object.fromEntries(counted) as LeftOutRows
}

/** In words, what a cut-off dropped because nobody knows on which side of it it belongs. */
export function droppedNotes(leftOut: LeftOutRows, { cutoffMs }: Fold): readonly string[] {
  if (cutoffMs === null) return []
  return (['interactions', 'ties', 'taggings'] as const).map(
    (kind) => `${leftOut[kind].undated ?? 0} undated ${kind} dropped`,
  )
}
