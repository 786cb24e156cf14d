import { createHash } from 'node:crypto'
import { inLockOrder } from '../../catalog/ensure-nodes.ts'
import { statedNode, upsertNodes } from '../../catalog/upsert-nodes.ts'
import { upsertTies } from '../../catalog/upsert-ties.ts'
import { type InteractionEvent, isEdgeKind } from '../../domain/event.ts'
import type { NodeRecords } from '../../domain/records.ts'
import { applyWithin } from '../../events/apply/apply-events.ts'
import { type EventOutcome, IMPORT_PREFIX } from '../../events/fold-events.ts'
import { markDescribed } from '../../graph/__generated__/queries.ts'
import type { InteractionRecord } from './data-set.ts'
import type { RowOutcome } from './import-report.ts'
import { type GoodRow, goodBatches, type ImportRun, rejectGoodRow } from './import-run.ts'

/** 72 bits: among a hundred million events two share an id about once in a million imports. */
const KEY_BYTES = 9

/**
 * The event id of an interaction row, the same in every import of a data set of this name. The natural key is who,
 * what, how, when, the rating and the row's own event id; the count is no part of it, so that a corrected count
 * does not add up with the old one. A row without a date has the same id whatever instant the import declares.
 */
function importEventId(dataSetName: string, record: InteractionRecord): string {
  const { userId, itemId, kind, atMs, value, eventId } = record
  const key = JSON.stringify([dataSetName, userId, itemId, kind, atMs, value, eventId])
  return (
    IMPORT_PREFIX + createHash('sha256').update(key).digest().subarray(0, KEY_BYTES).toString('base64url')
  )
}

/** Imports users, items or tags: created where missing; what a row states replaces what was there, the rest stays. */
export async function writeNodes<K extends keyof NodeRecords>(run: ImportRun, kind: K): Promise<void> {
  for await (const batch of goodBatches(run, kind)) {
    const nodes = batch.map(({ record }) => statedNode(kind, record))
    const outcomes = await run.graph.transaction(
      (graph) => upsertNodes(graph, kind, nodes),
      run.signal && { signal: run.signal },
    )
    for (const outcome of outcomes) run.tally.count(kind, outcome)
  }
}

const OUTCOMES: Readonly<Record<EventOutcome, RowOutcome>> = {
  created: 'created',
  merged: 'merged',
  duplicate: 'skipped',
  ignored: 'skipped',
}

/** Interactions go the way of live events; users and items they name are made where missing, and shown in lists. */
export async function writeInteractions(run: ImportRun): Promise<void> {
  for await (const batch of goodBatches(run, 'interactions')) {
    const events = batch.map((row) => toEvent(run, row))
    const ids = inLockOrder(events.filter(({ kind }) => isEdgeKind(kind)).map(({ itemId }) => itemId))
    const applied = await run.graph.transaction(async (graph) => {
      const result = await applyWithin(graph, events, { ratingScale: run.ratingScale })
      if (ids.length > 0) await graph.run(markDescribed, { ids })
      return result
    }, run.signal && { signal: run.signal })
    for (const outcome of applied.outcomes) run.tally.count('interactions', OUTCOMES[outcome])
    run.tally.count('users', 'created', applied.createdUsers)
    run.tally.count('items', 'created', applied.createdItems)
  }
}

function toEvent(run: ImportRun, { record }: GoodRow<'interactions'>): InteractionEvent {
  return {
    ...record,
    eventId: importEventId(run.dataSet.name, record),
    atMs: record.atMs ?? run.atMs,
  }
}

/**
 * Ties; users they name are made where missing. The last row about a tie decides its strength. Rows past a cap on
 * one user's ties are rejected.
 */
export async function writeTies(run: ImportRun): Promise<void> {
  for await (const batch of goodBatches(run, 'ties')) {
    const records = batch.map((row) => row.record)
    const written = await run.graph.transaction(
      (graph) => upsertTies(graph, records),
      run.signal && { signal: run.signal },
    )
    run.tally.count('users', 'created', written.createdUsers)
    for (const [place, row] of batch.entries()) {
      const verdict = written.verdicts[place]
      if (verdict && 'fault' in verdict) await rejectGoodRow(run, 'ties', row, verdict.fault)
      else if (verdict) run.tally.count('ties', verdict.outcome)
    }
  }
}
