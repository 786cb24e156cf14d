import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import { halfLifeMs } from '../domain/policy.ts'
import { socialTwoHop as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { filterParams } from './item-filter.ts'

/** What friends of friends lately engaged with, over the two-hop ties that training keeps. */
export function socialTwoHop(graph: GraphStore): CandidateSource {
  return {
    name: 'social-two-hop',
    async fetch(request, signal) {
      const { viewer, policy, modelVersion, clockMs } = request
      if (modelVersion === null || !viewer.isKnown) return NO_PROPOSALS
      const rows = await graph.run(
        query,
        {
          ...filterParams(request),
          viewerId: viewer.id,
          version: modelVersion,
          hiddenPeople: viewer.hiddenPeople,
          clock: clockMs,
          halfLifeMs: halfLifeMs(policy),
          popularityDiscount: policy.popularityDiscount,
          candidateLimit: policy.sources['social-two-hop'].candidateLimit,
        },
        { signal },
      )
      const candidates = rows.map(
        (row): Candidate => ({
          itemId: row.itemId,
          source: 'social-two-hop',
          raw: row.score,
          evidence: () => ({ ...NO_EVIDENCE, peopleCount: row.peopleCount }),
        }),
      )
      return { candidates }
    },
  }
}
