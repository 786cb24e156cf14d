import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import type { TagWeight } from '../domain/viewer.ts'
import { sharedTags as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateRequest, type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { strongestFirst, unpackEvidence, withPlaces } from './evidence.ts'
import { filterParams } from './item-filter.ts'

/** A tag the filter asks for weighs at least this much, so that a stranger to it still gets its best items. */
const REQUIRED_TAG_WEIGHT = 0.01

/** Content: the top items of the tags the viewer cares about, observed or stated. */
export function sharedTags(graph: GraphStore): CandidateSource {
  return {
    name: 'shared-tags',
    async fetch(request, signal) {
      const { policy, modelVersion, filter } = request
      const interests = interestsOf(request)
      if (modelVersion === null || interests.length === 0) return NO_PROPOSALS
      const shared = filterParams(request)
      const rows = await graph.run(
        query,
        {
          ...shared,
          version: modelVersion,
          interests: withPlaces(interests),
          depth: shared.isUnfiltered ? policy.tagDepth : policy.fullDepth,
          candidateLimit: policy.sources['shared-tags'].candidateLimit,
        },
        { signal },
      )
      const required = new Set(filter.requiredTagIds)
      const ids = interests.map((interest) => interest.tagId)
      const candidates = rows.map(
        (row): Candidate => ({
          itemId: row.itemId,
          source: 'shared-tags',
          raw: row.score,
          // "You like x" would be no reason where x was asked for and is no interest of hers.
          evidence: () => ({
            ...NO_EVIDENCE,
            tags: strongestFirst(unpackEvidence(row.via, ids).filter((tag) => !required.has(tag.id))),
          }),
        }),
      )
      return { candidates }
    },
  }
}

function interestsOf(request: CandidateRequest): readonly TagWeight[] {
  const { interests, policy, filter } = request
  const strongest = interests.slice(0, policy.interestLimit)
  const known = new Set(strongest.map((interest) => interest.tagId))
  const asked = filter.requiredTagIds.filter((tagId) => !known.has(tagId))
  return [...strongest, ...asked.map((tagId) => ({ tagId, weight: REQUIRED_TAG_WEIGHT }))]
}
