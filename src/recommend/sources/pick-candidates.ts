import type { RunOptions } from '../../graph/graph-store.ts'
import type { Candidate, SourceCandidates } from '../candidate.ts'
import { type ItemFilters, LeftOutItems } from '../item-filters.ts'
import { type AvailableItems, CheckedItems } from './available-items.ts'
import { byScore, type Ranking } from './candidate-source.ts'
import type { SourceResponse } from './gather.ts'
import type { SourceQuery } from './source-query.ts'

/** Items checked at first, as a multiple of those wanted: some are not available. */
const SPARE = 1.2

/** How many times more items are checked next, if too few pass. */
const GROWTH = 4

export interface Picked {
  /** By source. */
  readonly candidates: readonly SourceCandidates[]
  /** See `LoadedItems`. */
  readonly areOfRevision: boolean
  /** The items that would be candidates if they passed. */
  leftOut(): LeftOutItems
}

export interface PickRequest {
  readonly responses: readonly SourceResponse[]
  readonly filters: ItemFilters
  /** How many times more items than the policy allows are picked; omitted: once. */
  readonly depth?: number
}

/**
 * The best available items of each source that pass, as many as the policy allows. The next best of a source are taken until
 * enough of them pass.
 *
 * @throws GraphError if the graph cannot tell which items are available
 */
export async function pickCandidates(
  available: AvailableItems,
  query: SourceQuery,
  { responses, filters, depth = 1 }: PickRequest,
  options: RunOptions,
): Promise<Picked> {
  const items = new CheckedItems((ids) => available.load(ids, query.nowMs, options, query))
  const takes = responses.map(({ source, proposals: { ranking } }) => {
    return new Take(ranking, depth * query.policy.sources[source].candidateLimit, filters)
  })
  for (let times = SPARE, open = takes; open.length > 0; times *= GROWTH) {
    await items.load(open.flatMap((take) => take.best(times)))
    open = open.filter((take) => !take.isComplete(items))
  }
  const candidates = responses.map(({ source, proposals: { scoresOf } }, at) => {
    const found = takes[at]?.found ?? []
    return { source, candidates: found, best: found[0]?.score ?? 0, ...(scoresOf && { scoresOf }) }
  })
  const { areOfRevision } = items
  return { candidates, areOfRevision, leftOut: () => leftOutOf(takes, items) }
}

function leftOutOf(takes: readonly Take[], items: CheckedItems): LeftOutItems {
  const leftOut = new LeftOutItems()
  for (const take of takes) take.countLeftOut(items, leftOut)
  return leftOut
}

/** The ids of the items in these lists, each once. */
export function distinctIds(lists: readonly (readonly Candidate[])[]): readonly string[] {
  const ids = new Set<string>()
  for (const list of lists) for (const { itemId } of list) ids.add(itemId)
  return [...ids]
}

/** Takes the best items of one ranking, deeper each time, until enough of them are available. */
class Take {
  readonly #ranking: Ranking
  readonly #limit: number
  readonly #filters: ItemFilters
  readonly #refused = new Set<string>()
  #best: readonly Candidate[] = []
  #isAll = false
  found: readonly Candidate[] = []

  constructor(ranking: Ranking, limit: number, filters: ItemFilters) {
    this.#ranking = ranking
    this.#limit = limit
    this.#filters = filters
  }

  /** The best items that pass. @param times how many, as a multiple of the limit */
  best(times: number): readonly Candidate[] {
    const depth = Math.ceil(this.#limit * times)
    this.#best = this.#ranking.best(depth, (itemId) => this.#passes(itemId))
    this.#isAll = this.#best.length < depth || depth >= this.#ranking.size
    return this.#best
  }

  /** Whether there are enough, or no more. @param items which of the best are available */
  isComplete(items: CheckedItems): boolean {
    this.found = items.first(this.#best, this.#limit)
    return this.#isAll || this.found.length >= this.#limit
  }

  /** Counts what ranks before the last item that was found, or anything if there was room for more. */
  countLeftOut(items: CheckedItems, leftOut: LeftOutItems): void {
    const last = this.found.length < this.#limit ? undefined : this.found.at(-1)
    const isBefore = (item: Candidate) => last === undefined || byScore(item, last) < 0
    const refused = [...this.#refused]
    const scores = this.#ranking.scoresOf(refused)
    for (const [at, itemId] of refused.entries()) {
      const score = scores[at]
      const refusal = this.#filters.refusal(itemId)
      if (score !== undefined && score > 0 && refusal && isBefore({ itemId, score }))
        leftOut.add(itemId, refusal)
    }
    for (const item of this.#best) {
      if (!items.isAvailable(item.itemId) && isBefore(item))
        leftOut.add(item.itemId, { reason: 'UNAVAILABLE' })
    }
  }

  #passes(itemId: string): boolean {
    const passes = this.#filters.passes(itemId)
    if (!passes) this.#refused.add(itemId)
    return passes
  }
}
