import type { Policy } from '../domain/policy.ts'
import type { Recommend } from '../domain/recommendation.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { Semaphore } from '../graph/semaphore.ts'
import { servedModels } from '../model/served-models.ts'
import { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { recommender } from '../recommend/recommender.ts'
import { NO_SERVED_LISTS } from '../recommend/serving/no-served-lists.ts'
import { AvailableItems } from '../recommend/sources/available-items.ts'
import { candidateSources } from '../recommend/sources/candidate-sources.ts'

/** How a recommender differs from the one that serves. */
export interface Recipe {
  readonly policy: Policy
  /** The sources that take part; null: all of them. */
  readonly sources: readonly SourceName[] | null
}

/** Questions under way at a time; an evaluation never asks more. */
const ADMISSION = { slots: 4, maxWaiting: 100 }

/** The recommender that serves, over a graph. It keeps no list, so that every question starts a new one. */
export function recommenderOver(graph: GraphStore, { policy, sources }: Recipe): Recommend {
  const models = servedModels(graph)
  return recommender({
    graph,
    available: new AvailableItems(graph),
    catalog: new CatalogMemory(graph),
    models,
    sources: candidateSources(graph, models).filter(({ name }) => sources?.includes(name) ?? true),
    policy,
    servedLists: NO_SERVED_LISTS,
    admission: { slots: new Semaphore(ADMISSION.slots), maxWaiting: ADMISSION.maxWaiting },
  })
}
