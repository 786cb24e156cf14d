import type { Policy } from '../domain/policy.ts'
import type { Recommend, RecommendationPage } from '../domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { Semaphore } from '../graph/semaphore.ts'
import { servedModels } from '../model/served-models.ts'
import { CatalogMemory } from '../recommend/fallback/catalog-memory.ts'
import { recommender } from '../recommend/recommend.ts'
import { candidateSources } from '../recommend/sources/candidate-sources.ts'
import { AvailableItems } from '../recommend/sources/passing-items.ts'
import type { EvaluationParts } from './evaluation.ts'
import type { GraphMethod } from './methods.ts'

/** How a recommender differs from the one that serves. */
interface Recipe {
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
    admission: { slots: new Semaphore(ADMISSION.slots), maxWaiting: ADMISSION.maxWaiting },
  })
}

/** A list for each user asked, in their order, and what went on meanwhile. */
export interface UserLists {
  /** Item ids, best first, at most k. */
  readonly lists: readonly (readonly string[])[]
  /** Answers that a source was missing from: such lists are not what a healthy server gives. */
  readonly degraded: number
}

interface AskOptions {
  readonly k: number
  /** Epoch milliseconds of every question. */
  readonly nowMs: number
  readonly signal?: AbortSignal
  readonly onAnswer?: () => void
}

/** Questions under way at a time: enough to keep the embedded engine's readers busy. */
const AT_ONCE = 4

/** A machine under load must not change a list: no source is late here. */
const DEADLINE_MS = 600_000

/** Asks the recommender of a method for every user's list. The same graph gives the same lists. */
export async function graphLists(
  parts: EvaluationParts,
  graph: GraphStore,
  method: GraphMethod,
  userIds: readonly string[],
  options: AskOptions,
): Promise<UserLists> {
  const recommend = recommenderOver(graph, recipeOf(method, parts.policy))
  const lists: (readonly string[])[] = new Array(userIds.length)
  let next = 0
  let degraded = 0
  const work = async () => {
    for (let index = next++; index < userIds.length; index = next++) {
      options.signal?.throwIfAborted()
      const page = await recommend(
        {
          viewerId: userIds[index] ?? '',
          first: options.k,
          after: null,
          filter: { kinds: [], requiredTagIds: [], avoidedTagIds: [], excludedItemIds: [] },
          sourceWeights: {},
          temperature: null,
          maxPerTag: null,
          diversity: 0,
          atLeast: null,
        },
        { nowMs: options.nowMs, ...(options.signal && { signal: options.signal }) },
      )
      if (page.degraded.length > 0) degraded++
      lists[index] = idsOf(page, method)
      options.onAnswer?.()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { lists, degraded }
}

/** What fills a list up behind a source alone is none of its doing and left out. */
function idsOf({ edges }: RecommendationPage, { kind }: GraphMethod): readonly string[] {
  const own = kind === 'source' ? edges.filter(({ contributions }) => contributions.length > 0) : edges
  return own.map(({ item }) => item.id)
}

function recipeOf(method: GraphMethod, served: Policy): Recipe {
  const policy = withoutDeadlines(served)
  switch (method.kind) {
    case 'serving':
      return { policy, sources: null }
    case 'hand-set':
      return { policy: { ...policy, ranker: 'hand-set' }, sources: null }
    case 'ranker':
      return { policy: { ...policy, ranker: method.ranker }, sources: null }
    case 'without':
      return { policy, sources: SOURCE_NAMES.filter((name) => name !== method.source) }
    case 'source':
      return blend(policy, new Map([[method.source, 1]]))
    case 'blend':
      return blend(policy, method.slopes)
  }
}

function blend(policy: Policy, slopes: ReadonlyMap<SourceName, number>): Recipe {
  return { policy: { ...policy, ranker: 'hand-set', blend: blendOf(slopes) }, sources: [...slopes.keys()] }
}

function blendOf(slopes: ReadonlyMap<SourceName, number>): Policy['blend'] {
  return bySource((source) => ({ slope: slopes.get(source) ?? 0, proposed: 0 }))
}

function withoutDeadlines(policy: Policy): Policy {
  return {
    ...policy,
    sources: bySource((source) => ({ ...policy.sources[source], deadlineMs: DEADLINE_MS })),
  }
}

function bySource<T>(each: (source: SourceName) => T): Readonly<Record<SourceName, T>> {
  const entries = SOURCE_NAMES.map((source) => [source, each(source)] as const)
  return Object.fromEntries(entries) as Record<SourceName, T>
}
