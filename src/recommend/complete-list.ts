import type { Fallback, PlacementSpec } from '../domain/placement.ts'
import type { FallbackStep, HeldBack, Steering } from '../domain/recommendation.ts'
import type { SourceName } from '../domain/source-name.ts'
import { TopK } from '../domain/top-k.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { mostPopular } from '../snapshot/most-popular.ts'
import { countWithin } from '../steering/attention.ts'
import { steerOf } from './arrange-steered.ts'
import type { Candidate } from './candidate.ts'
import { NARROW_COUNT } from './choose-items.ts'
import { arrangePool, catalogFor, type PlacedPool, type Pool } from './fill-places.ts'
import type { ListRun } from './list-maker.ts'
import { appendFillers, byInterestAndPopularity } from './pool.ts'
import type { ReadQuery } from './recipe.ts'
import { distinctIds } from './sources/pick-candidates.ts'
import type { Draft, ItemScope, Pipeline } from './stages.ts'
import { numberAt } from './steer-pool.ts'

/** A pool at its places, as its placement completes or ends it. */
export interface CompleteList extends PlacedPool {
  readonly fallbackSteps: readonly FallbackStep[]
  /** Omitted: nothing. */
  readonly heldBack?: readonly HeldBack[]
}

/** What a list is completed with. */
export interface Completion<Read extends ReadQuery, Scope extends ItemScope> {
  readonly pipeline: Pipeline<Read, Scope>
  readonly run: ListRun
  readonly draft: Draft<Read, Scope>
  readonly pool: Pool
  readonly steering: Steering
  /** The steps that filled the pool. */
  readonly fallbackSteps: readonly FallbackStep[]
  /** The items of another placement, best first. */
  readonly ofPlacement: (key: string) => Promise<readonly string[]>
  /** What a source proposes, best first; nothing if it fails. */
  readonly ofSource: (name: SourceName) => Promise<readonly Candidate[]>
}

/**
 * Arranges a pool by its placement. A list with fewer items than the placement wants gets others of its fallbacks, in their order,
 * which have to pass whatever the items of the list have to. A list whose items take more minutes than the placement gives them ends
 * before.
 *
 * @throws GraphError
 */
export async function completeList<Read extends ReadQuery, Scope extends ItemScope>(
  completion: Completion<Read, Scope>,
): Promise<CompleteList> {
  const { run, pool, fallbackSteps } = completion
  const { spec } = completion.steering
  const list = { ...(await arranged(completion, pool)), fallbackSteps }
  const isShort = run.extended === null && lengthOf(list) < spec.least
  return withinMinutes(isShort ? await withFallbacks(completion, list, spec) : list, completion, spec)
}

function arranged<Read extends ReadQuery, Scope extends ItemScope>(
  { pipeline, run, draft }: Completion<Read, Scope>,
  pool: Pool,
): Promise<PlacedPool> {
  return arrangePool(pipeline, run, draft, pool, steerOf(pipeline, run, draft, pool))
}

function lengthOf({ kept, further = [], more = 0 }: PlacedPool): number {
  return kept.length + further.length + more
}

const STEPS = {
  popular: 'POPULAR',
  trending: 'TRENDING',
  fresh: 'FRESH',
  catalog: 'CATALOG',
  placement: 'PLACEMENT',
} as const

/** @param short with fewer items than `least` */
async function withFallbacks<Read extends ReadQuery, Scope extends ItemScope>(
  completion: Completion<Read, Scope>,
  short: CompleteList,
  { fallback: fallbacks, least }: PlacementSpec,
): Promise<CompleteList> {
  const { draft, pool } = completion
  let [list, items] = [short, pool.items]
  for (const fallback of fallbacks) {
    if (lengthOf(list) >= least) break
    if (fallback.kind === 'hide') return { ...cut(list, 0), fallbackSteps: withStep(list, 'EMPTY') }
    const found = await fallbackIds(completion, items, fallback, least)
    if (found.length === 0) continue
    items = appendFillers(items, found, draft.read.recipe.policy.bias)
    const steered = await arranged(completion, { ...pool, items })
    list = { ...cut(steered, least), fallbackSteps: withStep(list, STEPS[fallback.kind]) }
  }
  return list
}

