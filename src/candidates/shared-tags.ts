import { type Candidate, NO_EVIDENCE, type WeightedId } from '../domain/candidate.ts'
import { sharedTags as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateRequest, type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { firstPassing } from './first-passing.ts'
import { filterParams } from './item-filter.ts'
import { KeptEdges } from './kept-edges.ts'
import { WeightedWalk } from './weighted-walk.ts'

/** A tag the filter asks for weighs at least this much, so that a stranger to it still gets its best items. */
const REQUIRED_TAG_WEIGHT = 0.01

/** Content: the top items of the tags the viewer cares about, observed or stated. */
export function sharedTags(graph: GraphStore): CandidateSource {
  const kept = new KeptEdges((wanted, signal) => graph.run(query, wanted, { signal }))
  return {
    name: 'shared-tags',
    async fetch(request, signal) {
      const { policy, modelVersion: version, filter } = request
      const tags = interestsOf(request)
      if (version === null || tags.length === 0) return NO_PROPOSALS
      const { excluded, isUnfiltered } = filterParams(request)
      const depth = isUnfiltered ? policy.tagDepth : policy.fullDepth
      const wanted = { version, depth, fromIds: tags.map(({ id }) => id) }
      const walk = new WeightedWalk(tags, await kept.of(wanted, signal), excluded)
      const { candidateLimit } = policy.sources['shared-tags']
      const items = await firstPassing(graph, request, candidateLimit, walk, signal)
      const required = new Set(filter.requiredTagIds)
      const candidates = items.map(
        ({ itemId, score }): Candidate => ({
          itemId,
          source: 'shared-tags',
          raw: score,
          // "You like x" would be no reason where x was asked for and is no interest of hers.
          evidence: () => ({ ...NO_EVIDENCE, tags: walk.evidenceFor(itemId, required) }),
        }),
      )
      return { candidates }
    },
  }
}

/** Her strongest interests, and what the filter asks for beyond them. */
function interestsOf(request: CandidateRequest): readonly WeightedId[] {
  const { interests, policy, filter } = request
  const strongest = interests
    .slice(0, policy.interestLimit)
    .map(({ tagId, weight }) => ({ id: tagId, weight }))
  const known = new Set(strongest.map(({ id }) => id))
  const asked = filter.requiredTagIds.filter((tagId) => !known.has(tagId))
  return [...strongest, ...asked.map((id) => ({ id, weight: REQUIRED_TAG_WEIGHT }))]
}
