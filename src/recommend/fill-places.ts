import { interestLogit } from '../domain/recommendation.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { altered, type ScoredItem } from './candidate.ts'
import type { ChosenItems } from './choose-items.ts'
import type { ListParts, ListRun } from './list-maker.ts'
import { fillSlots, type Slot, type SlotCap, type SlotDraw } from './ranking/fill-slots.ts'
import type { ReadQuery } from './recipe.ts'
import { isFiller } from './scoring/probabilities.ts'
import type { Arranged, Draft, Filled, ItemScope, Pipeline, Trimmed } from './stages.ts'

/** A pool by interest alone. */
export interface Pool {
  readonly chosen: ChosenItems
  readonly items: readonly ScoredItem[]
  /** Of the softmax. */
  readonly temperature: number
}

/** A pool at its places. */
export interface PlacedPool extends Arranged {
  /** Of the items that are kept. */
  readonly probabilities: readonly number[]
}

/** Steers a pool. @param trimmed by interest alone */
export type Steer = (trimmed: Trimmed) => Promise<Filled>

/**
 * Arranges a pool. The probabilities are those of interest alone: who steers a list changes nothing that is said about a person.
 *
 * @param steer omitted: nothing steers it
 */
export async function arrangePool<Read extends ReadQuery, Scope extends ItemScope>(
  pipeline: Pipeline<Read, Scope>,
  run: ListRun,
  draft: Draft<Read, Scope>,
  { chosen, items, temperature }: Pool,
  steer?: Steer,
): Promise<PlacedPool> {
  const trimmed = await pipeline.trim(run, draft, items)
  const { pool } = trimmed
  const shareOf = interests(pool, pipeline.probabilities(run, pool, temperature), temperature)
  const scored = async (ids: readonly string[]) => pipeline.score(run, draft, ids)
  const filled = steer ? await steer(trimmed) : { ...trimmed, chosen, claims: NO_CLAIMS, scored }
  const arranged = await pipeline.arrange(run, draft, filled)
  return { ...arranged, probabilities: arranged.kept.map(shareOf) }
}

/** A list without a placement. */
const NO_CLAIMS: Filled['claims'] = { pins: [], promotions: [], caps: [] }

/** The share of interest of an item in a pool. One that is not in it has the share that its logit would have beside theirs. */
function interests(
  pool: readonly ScoredItem[],
  probabilities: readonly number[],
  temperature: number,
): (item: ScoredItem) => number {
  const known = new Map(pool.map(({ itemId }, at) => [itemId, probabilities[at] ?? 0]))
  const best = pool.findIndex((item) => !isFiller(item))
  const { logit: top = 0 } = pool[best] ?? {}
  return (item) => {
    const share = known.get(item.itemId)
    if (share !== undefined) return share
    if (isFiller(item) || best < 0) return 0
    return (probabilities[best] ?? 0) * Math.exp((interestLogit(item) - top) / temperature)
  }
}

/** What fills the places of a list besides the rules of a placement. */
export interface OwnPlaces {
  readonly caps?: readonly SlotCap<ScoredItem>[]
  readonly draws?: readonly SlotDraw<ScoredItem>[]
  readonly diversity?: number
  /** Most places. */
  readonly count: number
  /** Whether what breaks a cap of its own follows the places. */
  readonly overFollow?: boolean
}

/**
 * Fills the places of a list with a pool, best first, by what its kind sets and what a placement claims. A cap of the placement that
 * lets no item break it ends the list with its places.
 */
export function fillPlaces(
  { pool, further = [], removed, claims }: Filled,
  { caps = [], draws = [], diversity = 0, count, overFollow = false }: OwnPlaces,
  snapshot: CatalogSnapshot,
): Arranged & Pick<Trimmed, 'further'> {
  const tagIdsOf = ({ itemId }: ScoredItem) => tagIdsIn(snapshot, itemId)
  const all = { ...claims, caps: [...caps, ...claims.caps], draws, diversity, tagIdsOf }
  const { slots, removed: over } = fillSlots(pool, all, count)
  const kept = placedItems(slots)
  const out = over.filter(({ rule }) => rule !== null || !overFollow)
  const ends = further.length === 0 || endsWithPlaces({ claims })
  return {
    kept,
    further: ends ? [] : without(further, [...kept, ...out.map(({ item }) => item)]),
    removed: [...removed, ...out],
  }
}

/** Whether a cap of the placement ends the list with its places. */
export function endsWithPlaces({ claims }: Pick<Filled, 'claims'>): boolean {
  return claims.caps.some(({ drop }) => drop)
}

/** The items of filled places, with the rule that claimed each. */
function placedItems(slots: readonly Slot<ScoredItem>[]): readonly ScoredItem[] {
  return slots.map(({ item, claimedBy, heldOutOf }) => {
    if (claimedBy === null && heldOutOf === null) return item
    return altered(item, {
      ...(claimedBy !== null && { claimedBy }),
      ...(heldOutOf !== null && { heldOutOf }),
    })
  })
}

/** The items that are not among the others, in their order. */
function without(items: readonly ScoredItem[], others: readonly ScoredItem[]): readonly ScoredItem[] {
  const ids = new Set(others.map(({ itemId }) => itemId))
  return items.filter(({ itemId }) => !ids.has(itemId))
}

/** At most so many items with the same strongest tag. */
export function tagCap(snapshot: CatalogSnapshot, max: number): SlotCap<ScoredItem> {
  const keyOf = ({ itemId }: ScoredItem) => strongestTagIn(snapshot, itemId)
  return { rule: null, keyOf, maxAt: () => max, window: null, drop: true }
}

/** Known items take at most a share of the places up to each one, rounded up. */
export function knownCap(knownIds: ReadonlySet<string>, share: number): SlotCap<ScoredItem> {
  return {
    rule: null,
    keyOf: ({ itemId }) => (knownIds.has(itemId) ? 'known' : null),
    maxAt: (place) => Math.ceil(share * (place + 1)),
    window: null,
    drop: false,
  }
}

/** The catalog of a list in memory. @throws GraphError */
export async function catalogFor(
  { liveCatalog }: Pick<ListParts, 'liveCatalog'>,
  { state }: Pick<ReadQuery, 'state'>,
  { options }: Pick<ListRun, 'options'>,
): Promise<CatalogSnapshot> {
  return liveCatalog.at(state) ?? (await liveCatalog.current(options))
}

/** An item's strongest tag; null of an item without tags, or that the catalog lacks. */
export function strongestTagIn(snapshot: CatalogSnapshot, itemId: string): string | null {
  const row = snapshot.numberOf(itemId)
  return row === undefined ? null : (snapshot.tags.firstTextAt(row) ?? null)
}

/** An item's tags, strongest first; none of an item that the catalog lacks. */
function tagIdsIn(snapshot: CatalogSnapshot, itemId: string): readonly string[] {
  const row = snapshot.numberOf(itemId)
  return row === undefined ? [] : snapshot.tagIdsAt(row)
}
