import { type Consents, undecided } from '../../domain/consent.ts'
import { chart } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { LiveCatalog } from '../../snapshot/live-catalog.ts'
import type { CandidateSource } from './candidate-source.ts'
import { CHARTS, chartSource, type ReadChart } from './chart-sources.ts'
import type { DerivedRead } from './derived-read.ts'
import { SHARED_TAGS, SIMILAR_ITEMS, sharedTags, similarItems } from './edge-sources.ts'
import { EngagementCache, type EngagementsOf } from './engagement-cache.ts'
import { latent } from './latent-source.ts'
import { FRIENDS_OF_FRIENDS, NEIGHBORS, neighbors, social, socialTwoHop } from './people-sources.ts'

/** How the sources read derived edges. */
export const DERIVED_READS: readonly DerivedRead[] = [
  CHARTS,
  SIMILAR_ITEMS,
  NEIGHBORS,
  SHARED_TAGS,
  FRIENDS_OF_FRIENDS,
]

export interface SourceParts {
  /** Shared by the three sources that walk from people. */
  readonly engagements?: EngagementsOf
  /** Whose activity others may see; omitted: the standard defaults. */
  readonly consents?: Consents
  /** Has the items that the model knows only by their tags; omitted: there are none. */
  readonly liveCatalog?: LiveCatalog
}

/** All candidate sources, in the order in which they start: cheap and essential ones first. */
export function candidateSources(
  graph: GraphStore,
  models: ServedModels,
  {
    engagements = new EngagementCache(graph),
    consents = undecided('standard'),
    liveCatalog,
  }: SourceParts = {},
): readonly CandidateSource[] {
  const readChart: ReadChart = (params, options) => graph.run(chart, params, options)
  const chartsWritten = () => graph.writes?.charts
  return [
    chartSource('popular', readChart, chartsWritten),
    chartSource('trending', readChart, chartsWritten),
    chartSource('fresh', readChart, chartsWritten),
    similarItems(graph),
    latent(models, liveCatalog),
    neighbors(graph, engagements),
    social(graph, engagements, consents),
    sharedTags(graph),
    socialTwoHop(graph, engagements, consents),
  ]
}
