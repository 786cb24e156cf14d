import { type Candidate, NO_EVIDENCE } from '../domain/candidate.ts'
import { similarItems as query } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { strongestFirst, unpackEvidence, withPlaces } from './evidence.ts'
import { filterParams } from './item-filter.ts'

/** Things like what the viewer lately engaged with. A click of a second ago is a seed at once. */
export function similarItems(graph: GraphStore): CandidateSource {
  return {
    name: 'similar-items',
    async fetch(request, signal) {
      const { seeds, policy, modelVersion } = request
      if (modelVersion === null || seeds.length === 0) return NO_PROPOSALS
      const rows = await graph.run(
        query,
        {
          ...filterParams(request),
          version: modelVersion,
          seeds: withPlaces(seeds),
          depth: policy.seedDepth,
          candidateLimit: policy.sources['similar-items'].candidateLimit,
        },
        { signal },
      )
      const ids = seeds.map((seed) => seed.itemId)
      const candidates = rows.map(
        (row): Candidate => ({
          itemId: row.itemId,
          source: 'similar-items',
          raw: row.score,
          evidence: () => ({ ...NO_EVIDENCE, items: strongestFirst(unpackEvidence(row.via, ids)) }),
        }),
      )
      return { candidates }
    },
  }
}