/** The steps that filled a list, and the last one. */
function withStep({ fallbackSteps }: CompleteList, last: FallbackStep): readonly FallbackStep[] {
  return [...new Set([...fallbackSteps.filter((step) => step !== 'EMPTY'), last])]
}

/** The first items of a list, which ends there. */
function cut<List extends PlacedPool>(list: List, count: number): List {
  const { kept, probabilities, further = [] } = list
  return {
    ...list,
    kept: kept.slice(0, count),
    probabilities: probabilities.slice(0, count),
    further: further.slice(0, Math.max(0, count - kept.length)),
    more: 0,
  }
}

/** Items of a fallback that the list may have and does not have, best first: as many as may be needed, whatever caps leave out. */
async function fallbackIds<Read extends ReadQuery, Scope extends ItemScope>(
  { run, draft, pool: { chosen }, ofPlacement, ofSource }: Completion<Read, Scope>,
  items: Pool['items'],
  fallback: Exclude<Fallback, { kind: 'hide' }>,
  least: number,
): Promise<readonly string[]> {
  const { parts, context } = run
  const { nowMs } = context
  const snapshot = await catalogFor(parts, draft.read, run)
  const isListed = snapshot.listed(nowMs, { sinceMs: 0, untilMs: 0 })
  const known = new Set(items.map(({ itemId }) => itemId))
  const mayAdd = chosen.mayAdd ?? ((itemId: string) => chosen.passes(itemId))
  const isWanted = (row: number) => {
    if (!isListed(row)) return false
    const itemId = snapshot.idOf(row)
    return !known.has(itemId) && mayAdd(itemId)
  }
  const isWantedId = (itemId: string) => {
    const row = snapshot.numberOf(itemId)
    return row !== undefined && isWanted(row)
  }
  const count = least + draft.read.recipe.policy.poolLimit
  switch (fallback.kind) {
    case 'popular':
      return mostPopular(snapshot, count, isWanted)
    case 'fresh':
      return newest(snapshot, count, isWanted)
    case 'catalog': {
      const popular = mostPopular(snapshot, Math.max(NARROW_COUNT, count), isWanted)
      return byInterestAndPopularity(snapshot, draft.read.query, popular).slice(0, count)
    }
    case 'trending':
      return distinctIds([await ofSource('trending')])
        .filter(isWantedId)
        .slice(0, count)
    case 'placement':
      return (await ofPlacement(fallback.key)).filter(isWantedId).slice(0, count)
  }
}

/** Ids of the wanted items that were created last, newest first. */
function newest(
  snapshot: CatalogSnapshot,
  count: number,
  isWanted: (row: number) => boolean,
): readonly string[] {
  const { createdAt, rowCount } = snapshot
  const best = new TopK(count)
  for (let row = 0; row < rowCount; row++) {
    const createdMs = createdAt.values[row] as number
    if (createdMs > best.bar && isWanted(row)) best.offer(row, createdMs)
  }
  return best.drain().map(({ index }) => snapshot.idOf(index))
}

async function withinMinutes<Read extends ReadQuery, Scope extends ItemScope>(
  list: CompleteList,
  { run, draft }: Completion<Read, Scope>,
  { attention }: PlacementSpec,
): Promise<CompleteList> {
  const minutes = attention?.minutes
  if (!minutes) return list
  const { budget, property, otherwise } = minutes
  const snapshot = await catalogFor(run.parts, draft.read, run)
  const minutesOf = ({ itemId }: { readonly itemId: string }) =>
    numberAt(snapshot, property, snapshot.numberOf(itemId)) ?? otherwise
  const before = run.extended?.items ?? []
  const all = [...before, ...list.kept, ...(list.further ?? [])]
  const count = countWithin(budget, all.map(minutesOf))
  if (count === all.length) return list
  // Items that were served before may take longer now.
  return { ...cut(list, Math.max(0, count - before.length)), heldBack: ['ATTENTION_BUDGET'] }
}
