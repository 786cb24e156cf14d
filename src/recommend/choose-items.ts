import { excludedIds, type FallbackStep, type RecommendationRequest } from '../domain/recommendation.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { mostPopular } from '../snapshot/most-popular.ts'
import type { AllowedItems } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import {
  appendFillers,
  byInterestAndPopularity,
  type FilledPool,
  readCatalog,
  shuffledByHash,
} from './pool.ts'
import { readDismissed } from './read-viewer.ts'
import type { AvailableItems } from './sources/available-items.ts'
import { distinctIds, type Picked, pickPassing, type SourceResponse } from './sources/gather.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** If no more items than this pass, all of them are scored. */
const NARROW_COUNT = 2_000

/**
 * How many times more items than it proposes each source offers to a filter. An item that several sources know may be
 * better than what each of them proposes.
 */
const MASKED_DEPTH = 4

export interface ChooseParts {
  readonly graph: GraphStore
  readonly available: AvailableItems
}

export interface ChooseRequest {
  readonly request: RecommendationRequest
  readonly query: SourceQuery
  readonly responses: readonly SourceResponse[]
  readonly picked: Picked
  /** Null: all available items are allowed. */
  readonly allowed: AllowedItems | null
}

/** The items that are scored. */
export interface ChosenItems {
  /** Whether the request may list an item that is available. */
  passes(itemId: string): boolean
  /** All different. */
  readonly itemIds: readonly string[]
  /** The strongest tag of each of the items that has one, as far as it is known without a read; null for none. */
  strongestTags(items: readonly ScoredItem[]): ReadonlyMap<string, string | null>
  /** Completes the ranked pool with items that no source knows. */
  fill(ranked: readonly ScoredItem[], least: number): Promise<FilledPool>
}

/**
 * The items that are scored: the candidates that the request names; all items that pass, if these are few; otherwise the
 * best of each source that pass.
 *
 * @throws GraphError
 */
export async function chooseItems(
  parts: ChooseParts,
  chosen: ChooseRequest,
  options: RunOptions,
): Promise<ChosenItems> {
  const { request, query, allowed } = chosen
  if (!allowed) return openChoice(parts, chosen, options)
  const { candidateIds } = request
  if (candidateIds !== null) {
    const dismissed = await readDismissed(parts.graph, query.viewer, candidateIds, options)
    const excluded = new Set([...excludedIds(request), ...dismissed])
    const itemIds = candidateIds.filter((itemId) => allowed.has(itemId) && !excluded.has(itemId))
    return exactChoice(allowed, query, itemIds, [])
  }
  const excluded = seenOrExcluded(request, query)
  if (allowed.count <= NARROW_COUNT) {
    const itemIds = allowed.ids().filter((itemId) => !excluded.has(itemId))
    return exactChoice(allowed, query, shuffledByHash(itemIds), ['CATALOG'])
  }
  return maskedChoice(allowed, chosen, excluded)
}

/** Seen and excluded items. */
function seenOrExcluded(
  { excludedItemIds }: RecommendationRequest,
  { viewer }: SourceQuery,
): ReadonlySet<string> {
  return excludedItemIds.length === 0
    ? viewer.seenItemIds
    : new Set([...viewer.seenItemIds, ...excludedItemIds])
}

async function openChoice(
  { graph, available }: ChooseParts,
  { request, query, responses, picked }: ChooseRequest,
  options: RunOptions,
): Promise<ChosenItems> {
  const without = new Set(request.excludedItemIds)
  const { itemIds, strongestTags } =
    without.size === 0
      ? { ...picked, itemIds: distinctIds(picked.candidates.map(({ candidates }) => candidates)) }
      : await pickPassing(available, query, responses, (itemId) => !without.has(itemId), options)
  return {
    passes: (itemId) => !without.has(itemId),
    itemIds,
    strongestTags: () => strongestTags,
    async fill(ranked, least) {
      if (ranked.length >= least) return { items: ranked, fallbackSteps: [] }
      const excluded = seenOrExcluded(request, query)
      const found = await readCatalog(graph, query, excluded, least + ranked.length, options)
      return filled(appendFillers(ranked, found, query.policy.bias), ['CATALOG'])
    },
  }
}

/** Exactly these items, the unknown ones last. */
function exactChoice(
  allowed: AllowedItems,
  query: SourceQuery,
  itemIds: readonly string[],
  steps: readonly FallbackStep[],
): ChosenItems {
  const wanted = new Set(itemIds)
  return {
    passes: (itemId) => wanted.has(itemId),
    itemIds,
    strongestTags: (items) => strongestTagsOf(allowed, items),
    async fill(ranked) {
      if (ranked.length === itemIds.length && ranked.length > 0) return { items: ranked, fallbackSteps: [] }
      const known = new Set(ranked.map(({ itemId }) => itemId))
      const unknown = itemIds.filter((itemId) => !known.has(itemId))
      const fillers = byInterestAndPopularity(allowed.snapshot, query, unknown)
      return filled(appendFillers(ranked, fillers, query.policy.bias), steps)
    },
  }
}

/** The best of each source under the mask of what is allowed. */
function maskedChoice(
  allowed: AllowedItems,
  { query, responses }: ChooseRequest,
  excluded: ReadonlySet<string>,
): ChosenItems {
  const passes = (itemId: string) => allowed.has(itemId) && !excluded.has(itemId)
  const best = responses.map(({ source, proposals: { ranking } }) =>
    ranking.best(MASKED_DEPTH * query.policy.sources[source].candidateLimit, passes),
  )
  return {
    passes,
    itemIds: distinctIds(best),
    strongestTags: (items) => strongestTagsOf(allowed, items),
    async fill(ranked, least) {
      if (ranked.length >= least) return { items: ranked, fallbackSteps: [] }
      const known = new Set(ranked.map(({ itemId }) => itemId))
      const { snapshot } = allowed
      const isWanted = (row: number) => {
        if (!allowed.hasRow(row)) return false
        const itemId = snapshot.idOf(row)
        return !excluded.has(itemId) && !known.has(itemId)
      }
      const found = mostPopular(snapshot, least - ranked.length, isWanted)
      return filled(appendFillers(ranked, found, query.policy.bias), ['CATALOG'])
    },
  }
}

/** The strongest tag of each item of the snapshot; null for none. */
function strongestTagsOf(
  { snapshot }: AllowedItems,
  items: readonly ScoredItem[],
): ReadonlyMap<string, string | null> {
  return new Map(
    items.map(({ itemId }) => {
      const row = snapshot.numberOf(itemId)
      return [itemId, row === undefined ? null : (snapshot.tagIdsAt(row)[0] ?? null)]
    }),
  )
}

function filled(items: readonly ScoredItem[], steps: readonly FallbackStep[]): FilledPool {
  return { items, fallbackSteps: items.length === 0 ? [...steps, 'EMPTY'] : steps }
}
