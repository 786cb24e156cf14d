import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Policy, SourceLimits } from '../../src/domain/policy.ts'
import { plainRequest, type Recommend, type RecommendationRequest } from '../../src/domain/recommendation.ts'
import { SOURCE_NAMES } from '../../src/domain/source-name.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type ListsOptions, openLists } from '../../src/recommend/open-lists.ts'
import { type OpenMemory, openMemory } from '../../src/recommend/open-memory.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { lmdbServedLists } from '../../src/recommend/serving/lmdb-served-lists.ts'
import type { ServedLists } from '../../src/recommend/serving/served-lists.ts'
import type { TextSearch } from '../../src/search/text-search.ts'
import { MOST_ROWS } from './most-rows.ts'
import { NOW_MS } from './world.ts'

/** A request with defaults for everything that the test does not set. */
export function question(
  viewerId: string,
  asked: Partial<RecommendationRequest> = {},
): RecommendationRequest {
  return { ...plainRequest(viewerId, 10), ...asked }
}

/** The source limits of the default policy, each mapped by `change`. */
export function mapSources(change: (limits: SourceLimits) => SourceLimits): Policy['sources'] {
  const { sources } = DEFAULT_POLICY
  return Object.fromEntries(SOURCE_NAMES.map((name) => [name, change(sources[name])])) as Policy['sources']
}

/** Tests check what a source proposes, not its speed on a busy machine or a freshly started server. */
export const PATIENT_POLICY: Policy = {
  ...DEFAULT_POLICY,
  sources: mapSources(({ deadlineMs, ...limits }) => ({ ...limits, deadlineMs: 20 * deadlineMs })),
}

export interface Asking {
  readonly recommend: Recommend
  readonly servedLists: ServedLists
  readonly textSearch: TextSearch
  /** Folder of the served lists: a second `asking` over it simulates a restarted process. */
  readonly folder: string
  close(): Promise<void>
}

export interface AskingOptions extends Omit<Partial<ListsOptions>, 'graph' | 'servedLists' | 'memory'> {
  /** By default one of its own. */
  readonly memory?: OpenMemory
  /** Folder of the served lists. */
  readonly folder?: string
}

/** The lists of a server over a graph, with served lists in a folder of its own. */
export function asking(
  graph: GraphStore,
  {
    folder = mkdtempSync(join(tmpdir(), 'attune-served-')),
    memory = openMemory({ graph, mostRows: MOST_ROWS }),
    ...options
  }: AskingOptions = {},
): Asking {
  const servedLists = lmdbServedLists(folder, { ttlMs: DEFAULT_POLICY.servedListTtlMs }, (error) => {
    throw error
  })
  const lists = openLists({ graph, memory: memory.parts, policy: PATIENT_POLICY, servedLists, ...options })
  return {
    folder,
    servedLists,
    textSearch: memory.parts.textSearch,
    recommend: lists.recommend,
    async close() {
      await memory.close()
      await servedLists.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Ids of a page's items, in order. */
export async function idsFor(
  recommend: Recommend,
  viewerId: string,
  asked: Parameters<typeof question>[1] = {},
): Promise<readonly string[]> {
  const page = await recommend(question(viewerId, asked), { nowMs: NOW_MS })
  return page.edges.map((edge) => edge.item.id)
}
