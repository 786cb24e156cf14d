import { NO_EVIDENCE } from '../../domain/candidate.ts'
import { similarItems as query } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { EdgeCache } from './edge-cache.ts'
import { strongestFirst } from './evidence.ts'
import { WeightedWalk } from './weighted-walk.ts'

/** Things like what the viewer lately engaged with. A click of a second ago is a seed at once. */
export function similarItems(graph: GraphStore): CandidateSource {
  const kept = new EdgeCache((wanted, options) => graph.run(query, wanted, options))
  return {
    name: 'similar-items',
    async fetch({ viewer, policy, modelVersion: version, ...request }, options) {
      if (version === null || request.seeds.length === 0) return NO_PROPOSALS
      const seeds = request.seeds.map(({ itemId, weight }) => ({ id: itemId, weight }))
      const wanted = { version, depth: policy.seedDepth, fromIds: seeds.map(({ id }) => id) }
      const walk = new WeightedWalk(seeds, await kept.of(wanted, options), viewer.seenItemIds)
      return {
        ranking: walk,
        scoresOf: (itemIds) => walk.scoresOf(itemIds),
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, items: strongestFirst(walk.broughtBy(itemId)) }),
      }
    },
  }
}
