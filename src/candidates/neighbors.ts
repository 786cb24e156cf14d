import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import { neighbors as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { filterParams } from './item-filter.ts'

/** User-based collaborative filtering over the kept neighborhood. Empty for a viewer who has none yet. */
export function neighbors(graph: GraphStore): CandidateSource {
  return {
    name: 'neighbors',
    async fetch(request, signal) {
      const { viewer, policy, modelVersion } = request
      if (modelVersion === null || viewer.engagements.length === 0) return NO_PROPOSALS
      const rows = await graph.run(
        query,
        {
          ...filterParams(request),
          viewerId: viewer.id,
          version: modelVersion,
          hiddenPeople: viewer.hiddenPeople,
          popularityDiscount: policy.popularityDiscount,
          candidateLimit: policy.sources.neighbors.candidateLimit,
        },
        { signal },
      )
      const candidates = rows.map(
        (row): Candidate => ({
          itemId: row.itemId,
          source: 'neighbors',
          raw: row.score,
          evidence: () => ({ ...NO_EVIDENCE, peopleCount: row.peopleCount }),
        }),
      )
      return { candidates }
    },
  }
}
