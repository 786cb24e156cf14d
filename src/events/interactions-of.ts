import { groupBy, pairKey } from '../domain/grouping.ts'
import { type InteractionsAfterRow, interactionsAfter } from '../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../graph/graph-store.ts'
import { toState } from './apply/refresh-seen.ts'
import type { PairState } from './fold-events.ts'

/** Interactions read at once. Each has up to 32 events. */
const PAGE = 2_000

/** Interactions by `pairKey`. */
export type States = ReadonlyMap<string, PairState>

/**
 * The interactions of some people with each item, some items at a time in the order of their ids. What was read may be changed
 * while the next are read.
 *
 * @param ids distinct, fewer than `PAGE`
 */
export async function* interactionsOf(
  graph: GraphRunner,
  ids: readonly string[],
  options: RunOptions = {},
): AsyncGenerator<ReadonlyMap<string, States>> {
  let rows: readonly InteractionsAfterRow[]
  let afterId = ''
  do {
    rows = await graph.run(interactionsAfter, { ids, afterId, limit: PAGE }, options)
    // The last item of a full page may have more interactions.
    const cutId = rows.length < PAGE ? undefined : rows.at(-1)?.itemId
    const whole = rows.filter(({ itemId }) => itemId !== cutId)
    const byItem = groupBy(whole, ({ itemId }) => itemId)
    yield new Map(
      [...byItem].map(([itemId, own]) => [itemId, new Map(own.map((row) => [pairKey(row), toState(row)]))]),
    )
    afterId = whole.at(-1)?.itemId ?? afterId
  } while (rows.length === PAGE)
}
