import type { FallbackStep } from '../domain/recommendation.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { mostPopular } from '../snapshot/most-popular.ts'
import type { AllowedItems } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import type { ItemFilters } from './item-filters.ts'
import { appendFillers, byInterestAndPopularity, type FilledPool, shuffledByHash } from './pool.ts'
import type { Answer } from './question.ts'
import { readDismissed } from './read-viewer.ts'
import type { AvailableItems } from './sources/available-items.ts'
import { distinctIds, type Picked, pickCandidates } from './sources/pick-candidates.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** If no more items than this pass, all of them are scored. */
export const NARROW_COUNT = 2_000

/**
 * How many times more items than it proposes each source offers to a filter. An item that several sources know may be
 * better than what each of them proposes.
 */
export const MASKED_DEPTH = 4

export interface ChooseParts {
  readonly graph: GraphStore
  readonly available: AvailableItems
  readonly liveCatalog: LiveCatalog
}

export interface ChooseRequest {
  readonly answer: Answer
  /** At least those of the answer, unless the request names candidates. */
  readonly filters: ItemFilters
  /** The only items that may be listed; null: any. */
  readonly candidateIds: readonly string[] | null
}

/** The items that are scored. */
export interface ChosenItems {
  /** All different. */
  readonly itemIds: readonly string[]
  /** Whether the request may list an item that is available. */
  passes(itemId: string): boolean
  /** Whether it may list the item at a place of its own. @param evenIfSeen also if the viewer has seen it */
  mayPin(itemId: string, evenIfSeen: boolean): boolean
  /** Whether a fallback may add an item; omitted: those that pass. */
  readonly mayAdd?: (itemId: string) => boolean
  /** The filters that these items have passed, and the pick that they are from; null: they were found by their text. */
  readonly filtered: { readonly filters: ItemFilters; readonly picked: Picked } | null
  /** Completes the ranked pool with items that no source knows. @param least 0: with none */
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
  const { answer, filters, candidateIds } = chosen
  const { allowed } = filters
  if (!allowed) return openChoice(parts, chosen, options)
  if (candidateIds !== null) {
    const ids = await readDismissed(parts.graph, answer.query.viewer, candidateIds, options)
    const undismissed = filters.and([{ reason: 'DISMISSED', ids }])
    return exactChoice(answer, candidateIds, undismissed, allowed, [])
  }
  if (allowed.count <= NARROW_COUNT) {
    return exactChoice(answer, shuffledByHash(allowed.ids()), filters, allowed, ['CATALOG'])
  }
  return maskedChoice(parts, chosen, allowed, options)
}

async function openChoice(
  { available, liveCatalog }: ChooseParts,
  { answer, filters }: ChooseRequest,
  options: RunOptions,
): Promise<ChosenItems> {
  const { query, responses } = answer
  const picked =
    filters === answer.filters
      ? answer.picked
      : await pickCandidates(available, query, { responses, filters }, options)
  return {
    filtered: { filters, picked },
    passes: (itemId) => filters.passes(itemId),
    mayPin: pinning(filters),
    itemIds: idsOf(picked),
    async fill(ranked, least) {
      if (ranked.length >= least) return { items: ranked, fallbackSteps: [] }
      const snapshot = await liveCatalog.current(options)
      const isListed = snapshot.listed(query.nowMs, { sinceMs: 0, untilMs: 0 })
      const isOfRevision = snapshot.revision >= (query.catalogRevision ?? 0)
      return {
        ...fillUp(ranked, least, { snapshot, query, filters, isAllowed: isListed }),
        isOfRevision,
      }
    },
  }
}

/**
 * Exactly those of the items that pass, the unknown ones last.
 *
 * @param ordered the items in the order that the unknown ones have before interests and popularity
 */
export function exactChoice(
  { query, picked }: Answer,
  candidateIds: readonly string[],
  filters: ItemFilters,
  allowed: AllowedItems,
  steps: readonly FallbackStep[],
  ordered = () => candidateIds,
): ChosenItems {
  const itemIds = candidateIds.filter((itemId) => filters.passes(itemId))
  const wanted = new Set(itemIds)
  return {
    filtered: { filters, picked },
    passes: (itemId) => wanted.has(itemId),
    mayPin: pinning(filters),
    itemIds,
    async fill(ranked, least) {
      const isWhole = ranked.length === itemIds.length && ranked.length > 0
      // All that pass are few: they complete the list as long as a list may be.
      const isFull = ranked.length >= Math.max(least, query.policy.listLimit)
      if (isWhole || isFull || least === 0) return { items: ranked, fallbackSteps: [] }
      const known = new Set(ranked.map(({ itemId }) => itemId))
      const unknown = ordered().filter((itemId) => wanted.has(itemId) && !known.has(itemId))
      const fillers = byInterestAndPopularity(allowed.snapshot, query, unknown)
      return filled(appendFillers(ranked, fillers, query.policy.bias), steps)
    },
  }
}

/** The best of each source under the mask of what is allowed. */
async function maskedChoice(
  { available }: ChooseParts,
  { answer: { query, responses }, filters }: ChooseRequest,
  allowed: AllowedItems,
  options: RunOptions,
): Promise<ChosenItems> {
  const picked = await pickCandidates(available, query, { responses, filters, depth: MASKED_DEPTH }, options)
  return {
    filtered: { filters, picked },
    passes: (itemId) => filters.passes(itemId),
    mayPin: pinning(filters),
    itemIds: idsOf(picked),
    async fill(ranked, least) {
      if (ranked.length >= least) return { items: ranked, fallbackSteps: [] }
      const { snapshot } = allowed
      return fillUp(ranked, least, { snapshot, query, filters, isAllowed: (row) => allowed.hasRow(row) })
    },
  }
}

function pinning(filters: ItemFilters): ChosenItems['mayPin'] {
  const evenSeen = filters.without('SEEN')
  return (itemId, evenIfSeen) => (evenIfSeen ? evenSeen : filters).passes(itemId)
}

function idsOf({ candidates }: Picked): readonly string[] {
  return distinctIds(candidates.map((one) => one.candidates))
}

interface Fillers {
  readonly snapshot: CatalogSnapshot
  readonly query: SourceQuery
  readonly filters: ItemFilters
  readonly isAllowed: (row: number) => boolean
}

/** Completes a pool with the most popular items of the catalog. */
function fillUp(
  ranked: readonly ScoredItem[],
  least: number,
  { snapshot, query, filters, isAllowed }: Fillers,
): FilledPool {
  const known = new Set(ranked.map(({ itemId }) => itemId))
  const isWanted = (row: number) => {
    if (!isAllowed(row)) return false
    const itemId = snapshot.idOf(row)
    return filters.passes(itemId) && !known.has(itemId)
  }
  const found = mostPopular(snapshot, least - ranked.length, isWanted)
  return filled(appendFillers(ranked, found, query.policy.bias), ['CATALOG'])
}

function filled(items: readonly ScoredItem[], steps: readonly FallbackStep[]): FilledPool {
  return { items, fallbackSteps: items.length === 0 ? [...steps, 'EMPTY'] : steps }
}
