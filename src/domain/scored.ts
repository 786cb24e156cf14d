import type { Evidence } from './candidate.ts'
import type { Contribution } from './recommendation.ts'
import type { SourceName } from './source-name.ts'

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
