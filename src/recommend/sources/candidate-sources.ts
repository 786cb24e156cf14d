import { chart } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { CandidateSource } from './candidate-source.ts'
import { chartSource, type ReadChart } from './chart-sources.ts'
import { sharedTags, similarItems } from './edge-sources.ts'
import { EngagementCache, type EngagementsOf } from './engagement-cache.ts'
import { latent } from './latent-source.ts'
import { neighbors, social, socialTwoHop } from './people-sources.ts'

/**
 * All candidate sources, in the order in which they start: cheap and essential ones first.
 *
 * @param engagements shared by the three sources that walk from people
 */
export function candidateSources(
  graph: GraphStore,
  models: ServedModels,
  engagements: EngagementsOf = new EngagementCache(graph),
): readonly CandidateSource[] {
  const readChart: ReadChart = (params, options) => graph.run(chart, params, options)
  return [
    chartSource('popular', readChart),
    chartSource('trending', readChart),
    chartSource('fresh', readChart),
    similarItems(graph),
    latent(models),
    neighbors(graph, engagements),
    social(graph, engagements),
    sharedTags(graph),
    socialTwoHop(graph, engagements),
  ]
}
