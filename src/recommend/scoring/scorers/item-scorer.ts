import type { SourceName } from '../../../domain/source-name.ts'
import type { Opinion } from '../opinions.ts'

/** What an item's logit is made of: it is their sum. */
export interface LogitParts {
  /** What no source said. */
  readonly bias: number
  /** What each opinion counts, in the order of the opinions. */
  readonly logits: readonly number[]
}

/** A form of the interest model: what the sources say of an item as its logit. Knows no other item. */
export type ItemScorer = (itemId: string, opinions: readonly Opinion[]) => LogitParts

/** Multiplies what a source counts; absent: 1. */
export type SourceWeights = Readonly<Partial<Record<SourceName, number>>>

export function weightOf(weights: SourceWeights, source: SourceName): number {
  return weights[source] ?? 1
}
