import { join } from 'node:path'
import { candidateSources } from '../../src/candidates/candidate-sources.ts'
import type { EvaluationParts } from '../../src/evaluation/evaluation-parts.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { Slots } from '../../src/graph/slots.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { NO_SERVED_LISTS } from '../../src/recommend/no-served-lists.ts'
import { recommender } from '../../src/recommend/recommender.ts'
import { DEFAULT_POLICY } from '../../src/scoring/default-policy.ts'

/** The real parts that an evaluation works through, put together as the product does. */
export function evaluationParts(): EvaluationParts {
  return {
    policy: DEFAULT_POLICY,
    openGraph: (folder) => openEmbedded({ path: join(folder, 'graph'), maxRelationships: 1e6 }),
    recommenderOver(graph, { policy, sources }) {
      const models = servedModels(graph)
      return recommender({
        graph,
        models,
        sources: candidateSources(graph, models).filter(({ name }) => sources?.includes(name) ?? true),
        policy,
        servedLists: NO_SERVED_LISTS,
        admission: { slots: new Slots(4), maxWaiting: 100 },
      })
    },
  }
}
