import type { GraphStore } from '../../graph/graph-store.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { CandidateSource } from './candidate-source.ts'
import { EngagementCache } from './engagement-cache.ts'
import { fresh } from './fresh.ts'
import { latent } from './latent.ts'
import { neighbors } from './neighbors.ts'
import type { EngagementsOf } from './person-engagements.ts'
import { popular } from './popular.ts'
import { sharedTags } from './shared-tags.ts'
import { similarItems } from './similar-items.ts'
import { social } from './social.ts'
import { socialTwoHop } from './social-two-hop.ts'
import { trending } from './trending.ts'

/**
 * Every candidate source, in the order in which they start: cheap and essential ones first.
 *
 * @param engagements three sources ask it for what the same people did
 */
export function candidateSources(
  graph: GraphStore,
  models: ServedModels,
  engagements: EngagementsOf = new EngagementCache(graph),
): readonly CandidateSource[] {
  return [
    popular(graph),
    trending(graph),
    fresh(graph),
    similarItems(graph),
    latent(models),
    neighbors(graph, engagements),
    social(graph, engagements),
    sharedTags(graph),
    socialTwoHop(graph, engagements),
  ]
}
