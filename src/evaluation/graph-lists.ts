import type { Policy } from '../domain/policy.ts'
import { plainRequest, type Recommend, type RecommendationPage } from '../domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { openLists } from '../recommend/open-lists.ts'
import { type Memory, openMemory } from '../recommend/open-memory.ts'
import { candidateSources } from '../recommend/sources/candidate-sources.ts'
import type { EvaluationParts } from './evaluation.ts'
import type { GraphMethod } from './methods.ts'

/** How a recommender differs from the one in production. */
interface Recipe {
  readonly policy: Policy
  /** The sources to use; null: all of them. */
  readonly sources: readonly SourceName[] | null
}

/** The production recommender over a graph. It neither stores nor caches lists, so every request computes a new one. */
export function recommenderOver(
  graph: GraphStore,
  { policy, sources: names }: Recipe,
  memory = openMemory({ graph }).parts,
): Recommend {
  const sources = candidateSources(graph, memory.models, memory)
  const used = sources.filter(({ name }) => names?.includes(name) ?? true)
  return openLists({ graph, memory, policy, sources: used, cache: null }).recommend
}

/** One list per user, in the order of the users. */
export interface UserLists {
  /** Item ids, best first, at most k. */
  readonly lists: readonly (readonly string[])[]
  /** Number of lists computed without at least one source. Not representative of a healthy server. */
  readonly degraded: number
}

/** How lists are made. */
export interface ListOptions {
  readonly k: number
  /** Time of every request, epoch milliseconds. */
  readonly nowMs: number
  readonly signal?: AbortSignal
  readonly onList?: () => void
  /** What was read of the graph for other methods; omitted: each method reads it again. */
  readonly memory?: Memory
}

/** Concurrent requests: enough to keep the readers of the embedded engine busy. */
const CONCURRENCY = 4

/** Source deadline, long enough that load on the machine never changes a list. */
const DEADLINE_MS = 600_000

/** The list that a method recommends to each user. The same graph gives the same lists. */
export async function graphLists(
  parts: EvaluationParts,
  graph: GraphStore,
  method: GraphMethod,
  userIds: readonly string[],
  options: ListOptions,
): Promise<UserLists> {
  const recommend = recommenderOver(graph, recipeOf(method, parts.policy), options.memory)
  const lists: (readonly string[])[] = new Array(userIds.length)
  let next = 0
  let degraded = 0
  const work = async () => {
    for (let index = next++; index < userIds.length; index = next++) {
      options.signal?.throwIfAborted()
      const page = await recommend(plainRequest(userIds[index] ?? '', options.k), {
        nowMs: options.nowMs,
        ...(options.signal && { signal: options.signal }),
      })
      if (page.degradedSources.length > 0) degraded++
      lists[index] = idsOf(page, method)
      options.onList?.()
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return { lists, degraded }
}

/** The list of a single source leaves out items that only filled it up. */
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
  const own = { ranker: 'hand-set', blend: blendOf(slopes), newItems: false } as const
  return { policy: { ...policy, ...own }, sources: [...slopes.keys()] }
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
