import { setImmediate as nextTurn } from 'node:timers/promises'
import { DAY_MS } from '../domain/duration.ts'
import { groupBy } from '../domain/grouping.ts'
import { itemCount, type ShownItemRowsRow, shownItemRows } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { blocksIn, itemTables, Spreads, WHOLE } from './item-blocks.ts'
import { ITEMS, type MetricPeriod, periodOf, tableKey } from './metric-rows.ts'
import { ShownItems, type Spread, spreadOf } from './shown-items.ts'

/** Rows that are added up in one turn of the event loop: a row may take a millisecond. */
const ROWS_PER_TURN = 4

/** How the items that were shown spread over the catalog. */
export interface MeasuredSpread extends Spread {
  /** Items that the catalog has now. */
  readonly catalogSize: number
  /** Whether some items are estimated from a sample. */
  readonly isSample: boolean
}

export interface ShownItemsRequest {
  readonly fromMs: number
  readonly toMs: number
  /** As rows name them; null: all. */
  readonly placements: readonly string[] | null
  /** Whether placements are measured one by one. */
  readonly isApart: boolean
}

/**
 * Reads which items were shown by placements in the days that are in a span: of folded days the facts, and the sets only of the few
 * blocks that the span is made of.
 *
 * @param table `ITEMS`, or `CLICKED_ITEMS` for those that were clicked
 * @throws GraphError
 */
export async function readShownItems(
  graph: GraphStore,
  request: ShownItemsRequest,
  options: RunOptions,
  table = ITEMS,
): Promise<ShownItemsOfSpan> {
  const span = new Span({ ...request, fromMs: Math.floor(request.fromMs / DAY_MS) * DAY_MS })
  const [rows, [count]] = await Promise.all([
    readRows(graph, table, span, options),
    graph.run(itemCount, {}, options),
  ])
  return new ShownItemsOfSpan(span, table, rows, count?.items ?? 0)
}

/** Days of `readShownLately`, today included. */
const RECENT_DAYS = 28

/**
 * Reads which items any list showed in the last 28 days, by whole days in UTC.
 *
 * @param table as of `readShownItems`
 * @throws GraphError
 */
export async function readShownLately(
  graph: GraphStore,
  nowMs: number,
  options: RunOptions,
  table = ITEMS,
): Promise<ShownItems> {
  const span = {
    fromMs: nowMs - (RECENT_DAYS - 1) * DAY_MS,
    toMs: nowMs + 1,
    placements: null,
    isApart: false,
  }
  return (await readShownItems(graph, span, options, table)).itemsIn(span.fromMs, span.toMs, null)
}

/** The days of a request, and how they are put together of blocks. */
class Span {
  readonly request: ShownItemsRequest
  /** Whether all placements are measured together. */
  readonly isWhole: boolean

  /** @param request of whole days */
  constructor(request: ShownItemsRequest) {
    this.request = request
    this.isWhole = request.placements === null && !request.isApart
  }

  /** The key of the only set of items that is measured; null: there are several. */
  get onlyKey(): string | null {
    const { placements } = this.request
    if (this.isWhole) return WHOLE
    return placements?.length === 1 ? keyOf(placements[0] ?? '') : null
  }

  /** The blocks of a part of the span. */
  blocksIn(fromMs: number, toMs: number): readonly MetricPeriod[] {
    const { placements, isApart } = this.request
    // Facts of several placements cannot be added up.
    const isMixed = !isApart && (placements?.length ?? 0) > 1
    return isMixed ? this.daysIn(fromMs, toMs) : blocksIn(...this.#within(fromMs, toMs))
  }

  daysIn(fromMs: number, toMs: number): readonly MetricPeriod[] {
    return blocksIn(...this.#within(fromMs, toMs), 24)
  }

  #within(fromMs: number, toMs: number): [number, number] {
    return [Math.max(fromMs, this.request.fromMs), Math.min(toMs, this.request.toMs)]
  }
}

/**
 * The items that were shown in a span. Parts of it are the days from that of an instant until another instant; their placements are
 * as rows name them, null for all.
 */
export class ShownItemsOfSpan {
  /** Items that the catalog has now. */
  readonly catalogSize: number
  readonly #span: Span
  readonly #table: string
  /** By the ids of their periods. */
  readonly #rows: ReadonlyMap<string, readonly ShownItemRowsRow[]>
  readonly #spreads = new Map<string, Spreads>()
  readonly #measured = new Map<string, Promise<MeasuredSpread>>()

