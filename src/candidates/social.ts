import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import { halfLifeMs } from '../domain/policy.ts'
import { social as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { strongestFirst } from './evidence.ts'
import { filterParams } from './item-filter.ts'

/** What the people the viewer follows lately engaged with. Needs no training: ties and engagements are live. */
export function social(graph: GraphStore): CandidateSource {
  return {
    name: 'social',
    async fetch(request, signal) {
      const { viewer, policy, clockMs } = request
      if (!viewer.isKnown) return NO_PROPOSALS
      const rows = await graph.run(
        query,
        {
          ...filterParams(request),
          viewerId: viewer.id,
          hiddenPeople: viewer.hiddenPeople,
          personLimit: policy.personLimit,
          clock: clockMs,
          halfLifeMs: halfLifeMs(policy),
          popularityDiscount: policy.popularityDiscount,
          candidateLimit: policy.sources.social.candidateLimit,
        },
        { signal },
      )
      const candidates = rows.map(
        (row): Candidate => ({
          itemId: row.itemId,
          source: 'social',
          raw: row.score,
          evidence: () => ({
            ...NO_EVIDENCE,
            peopleCount: row.peopleCount,
            people: strongestFirst(row.shown),
          }),
        }),
      )
      return { candidates }
    },
  }
}
