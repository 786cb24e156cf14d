import type { Consents } from '../../domain/consent.ts'
import { type PeoplePolicy, UNFOLLOWED_MS } from '../../domain/policy.ts'
import type { RecommendContext } from '../../domain/recommendation.ts'
import { suggestible } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { once } from '../../graph/semaphore.ts'
import type { ServedModels } from '../../model/served-models.ts'
import { servingState } from '../read-viewer.ts'
import { type EngagementsOf, NO_ENGAGEMENTS } from '../sources/engagement-cache.ts'
import { deniedPurposes } from '../viewer-consent.ts'
import {
  type CandidateTerms,
  chartedCandidates,
  type PersonEvidence,
  personalCandidates,
  readOwnTies,
} from './people-candidates.ts'
import { type JudgedPerson, type ScoredPerson, scorePeople, tasteOf, tieScores } from './score-people.ts'

/** A person whom the viewer may want to follow. */
export interface SuggestedPerson extends ScoredPerson {
  /** Only people whom the viewer follows and sees, and whose follows may be shown. */
  readonly viaIds: readonly string[]
}

export type SuggestPeople = (
  viewerId: string,
  context: Pick<RecommendContext, 'nowMs' | 'signal' | 'isOptedOut' | 'isProfiled'>,
) => Promise<readonly SuggestedPerson[]>

export interface SuggestParts {
  readonly graph: GraphStore
  readonly models: ServedModels
  readonly engagements: EngagementsOf
  readonly consents: Consents
  readonly policy: PeoplePolicy
}

/**
 * People to follow, best first. Never the viewer, or people whom they follow, unfollowed lately, blocked, muted or dismissed,
 * people who blocked them, or people who do not consent to be suggested. A viewer who denies personalization or social
 * signals gets the most followed people only.
 *
 * @throws GraphError
 */
export function peopleSuggester(parts: SuggestParts): SuggestPeople {
  return async (viewerId, { nowMs, signal, ...choices }) => {
    const { graph, models, consents, policy } = parts
    const options = signal ? { signal } : {}
    const { modelVersion: version } = await servingState(graph, options)
    const trainedAtMs = version === null ? null : (await models.load(version)).trainedAtMs
    const terms: CandidateTerms = {
      viewerId,
      version,
      trainedAtMs: trainedAtMs ?? Number.POSITIVE_INFINITY,
      ownTies: once(() => readOwnTies(graph, viewerId, nowMs - UNFOLLOWED_MS, options)),
      isSharing: (id) => consents.allows(id, 'social-signals'),
      policy,
    }
    const isSuggested = ({ id }: PersonEvidence) => consents.allows(id, 'suggest-me-to-others')
    const denied = deniedPurposes(consents, { kind: 'user', id: viewerId }, choices)
    const isPersonal = denied.every((purpose) => purpose === 'sensitive-interests')
    const personal = isPersonal ? await personalCandidates(graph, terms, options) : NO_CANDIDATES
    const found = strongest(personal.people.filter(isSuggested), policy)
    const wanted = { viewerId, version, followedIds: personal.followedIds }
    const people = await judged(parts, wanted, found, options)
    if (people.length >= policy.leastPeople) return scorePeople(people, policy).slice(0, policy.listLimit)
    const known = new Set(people.map(({ id }) => id))
    const charted = (await chartedCandidates(graph, terms, options)).filter(
      (person) => isSuggested(person) && !known.has(person.id),
    )
    const strangers = await judged(parts, { ...wanted, isImpersonal: true }, charted, options)
    return scorePeople([...people, ...strangers], policy).slice(0, policy.listLimit)
  }
}

const NO_CANDIDATES = { people: [], followedIds: new Set<string>() }

/** The people whose histories are compared. */
function strongest(people: readonly PersonEvidence[], policy: PeoplePolicy): readonly PersonEvidence[] {
  if (people.length <= policy.rescored) return people
  const scores = tieScores(people, policy)
  const scoreOf = ({ id }: PersonEvidence) => scores.get(id) ?? 0
  return people
    .toSorted((a, b) => scoreOf(b) - scoreOf(a) || (a.id < b.id ? -1 : 1))
    .slice(0, policy.rescored)
}

interface Judging {
  readonly viewerId: string
  readonly version: string | null
  readonly followedIds: ReadonlySet<string>
  /** True: histories are not compared. */
  readonly isImpersonal?: boolean
}

/** Those who did not block the viewer, with their taste. */
async function judged(
  { graph, engagements, consents, policy }: SuggestParts,
  { viewerId, version, followedIds, isImpersonal = false }: Judging,
  people: readonly PersonEvidence[],
  options: RunOptions,
): Promise<readonly JudgedPerson[]> {
  if (people.length === 0) return []
  const viaIds = new Set(people.flatMap((person) => person.viaIds))
  const ids = [...new Set([viewerId, ...people.map(({ id }) => id), ...viaIds])]
  const facts = new Map(
    (await graph.run(suggestible, { viewerId, ids }, options)).map((row) => [row.id, row]),
  )
  const seen = people.filter(({ id }) => facts.has(id))
  const compared = isImpersonal ? [] : [viewerId, ...seen.map(({ id }) => id)]
  const isCompared = (id: string) =>
    consents.allows(id, 'social-signals') && consents.allows(id, 'personalization')
  const weighted = compared.map((personId) => ({
    personId,
    weight: 1,
    stamp: facts.get(personId)?.stamp ?? null,
  }))
  const [own = NO_ENGAGEMENTS, ...theirs] = await engagements.load(weighted, version, options)
  return seen.map((person, at) => ({
    ...person,
    viaIds: person.viaIds.filter((id) => followedIds.has(id) && facts.has(id)),
    followerCount: facts.get(person.id)?.followerCount ?? 0,
    taste: isCompared(person.id) ? tasteOf(own, theirs[at] ?? NO_ENGAGEMENTS, policy.tasteDiscount) : 0,
  }))
}
