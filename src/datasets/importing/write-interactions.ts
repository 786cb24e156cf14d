import { inLockOrder } from '../../catalog/ensure-nodes.ts'
import { type InteractionEvent, isEdgeKind } from '../../domain/event.ts'
import { applyWithin } from '../../events/apply/apply-events.ts'
import type { EventOutcome } from '../../events/fold-events.ts'
import { markDescribed } from '../../graph/__generated__/queries.ts'
import { importEventId } from './event-key.ts'
import { type GoodRow, goodBatches, type ImportRun } from './import-run.ts'
import type { RowOutcome } from './tally.ts'

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
