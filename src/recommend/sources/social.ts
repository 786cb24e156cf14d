import { NO_EVIDENCE } from '../../domain/candidate.ts'
import { halfLifeMs } from '../../domain/policy.ts'
import { social as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { walkFromPeople } from './engagement-walk.ts'
import { strongestFirst } from './evidence.ts'
import type { EngagementsOf } from './person-engagements.ts'

/** What the people the viewer follows lately engaged with. Needs no training: ties and engagements are live. */
export function social(graph: GraphStore, engagements: EngagementsOf): CandidateSource {
  return {
    name: 'social',
    async fetch(request, options) {
      const { viewer, policy, clockMs } = request
      if (!viewer.isKnown || viewer.followingCount === 0) return NO_PROPOSALS
      const { hiddenPeople } = viewer
      const { personLimit, popularityDiscount } = policy
      const people = await graph.run(query, { viewerId: viewer.id, hiddenPeople, personLimit }, options)
      const weights = { popularityDiscount, decay: { clockMs, halfLifeMs: halfLifeMs(policy) } }
      const walk = await walkFromPeople(engagements, people, weights, request, options)
      const shown = people
        .filter(({ isShown }) => isShown)
        .map(({ personId, weight }) => ({ id: personId, weight }))
      return {
        ranking: walk,
        scoresOf: (itemIds) => walk.scoresOf(itemIds),
        evidenceOf(itemId) {
          const brought = new Set(walk.broughtBy(itemId).map(({ id }) => id))
          const named = strongestFirst(shown.filter(({ id }) => brought.has(id)))
          return { ...NO_EVIDENCE, peopleCount: brought.size, people: named }
        },
      }
    },
  }
}
