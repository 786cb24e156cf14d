import { DAY_MS } from '../domain/duration.ts'
import { EVENT_KINDS, type EventKind } from '../domain/event.ts'
import { groupBy } from '../domain/grouping.ts'
import { tableRowsBetween } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { addedUp, type EventOutcomeCounter, partsOf, unpackSums } from './counters.ts'
import { sumOf } from './jackknife.ts'
import { SENT_EVENTS, tableKey } from './metric-rows.ts'

/** What became of the events of a kind that were sent on a day. */
export interface EventQuality extends Readonly<Record<EventOutcomeCounter, number>> {
  /** When the day begins, epoch milliseconds. */
  readonly dayMs: number
  /** Null: the client stated none that is known. */
  readonly kind: EventKind | 'custom' | null
}

/** What became of events in the days of a span, by day and kind. @throws GraphError */
export async function readEventQuality(
  graph: GraphStore,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  options: RunOptions = {},
): Promise<readonly EventQuality[]> {
  const from = Math.floor(fromMs / DAY_MS) * DAY_MS
  const rows = await graph.run(tableRowsBetween, { table: SENT_EVENTS, from, to: toMs, keys: null }, options)
  const days = [...groupBy(rows, ({ startAt }) => startAt)].sort(([a], [b]) => a - b)
  return days.flatMap(([dayMs, ofDay]) =>
    ([...EVENT_KINDS, 'custom', null] as const).flatMap((kind) => {
      const own = ofDay.filter(({ servedAs }) => servedAs === tableKey(kind ?? ''))
      if (own.length === 0) return []
      const sums = addedUp(own.map(({ packed }) => unpackSums(packed)))
      const countOf = (outcome: EventOutcomeCounter) => sumOf(partsOf(sums, outcome))
      return [
        {
          dayMs,
          kind,
          accepted: countOf('accepted'),
          duplicates: countOf('duplicates'),
          rejected: countOf('rejected'),
          suppressed: countOf('suppressed'),
        },
      ]
    }),
  )
}
