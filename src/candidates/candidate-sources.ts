import type { GraphStore } from '../graph/graph-store.ts'
import type { ServedModels } from '../model/served-models.ts'
import type { CandidateSource } from './candidate-source.ts'
import { fresh } from './fresh.ts'
import { KeptEngagements } from './kept-engagements.ts'
import { latent } from './latent.ts'
import { neighbors } from './neighbors.ts'
import { popular } from './popular.ts'
import { sharedTags } from './shared-tags.ts'
import { similarItems } from './similar-items.ts'
import { social } from './social.ts'
import { socialTwoHop } from './social-two-hop.ts'
import { trending } from './trending.ts'

/** Every candidate source, in the order in which they start: cheap and essential ones first. */
export function candidateSources(graph: GraphStore, models: ServedModels): readonly CandidateSource[] {
  // Three sources ask for what the same people did.
  const kept = new KeptEngagements(graph)
  return [
    popular(graph),
    trending(graph),
    fresh(graph),
    similarItems(graph),
    latent(models),
    neighbors(graph, kept),
    social(graph, kept),
    sharedTags(graph),
    socialTwoHop(graph, kept),
  ]
}
