import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import { similarItems as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { firstPassing } from './first-passing.ts'
import { filterParams } from './item-filter.ts'
import { KeptEdges } from './kept-edges.ts'
import { WeightedWalk } from './weighted-walk.ts'

/** Things like what the viewer lately engaged with. A click of a second ago is a seed at once. */
export function similarItems(graph: GraphStore): CandidateSource {
  const kept = new KeptEdges((wanted, signal) => graph.run(query, wanted, { signal }))
  return {
    name: 'similar-items',
    async fetch(request, signal) {
      const { policy, modelVersion: version } = request
      if (version === null || request.seeds.length === 0) return NO_PROPOSALS
      const seeds = request.seeds.map(({ itemId, weight }) => ({ id: itemId, weight }))
      const wanted = { version, depth: policy.seedDepth, fromIds: seeds.map(({ id }) => id) }
      const { excluded } = filterParams(request)
      const walk = new WeightedWalk(seeds, await kept.of(wanted, signal), excluded)
      const { candidateLimit } = policy.sources['similar-items']
      const items = await firstPassing(graph, request, candidateLimit, walk, signal)
      const candidates = items.map(
        ({ itemId, score }): Candidate => ({
          itemId,
          source: 'similar-items',
          raw: score,
          evidence: () => ({ ...NO_EVIDENCE, items: walk.evidenceFor(itemId) }),
        }),
      )
      return { candidates }
    },
  }
}
