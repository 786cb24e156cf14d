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
