import type { Basis } from '../domain/recommendation.ts'
import type { SourceName } from '../domain/source-name.ts'
import { filtersOf, type ItemFilters } from './item-filters.ts'
import type { ListRun } from './list-maker.ts'
import type { ReadQuery } from './recipe.ts'
import type { CandidateSource } from './sources/candidate-source.ts'
import { type Gathered, gather } from './sources/gather.ts'
import { type Picked, pickCandidates } from './sources/pick-candidates.ts'
import type { SourceQuery } from './sources/source-query.ts'
import { isWithheld } from './viewer-consent.ts'

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

/** The question to all sources about the viewer of a request, as far as the request and the viewer allow them. */
export function askAboutViewer({ parts, request, context }: ListRun, { query, viewer }: ReadQuery): Question {
  const { sourceWeights } = request
  const isAsked = (name: SourceName) => sourceWeights[name] !== 0 && !isWithheld(name, context.denied)
  const sources = parts.sources.filter(({ name }) => isAsked(name))
  return { basis: 'VIEWER', query, sources, filters: filtersOf(viewer) }
}

/** Asks the sources. See `gather`. */
export async function gatherFor(
  { parts, options }: ListRun,
  question: Question,
): Promise<Question & Gathered> {
  const { query, sources, basis } = question
  const { responses, degradedSources } = await gather({ ...parts, ...options, sources }, query)
  return { ...question, degradedSources, responses: responses.map((one) => ({ ...one, basis })) }
}

/** Picks candidates of the responses. See `pickCandidates`. */
export async function pickFor({ parts, options }: ListRun, gathered: Question & Gathered): Promise<Answer> {
  const picked = await pickCandidates(parts.available, gathered.query, gathered, options)
  return { ...gathered, picked }
}
