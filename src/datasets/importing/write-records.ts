import { createHash } from 'node:crypto'
import { inLockOrder } from '../../catalog/ensure-nodes.ts'
import { fitProperties, TOO_MANY_NAMES } from '../../catalog/property-types.ts'
import { recordItemChange } from '../../catalog/record-catalog-change.ts'
import { changedIds, type StatedNode, statedNode, upsertNodes } from '../../catalog/upsert-nodes.ts'
import { upsertTies } from '../../catalog/upsert-ties.ts'
import { type InteractionEvent, isEdgeKind } from '../../domain/event.ts'
import { groupBy } from '../../domain/grouping.ts'
import type { InteractionRecord, NodeRecords } from '../../domain/records.ts'
import { applyWithin } from '../../events/apply/apply-events.ts'
import { type EventOutcome, IMPORT_PREFIX } from '../../events/fold-events.ts'
import { markDescribed } from '../../graph/__generated__/queries.ts'
import type { RowOutcome } from './import-report.ts'
import { type GoodRow, goodBatches, type ImportRun, rejectGoodRow } from './import-run.ts'

/** 72 bits: among a hundred million events, the collision probability is about one in a million. */
const KEY_BYTES = 9

/**
 * The event id of an interaction row: a hash of data set name, user, item, kind, date, value and event id of the row, and of
 * the order and the price of a line of an order. It excludes the count, so that a corrected count is not added to the old one, and the declared instant of the
 * import.
 */
function importEventId(dataSetName: string, record: InteractionRecord): string {
  const { userId, itemId, kind, atMs, value, eventId, details: { orderId, price } = {} } = record
  const line = orderId === undefined ? [] : [orderId, price?.amount, price?.currency]
  const key = JSON.stringify([dataSetName, userId, itemId, kind, atMs, value, eventId, ...line])
  return (
    IMPORT_PREFIX + createHash('sha256').update(key).digest().subarray(0, KEY_BYTES).toString('base64url')
  )
}

/** Upserts users, items or tags. Stated fields replace stored ones; other fields stay. */
export async function writeNodes<K extends keyof NodeRecords>(run: ImportRun, kind: K): Promise<void> {
  const options = run.signal && { signal: run.signal }
  for await (const batch of goodBatches(run, kind)) {
    const nodes = await fittingNodes(run, kind, batch)
    const outcomes = await run.graph.transaction(async (graph) => {
      const written = await upsertNodes(graph, kind, nodes)
      if (kind === 'items') await recordItemChange(graph, changedIds(nodes, written))
      return written
    }, options)
    for (const outcome of outcomes) run.tally.count(kind, outcome)
  }
}

/** The nodes whose properties fit their types. The other rows are rejected. */
async function fittingNodes<K extends keyof NodeRecords>(
  run: ImportRun,
  kind: K,
  batch: readonly GoodRow<K>[],
): Promise<readonly StatedNode[]> {
  const nodes = batch.map(({ record }) => statedNode(kind, record))
  if (kind === 'tags') return nodes
  const fitted = await fitProperties(run.graph, kind, nodes, run.signal && { signal: run.signal })
  const fitting: StatedNode[] = []
  for (const [index, { node, faults }] of fitted.nodes.entries()) {
    const row = batch[index]
    if (faults[0] && row) await rejectGoodRow(run, kind, row, faults[0].message)
    else fitting.push(node)
  }
  const [first] = batch
  if (fitted.untyped.length > 0 && first && !run.tally.hasNoted(kind, TOO_MANY_NAMES)) {
    run.tally.note(kind, first.file, first.line, TOO_MANY_NAMES)
  }
  return fitting
}

const OUTCOMES: Readonly<Record<EventOutcome, RowOutcome>> = {
  created: 'created',
  merged: 'merged',
  duplicate: 'skipped',
  ignored: 'skipped',
}

/** Applies interactions like live events. Creates missing users and items and shows these items in lists. */
export async function writeInteractions(run: ImportRun): Promise<void> {
  for await (const batch of goodBatches(run, 'interactions', byUser)) {
    const events = batch.map((row) => toEvent(run, row))
    const ids = inLockOrder(events.filter(({ kind }) => isEdgeKind(kind)).map(({ itemId }) => itemId))
    const applied = await run.graph.transaction(async (graph) => {
      const result = await applyWithin(graph, events, { ratingScale: run.ratingScale })
      const described = ids.length > 0 ? await graph.run(markDescribed, { ids }) : []
      await recordItemChange(graph, [...result.createdItemIds, ...described.map(({ id }) => id)])
      return result
    }, run.signal && { signal: run.signal })
    for (const outcome of applied.outcomes) run.tally.count('interactions', OUTCOMES[outcome])
    run.tally.count('users', 'created', applied.createdUsers)
    run.tally.count('items', 'created', applied.createdItemIds.length)
  }
}

/**
 * Rows of one user together. Writing a batch reads what its users have: the fewer users, the less is read. The order within
 * a user stays.
 */
function byUser<K extends 'interactions' | 'ties'>(rows: readonly GoodRow<K>[]): readonly GoodRow<K>[] {
  return [...groupBy(rows, ({ record }) => record.userId).values()].flat()
}

/** The same, unless a row is about the ties of both users: there the order between users counts. */
function tiesByUser(rows: readonly GoodRow<'ties'>[]): readonly GoodRow<'ties'>[] {
  return rows.some(({ record }) => record.kind === 'friends') ? rows : byUser(rows)
}

function toEvent(run: ImportRun, { record }: GoodRow<'interactions'>): InteractionEvent {
  return {
    ...record,
    eventId: importEventId(run.dataSet.name, record),
    atMs: record.atMs ?? run.atMs,
  }
}

/**
 * Upserts ties and creates missing users. The last row of a tie decides its strength. Rows beyond the limit of ties
 * per user are rejected.
 */
export async function writeTies(run: ImportRun): Promise<void> {
  for await (const batch of goodBatches(run, 'ties', tiesByUser)) {
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
