import type { Contribution } from './recommendation.ts'
import type { SourceName } from './source-name.ts'

/** A piece of evidence with the weight it carries in its source's own scale. */
export interface WeightedId {
  readonly id: string
  readonly weight: number
}

/**
 * What a source saw, so that a reason can be told. Stays inside the service: ids of people leave it only
 * through the explaining step, which knows who agreed to be shown.
 */
export interface Evidence {
  /** How many people stand behind the candidate (0 where people play no part). */
  readonly peopleCount: number
  /** People who agreed to be shown to others (`showMeToOthers`), strongest first. */
  readonly people: readonly WeightedId[]
  /** Items of the viewer's history that led here, strongest first. */
  readonly items: readonly WeightedId[]
  /** Tags that led here, strongest first. */
  readonly tags: readonly WeightedId[]
}

/** An item that one source proposed, with its raw score in that source's own scale (finite, > 0). */
export interface Candidate {
  readonly itemId: string
  readonly source: SourceName
  readonly raw: number
  /** Whether the source proposes it without a filter as well; false where only a filter brings it up. */
  readonly isUnfiltered: boolean
  /** What the source saw; worked out when it is asked for, as most candidates end in no list. */
  readonly evidence: () => Evidence
}

/** No evidence of any kind. */
export const NO_EVIDENCE: Evidence = { peopleCount: 0, people: [], items: [], tags: [] }

/** One item that one or more sources proposed, scored. */
export interface Scored {
  readonly itemId: string
  /** Bias plus the sum of contributions. */
  readonly logit: number
  readonly contributions: readonly Contribution[]
  readonly evidence: readonly { readonly source: SourceName; readonly evidence: () => Evidence }[]
}

/** What one source saw in an item. */
export interface SourceEvidence {
  readonly source: SourceName
  readonly evidence: Evidence
}

/** A scored item with its share of interest within what sources proposed; one that only fills the list has no contributions. */
export interface Ranked extends Omit<Scored, 'evidence'> {
  /** Sources that proposed it and speak for it: only what they saw is a reason. */
  readonly speaking: readonly SourceName[]
  readonly probability: number
  /** With which probability it came to its place; only where places were drawn. */
  readonly propensity?: number
}
