import { AttuneError } from '../domain/errors.ts'
import type { Filter } from '../domain/filter.ts'
import { fnv1a, mixed } from '../domain/hash.ts'
import type { Rule } from '../domain/placement.ts'
import type { LogitParts, RecommendationRequest } from '../domain/recommendation.ts'
import { hasBit } from '../snapshot/bits.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { NumberColumn } from '../snapshot/columns.ts'
import type { CompiledFilter } from '../snapshot/selection.ts'
import {
  type AddedTerm,
  addedLogit,
  type Factor,
  type SteeredBy,
  steeringTerms,
  type Turn,
} from '../steering/steer.ts'
import type { ScoredItem } from './candidate.ts'
import { isFiller } from './scoring/probabilities.ts'
import { fatigueFactor } from './viewer-fatigue.ts'

/** Who a list is steered for, and when. */
export interface SteeredFor {
  /** Names the viewer. */
  readonly viewerKey: string
  readonly nowMs: number
  /** Of the softmax. */
  readonly temperature: number
}

/** The items with the terms of the rules, of fatigue and of the rotation, in their order. What only fills the list is not steered. */
export async function steerPool(
  items: readonly ScoredItem[],
  rules: readonly Rule[],
  snapshot: CatalogSnapshot,
  { steering }: Pick<RecommendationRequest, 'steering'>,
  { viewerKey, nowMs, temperature }: SteeredFor,
): Promise<readonly ScoredItem[]> {
  const ofRules = await Promise.all(rules.map((rule) => factorOf(rule, snapshot)))
  const factors = [...ofRules, fatigueFactor(steering?.tired, snapshot)].filter((factor) => factor !== null)
  const rotation = steering?.spec.rotation ?? null
  const turn: Turn | null = rotation && {
    strength: rotation.strength,
    seed: mixed(fnv1a(JSON.stringify([viewerKey, steering?.key, Math.floor(nowMs / rotation.everyMs)]))),
  }
  if (factors.length === 0 && turn === null) return items
  const by: SteeredBy = { factors, temperature, turn }
  return items.map((item) =>
    isFiller(item) ? item : new SteeredItem(item, snapshot.numberOf(item.itemId), by),
  )
}

/**
 * An item with terms. They are worked out when they are asked for, like its contributions: most items get no place.
 */
class SteeredItem implements ScoredItem {
  readonly isFiller = false
  readonly logit: number
  readonly logitParts?: LogitParts
  readonly #item: ScoredItem
  readonly #row: number | undefined
  readonly #by: SteeredBy

  constructor(item: ScoredItem, row: number | undefined, by: SteeredBy) {
    this.#item = item
    this.#row = row
    this.#by = by
    if (item.logitParts) this.logitParts = item.logitParts
    this.logit = item.logit + addedLogit({ itemId: item.itemId, row }, by)
  }

  get itemId(): string {
    return this.#item.itemId
  }

  get contributions(): ScoredItem['contributions'] {
    return this.#item.contributions
  }

  get supportingSources(): ScoredItem['supportingSources'] {
    return this.#item.supportingSources
  }

  get steering(): readonly AddedTerm[] {
    return steeringTerms({ itemId: this.itemId, row: this.#row }, this.#by)
  }
}

/** Of each rule of a published version, its factor on the catalog that it was last asked for: the rules of all lists are the same. */
const factors = new WeakMap<Rule, RememberedFactor>()

interface RememberedFactor {
  readonly on: CatalogSnapshot
  readonly revision: number
  readonly factor: Promise<Factor | null>
}

function factorOf(rule: Rule, snapshot: CatalogSnapshot): Promise<Factor | null> {
  const known = factors.get(rule)
  const { revision } = snapshot
  if (known?.on === snapshot && known.revision === revision) return known.factor
  const factor = newFactor(rule, snapshot)
  factors.set(rule, { on: snapshot, revision, factor })
  return factor
}

async function newFactor({ name: rule, effect }: Rule, snapshot: CatalogSnapshot): Promise<Factor | null> {
  if (effect.kind === 'boost') {
    const filter = effect.isByViewer ? fitting(effect.where, snapshot) : snapshot.compile(effect.where)
    if (!filter) return null
    const { bits } = await filter.select(null)
    const logOdds = Math.log(effect.odds)
    return {
      rule,
      effect: effect.isByViewer ? 'STEERED' : 'BOOSTED',
      logOddsAt: (row) => (hasBit(bits, row) ? logOdds : 0),
    }
  }
  if (effect.kind !== 'scale') return null
  const { property, exponent, reference } = effect
  return {
    rule,
    effect: 'SCALED',
    logOddsAt(row) {
      const value = numberAt(snapshot, property, row)
      return value === undefined || value <= 0 ? 0 : exponent * Math.log(value / reference)
    },
  }
}

/** The filter; null if the properties that it tests have changed since the viewer asked for it. */
function fitting(where: Filter, snapshot: CatalogSnapshot): CompiledFilter | null {
  try {
    return snapshot.compile(where)
  } catch (error) {
    if (error instanceof AttuneError && error.code === 'BAD_USER_INPUT') return null
    throw error
  }
}

/** A number of the item of a row; undefined without one. */
export function numberAt(
  snapshot: CatalogSnapshot,
  property: string,
  row: number | undefined,
): number | undefined {
  const column = snapshot.columnOf(property)
  if (!(column instanceof NumberColumn) || row === undefined) return undefined
  const value = column.values[row]
  return value === undefined || Number.isNaN(value) ? undefined : value
}

/** A number in [0, 1) that is the same for equal texts. */
export function fractionOf(text: string): number {
  return mixed(fnv1a(text)) / 2 ** 32
}
