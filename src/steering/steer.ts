import { fnv1a, mixed } from '../domain/hash.ts'
import { MOST_ODDS, type Rotation } from '../domain/placement.ts'
import type { SteeringTerm } from '../domain/recommendation.ts'

/** What a rule, or the rotation, added to a logit. */
export type AddedTerm = SteeringTerm & {
  readonly effect: 'BOOSTED' | 'SCALED' | 'STEERED' | 'FATIGUED' | 'ROTATED'
  readonly logit: number
}

/** A rule that multiplies odds. */
export interface Factor {
  readonly rule: string
  readonly effect: 'BOOSTED' | 'SCALED' | 'STEERED' | 'FATIGUED'
  /** The logarithm of what it multiplies the odds of an item by; 0 changes nothing. @param row of the catalog in memory */
  readonly logOddsAt: (row: number) => number
}

/** How a list rotates. */
export interface Turn extends Pick<Rotation, 'strength'> {
  /** A hash of the viewer, the placement and the period. */
  readonly seed: number
}

/** What steers all items of a list. */
export interface SteeredBy {
  readonly factors: readonly Factor[]
  /** Of the softmax, > 0. */
  readonly temperature: number
  /** Null: no rotation. */
  readonly turn: Turn | null
}

/** An item to steer. */
export interface SteeredRow {
  readonly itemId: string
  /** Undefined for an item that the catalog lacks: no factor changes it. */
  readonly row: number | undefined
}

/**
 * What multiplies the odds of an item, added to its logit. A factor `f` adds `T ln f`: in a softmax of temperature `T` it multiplies
 * the share of the item against every other one by `f`. The product of all factors is kept within 1/64-64. The rotation adds
 * `T strength g`, with `g` drawn from a standard Gumbel distribution for the item: at strength 1 the order is a sample of the
 * softmax, without replacement.
 *
 * W. Kool, H. van Hoof, M. Welling, "Stochastic beams and where to find them", ICML 2019, section 2.
 */
export function addedLogit(item: SteeredRow, by: SteeredBy): number {
  let total = 0
  if (item.row !== undefined) for (const { logOddsAt } of by.factors) total += logOddsAt(item.row)
  return by.temperature * (total * shrinkage(total) + turnOf(item, by))
}

/** The same by rule: empty for an item that nothing steers. Beyond 1/64-64 the terms of all factors shrink alike. */
export function steeringTerms(item: SteeredRow, by: SteeredBy): readonly AddedTerm[] {
  const { factors, temperature } = by
  let terms: AddedTerm[] = []
  let total = 0
  for (const { rule, effect, logOddsAt } of factors) {
    const logOdds = item.row === undefined ? 0 : logOddsAt(item.row)
    if (logOdds === 0) continue
    total += logOdds
    terms.push({ rule, effect, logit: temperature * logOdds })
  }
  const share = shrinkage(total)
  if (share < 1) terms = terms.map((term) => ({ ...term, logit: term.logit * share }))
  const turned = temperature * turnOf(item, by)
  if (turned !== 0) terms.push({ rule: 'rotation', effect: 'ROTATED', logit: turned })
  return terms
}

function shrinkage(total: number): number {
  return Math.min(1, Math.log(MOST_ODDS) / Math.abs(total))
}

function turnOf({ itemId }: SteeredRow, { turn }: SteeredBy): number {
  return turn === null || turn.strength === 0 ? 0 : turn.strength * gumbel(itemId, turn.seed)
}

/** A number of the standard Gumbel distribution; equal seeds give equal numbers. */
function gumbel(itemId: string, seed: number): number {
  const uniform = (mixed(fnv1a(itemId, seed)) + 0.5) / 2 ** 32
  return -Math.log(-Math.log(uniform))
}
