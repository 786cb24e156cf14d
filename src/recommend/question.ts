import type { Basis } from '../domain/recommendation.ts'
import type { ItemFilters } from './item-filters.ts'
import type { CandidateSource } from './sources/candidate-source.ts'
import type { Gathered } from './sources/gather.ts'
import type { Picked } from './sources/pick-candidates.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** What sources are asked. */
export interface Question {
  /** What they start from. */
  readonly basis: Basis
  readonly query: SourceQuery
  readonly sources: readonly CandidateSource[]
  /** Of the items that they propose. */
  readonly filters: ItemFilters
}

/** A question with the responses of the sources. */
export interface Answer extends Question, Gathered {
  readonly picked: Picked
}
