import type { Cap, CapKey, Promotion, Rule } from '../domain/placement.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { TextColumn } from '../snapshot/columns.ts'
import { mostPopular } from '../snapshot/most-popular.ts'
import type { ScoredItem } from './candidate.ts'
import type { ChosenItems } from './choose-items.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import type { SlotCap, SlotPin, SlotPromotion } from './ranking/fill-slots.ts'
import { fractionOf, type SteeredFor } from './steer-pool.ts'

/** Most items of a promotion that are scored. */
const MOST_PROMOTED = 2_000

/** What the rules of a placement claim of the places of a list. */
export interface PlacementClaims {
  readonly pins: readonly SlotPin<ScoredItem>[]
  readonly promotions: readonly SlotPromotion<ScoredItem>[]
  readonly caps: readonly SlotCap<ScoredItem>[]
}

/** What claims are made with. */
export interface ClaimParts {
  readonly snapshot: CatalogSnapshot
  readonly chosen: ChosenItems
  /** The items with their steered scores, best first; those that no source knows follow. */
  readonly scored: (itemIds: readonly string[]) => Promise<readonly ScoredItem[]>
  /** Of the tags of the pool. */
  readonly tagKindOf: (tagId: string) => string | null
}

/** The claims of rules that hold. Items that the list may not have are left out. */
export async function claimsOf(
  rules: readonly Rule[],
  parts: ClaimParts,
  list: SteeredFor,
): Promise<PlacementClaims> {
  const pins: SlotPin<ScoredItem>[] = []
  const promotions: SlotPromotion<ScoredItem>[] = []
  const caps: SlotCap<ScoredItem>[] = []
  for (const { name: rule, effect } of rules) {
    if (effect.kind === 'pin') {
      const { itemId, position, evenIfSeen } = effect
      const isItem = parts.snapshot.numberOf(itemId) !== undefined
      const mayPin = isItem && parts.chosen.mayPin(itemId, evenIfSeen)
      const [item] = mayPin ? await parts.scored([itemId]) : []
      if (item) pins.push({ rule, item, place: position - 1 })
    } else if (effect.kind === 'promote') promotions.push(await promotionOf(rule, effect, parts, list))
    else if (effect.kind === 'cap') caps.push(capOf(rule, effect, parts))
  }
  return { pins, promotions, caps }
}

async function promotionOf(
  rule: string,
  { where, share, holdout }: Promotion,
  { snapshot, chosen, scored }: ClaimParts,
  { viewerKey, nowMs }: SteeredFor,
): Promise<SlotPromotion<ScoredItem>> {
  const selection = await snapshot.compile(where).select(nowMs)
  const isWanted = (row: number) => selection.has(row) && chosen.passes(snapshot.idOf(row))
  return {
    rule,
    share,
    phase: fractionOf(JSON.stringify([viewerKey, rule, nowMs])),
    items: await scored(mostPopular(snapshot, MOST_PROMOTED, isWanted)),
    isHeldOut: fractionOf(JSON.stringify(['holdout', viewerKey, rule])) < holdout,
  }
}

function capOf(rule: string, { by, max, window, drop }: Cap, parts: ClaimParts): SlotCap<ScoredItem> {
  return { rule, maxAt: () => max, window, drop, keyOf: keyOf(by, parts) }
}

/** Reads the kinds of tags. @throws GraphError */
export async function readTagKinds(
  catalog: Pick<CatalogMemory, 'tagNames'>,
  tagIds: readonly string[],
  options: RunOptions,
): Promise<ClaimParts['tagKindOf']> {
  const rows = await catalog.tagNames([...new Set(tagIds)], options)
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  return (tagId) => kinds.get(tagId) ?? null
}

/** An item whose value a cap counts. */
export type CappedItem = Pick<ScoredItem, 'itemId' | 'contributions'>

/** The value of an item that a cap counts; null: it counts none. */
export function keyOf(
  by: CapKey,
  { snapshot, tagKindOf }: Pick<ClaimParts, 'snapshot' | 'tagKindOf'>,
): (item: CappedItem) => string | null {
  const ofRow = (valueAt: (row: number) => string | null | undefined) => {
    return ({ itemId }: CappedItem) => {
      const row = snapshot.numberOf(itemId)
      return row === undefined ? null : (valueAt(row) ?? null)
    }
  }
  switch (by.of) {
    case 'itemKind':
      return ofRow((row) => snapshot.kinds.textAt(row))
    case 'strongestTag':
      return ofRow((row) => snapshot.tagIdsAt(row)[0])
    case 'tagKind':
      return ofRow((row) => snapshot.tagIdsAt(row).find((tagId) => tagKindOf(tagId) === by.kind))
    case 'property':
      return ofRow((row) => {
        const column = snapshot.columnOf(by.name)
        return column instanceof TextColumn ? column.textAt(row) : null
      })
    case 'source':
      return ({ contributions }) => contributions.toSorted((a, b) => b.logit - a.logit)[0]?.source ?? null
  }
}
