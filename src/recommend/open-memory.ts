import { LiveConsents, type LiveConsentsOptions } from '../consent/live-consents.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type KeptModels, servedModels } from '../model/served-models.ts'
import { UserFactors } from '../model/user-factors.ts'
import { ThreadTextSearch } from '../search/text-search.ts'
import { FollowedCatalog } from '../snapshot/live-catalog.ts'
import { LiveUsers } from '../snapshot/live-users.ts'
import { CatalogMemory } from './fallback/catalog-memory.ts'
import { mayBeInAudience } from './people/find-audience.ts'
import { EngagementCache } from './sources/engagement-cache.ts'

/** What a process holds of a graph. Everything is read at its first use, but for the decisions about consent. */
export interface Memory {
  readonly models: KeptModels
  readonly userFactors: UserFactors
  readonly engagements: EngagementCache
  readonly liveCatalog: FollowedCatalog
  readonly catalog: CatalogMemory
  readonly textSearch: ThreadTextSearch
  readonly liveUsers: LiveUsers
  /** The defaults apply until it was read. */
  readonly consents: LiveConsents
}

export interface MemoryOptions {
  readonly graph: GraphStore
  /** Omitted: the standard defaults. */
  readonly consents?: LiveConsentsOptions
  /** Size of the cached engagements, estimated. */
  readonly engagementBytes?: number
  /** See `CatalogMemory`. */
  readonly mostRows?: number
  /** Makes the receiver of the failures of some work in the background. Omitted: they are ignored. */
  readonly failed?: (message: string) => (error: unknown) => void
}

/** A memory, and how it ends. */
export interface OpenMemory {
  readonly parts: Memory
  /** Stops work in the background. */
  close(): Promise<void>
}

/** Opens the memory of a graph. Reads nothing, and starts nothing that would have to be closed before something is read. */
export function openMemory({
  graph,
  consents: given = { defaults: 'standard' },
  engagementBytes,
  mostRows,
  failed = () => () => undefined,
}: MemoryOptions): OpenMemory {
  const models = servedModels(graph)
  const userFactors = new UserFactors(graph)
  const engagements = new EngagementCache(graph, engagementBytes)
  const liveCatalog = new FollowedCatalog(graph, { onError: failed('reading changes of the catalog failed') })
  const textSearch = new ThreadTextSearch({
    graph,
    catalog: liveCatalog,
    onEnded: failed('the thread that searches ended: the next search starts it again'),
  })
  const consents: LiveConsents = new LiveConsents(graph, {
    onError: failed('reading what users consent to failed'),
    ...given,
    onChange(userIds) {
      userFactors.forget(userIds.filter((userId) => !mayBeInAudience(consents, userId)))
      models.forget(userIds.filter((userId) => !consents.allows(userId, 'model-training')))
      given.onChange?.(userIds)
    },
  })
  const catalog = new CatalogMemory(graph, liveCatalog, mostRows)
  const liveUsers = new LiveUsers(graph)
  return {
    parts: { models, userFactors, engagements, liveCatalog, catalog, textSearch, liveUsers, consents },
    async close() {
      await consents.close()
      await engagements.close()
      await textSearch.close()
      liveCatalog.close()
    },
  }
}