  constructor(span: Span, table: string, rows: readonly ShownItemRowsRow[], catalogSize: number) {
    this.catalogSize = catalogSize
    this.#span = span
    this.#table = table
    this.#rows = groupBy(rows, ({ tableName, startAt, hours }) => periodOf(startAt, hours, tableName).id)
  }

  /** How the items of a part spread over the catalog. */
  measure(fromMs: number, toMs: number, placement: string | null): Promise<MeasuredSpread> {
    const part = JSON.stringify([fromMs, toMs, placement])
    const spread = this.#measured.get(part) ?? this.#measure(fromMs, toMs, placement)
    this.#measured.set(part, spread)
    return spread
  }

  /** The items of a part. */
  async itemsIn(fromMs: number, toMs: number, placement: string | null): Promise<ShownItems> {
    const key = this.#keyOf(placement)
    const { folded, whole } = itemTables(this.#table)
    const ofBlocks = this.#span
      .blocksIn(fromMs, toMs)
      .flatMap((block) => this.#rowsIn(block, this.#span.isWhole ? whole : folded))
      .filter(({ servedAs }) => key === null || servedAs === key)
    const items = new ShownItems()
    for (const [at, { packed }] of [...ofBlocks, ...this.#openRows(fromMs, toMs, key)].entries()) {
      if (at % ROWS_PER_TURN === 0) await nextTurn()
      items.addPacked(packed)
    }
    return items
  }

  async #measure(fromMs: number, toMs: number, placement: string | null): Promise<MeasuredSpread> {
    const { catalogSize } = this
    const key = this.#keyOf(placement)
    const [block, ...others] = this.#span.blocksIn(fromMs, toMs)
    const isFolded = others.length === 0 && this.#openRows(fromMs, toMs, key).length === 0
    const facts =
      block && key !== null && isFolded
        ? this.#spreadsOf(block).get(key)
        : (await this.itemsIn(fromMs, toMs, placement)).facts()
    if (!facts) return { shown: 0, gini: 0, isSample: false, catalogSize }
    return { ...spreadOf(facts, catalogSize), isSample: facts.isSample, catalogSize }
  }

  #keyOf(placement: string | null): string | null {
    return placement === null ? this.#span.onlyKey : keyOf(placement)
  }

  #spreadsOf(block: MetricPeriod): Spreads {
    const known = this.#spreads.get(block.id)
    if (known) return known
    const spreads = new Spreads()
    for (const { packed } of this.#rowsIn(block, itemTables(this.#table).spread)) spreads.addPacked(packed)
    this.#spreads.set(block.id, spreads)
    return spreads
  }

  /** Rows of days that are not folded, of a placement. */
  #openRows(fromMs: number, toMs: number, key: string | null): readonly ShownItemRowsRow[] {
    return this.#span
      .daysIn(fromMs, toMs)
      .flatMap((day) => this.#rowsIn(day, this.#table))
      .filter(({ servedAs }) => key === null || key === WHOLE || servedAs === key)
  }

  #rowsIn({ startAt, hours }: MetricPeriod, tableName: string): readonly ShownItemRowsRow[] {
    return this.#rows.get(periodOf(startAt, hours, tableName).id) ?? []
  }
}

/** The key of a placement that rows name so. */
function keyOf(placement: string): string {
  return placement.startsWith('(') ? placement.slice(1, -1) : tableKey(placement)
}

/** Rows at one instant: those of open days, all facts, and the sets of some blocks. */
async function readRows(
  graph: GraphStore,
  table: string,
  span: Span,
  options: RunOptions,
): Promise<readonly ShownItemRowsRow[]> {
  const { fromMs, toMs, placements } = span.request
  const { folded, whole, spread } = itemTables(table)
  const idOf = ({ startAt, hours }: Pick<MetricPeriod, 'startAt' | 'hours'>) =>
    periodOf(startAt, hours, span.isWhole ? whole : folded).id
  const keys = placements && [...placements.map(keyOf), WHOLE]
  const periodIds = new Set(span.blocksIn(fromMs, toMs).map(idOf))
  for (;;) {
    const wanted = { from: fromMs, to: toMs, keys, tables: [table, spread], periodIds: [...periodIds] }
    const rows = await graph.run(shownItemRows, wanted, options)
    // What came late is added to the set of its day and week, of which the facts are not enough.
    const withFacts = new Set(rows.filter(({ tableName }) => tableName === spread).map(idOf))
    const late = rows
      .filter(({ tableName }) => tableName === table)
      .flatMap(({ startAt }) => [24, 7 * 24].map((hours) => idOf(periodOf(startAt, hours))))
      .filter((id) => withFacts.has(id) && !periodIds.has(id))
    if (late.length === 0) return rows
    for (const id of late) periodIds.add(id)
  }
}
