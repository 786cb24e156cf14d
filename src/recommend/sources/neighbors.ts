import { NO_EVIDENCE } from '../../domain/candidate.ts'
import { neighbors as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { walkFromPeople } from './engagement-walk.ts'
import type { EngagementsOf } from './person-engagements.ts'

/** User-based collaborative filtering over the kept neighborhood. Empty for a viewer who has none yet. */
export function neighbors(graph: GraphStore, engagements: EngagementsOf): CandidateSource {
  return {
    name: 'neighbors',
    async fetch(request, options) {
      const { viewer, policy, modelVersion: version } = request
      if (version === null || viewer.engagements.length === 0) return NO_PROPOSALS
      const people = await graph.run(query, { viewerId: viewer.id, version }, options)
      const { popularityDiscount } = policy
      const walk = await walkFromPeople(engagements, people, { popularityDiscount }, request, options)
      return {
        ranking: walk,
        scoresOf: (itemIds) => walk.scoresOf(itemIds),
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, peopleCount: walk.broughtBy(itemId).length }),
      }
    },
  }
}
