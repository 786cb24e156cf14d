import type { Contribution, LogitParts, Reason } from '../domain/recommendation.ts'
import type { SearchScores } from '../domain/search.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { AddedTerm } from '../steering/steer.ts'

/** An item that a source proposes. */
export interface Candidate {
  readonly itemId: string
  /** In the source's own scale; finite, > 0. */
  readonly score: number
}

/** Raw scores of items, all different, in their order; undefined for an item that the source does not know. */
export type ScoresOf = (itemIds: readonly string[]) => readonly (number | undefined)[]

/** What one source proposes, and the scale of its scores. Does not depend on the filter. */
export interface SourceCandidates {
  readonly source: SourceName
  /** Available items, best first. */
  readonly candidates: readonly Candidate[]
  /** Best raw score of the candidates; 0 if there are none. */
  readonly best: number
  /** Scores of any items; absent if the source knows only what it proposes. */
  readonly scoresOf?: ScoresOf
}

/** An item with its logit. */
export interface ScoredItem {
  readonly itemId: string
  /** Bias plus the sums of contributions and of steering. */
  readonly logit: number
  /** Empty for an item that no source knows, such as one that only fills the list. */
  readonly contributions: readonly Contribution[]
  /** Sources that proposed the item, or know it if none did, and raise its logit. Reasons come from their evidence only. */
  readonly supportingSources: readonly SourceName[]
  /** Only in lists about items. */
  readonly logitParts?: LogitParts
  /** What ranked the item; only in lists of a search. */
  readonly search?: SearchScores
  /** Probability with which the item came to its place; only for places that were drawn. */
  readonly propensity?: number
  /** True if its place is kept for new items. */
  readonly isNewPlace?: boolean
  /** True if no source knows the item: it only fills the list. Omitted: true without contributions. */
  readonly isFiller?: boolean
  /** What rules and rotation of a placement added to the logit; omitted: nothing. */
  readonly steering?: readonly AddedTerm[]
  /** The pin or promotion of the placement that claimed its place. */
  readonly claimedBy?: string
  /** The promotion that would have had its place, if the viewer were not held out. */
  readonly heldOutOf?: string
}

/** An item with other values. Not a spread of it: its contributions and terms may be worked out when they are asked for. */
export function altered(item: ScoredItem, changes: Partial<ScoredItem>): ScoredItem {
  const { itemId, logit, contributions, supportingSources, steering } = item
  const own = { itemId, logit, contributions, supportingSources, ...(steering && { steering }) }
  return { ...item, ...own, ...changes }
}

/** An item of a served list. */
export interface ServedItem extends ScoredItem {
  /** Share of interest within what sources proposed; 0 for an item that only fills the list. */
  readonly probability: number
  /** The reasons with which it was shown, without names of people; omitted until it is. */
  readonly shownReasons?: readonly Reason[]
}

/** A piece of evidence with its weight in the source's own scale. */
export interface WeightedId {
  readonly id: string
  readonly weight: number
}

/**
 * What a source saw in an item. Stays inside the service: ids of people leave it only in reasons, which name only people
 * who agreed to be shown.
 */
export interface Evidence {
  /** Number of people behind the item; 0 if people play no part. */
  readonly peopleCount: number
  /** People who agreed to be shown to others (`showMeToOthers`), strongest first. */
  readonly people: readonly WeightedId[]
  /** Items of the viewer's history that led here, strongest first. */
  readonly items: readonly WeightedId[]
  /** Tags that led here, strongest first. */
  readonly tags: readonly WeightedId[]
}

/** No evidence of any kind. */
export const NO_EVIDENCE: Evidence = { peopleCount: 0, people: [], items: [], tags: [] }

/** Most pieces of evidence of an item: more than a sentence can name. */
const MOST_PIECES = 3

/** Keeps the strongest pieces of evidence, ties by id, so that the same request always gets the same reason. */
export class Strongest {
  readonly #pieces: WeightedId[] = []

  offer(id: string, weight: number): void {
    let place = this.#pieces.length
    while (place > 0 && isStronger(id, weight, this.#pieces[place - 1])) place--
    if (place >= MOST_PIECES) return
    this.#pieces.splice(place, 0, { id, weight })
    if (this.#pieces.length > MOST_PIECES) this.#pieces.pop()
  }

  /** At most three pieces, strongest first. */
  get pieces(): readonly WeightedId[] {
    return this.#pieces
  }
}

function isStronger(id: string, weight: number, other: WeightedId | undefined): boolean {
  return other !== undefined && (weight > other.weight || (weight === other.weight && id < other.id))
}

/** The strongest of many pieces. */
export function strongestFirst(evidence: readonly WeightedId[]): readonly WeightedId[] {
  const strongest = new Strongest()
  for (const { id, weight } of evidence) strongest.offer(id, weight)
  return strongest.pieces
}

/** The score of one source for one item. */
export interface SourceScore {
  readonly source: SourceName
  readonly raw: number
  /** `raw / best`: 1 for the source's best item. */
  readonly scaled: number
  /** False if the source only knows a score of the item. */
  readonly isProposed: boolean
}
