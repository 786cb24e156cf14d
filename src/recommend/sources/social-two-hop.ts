import { NO_EVIDENCE } from '../../domain/candidate.ts'
import { halfLifeMs } from '../../domain/policy.ts'
import { socialTwoHop as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { walkFromPeople } from './engagement-walk.ts'
import type { EngagementsOf } from './person-engagements.ts'

/** What friends of friends lately engaged with, over the two-hop ties that training keeps. */
export function socialTwoHop(graph: GraphStore, engagements: EngagementsOf): CandidateSource {
  return {
    name: 'social-two-hop',
    async fetch(request, options) {
      const { viewer, policy, modelVersion: version, clockMs } = request
      if (version === null || !viewer.isKnown) return NO_PROPOSALS
      const people = await graph.run(query, { viewerId: viewer.id, version }, options)
      const { popularityDiscount } = policy
      const weights = { popularityDiscount, decay: { clockMs, halfLifeMs: halfLifeMs(policy) } }
      const walk = await walkFromPeople(engagements, people, weights, request, options)
      return {
        ranking: walk,
        scoresOf: (itemIds) => walk.scoresOf(itemIds),
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, peopleCount: walk.broughtBy(itemId).length }),
      }
    },
  }
}
