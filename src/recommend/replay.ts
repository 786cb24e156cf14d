import type { PlacementNumber, RecommendationPage, RecommendContext } from '../domain/recommendation.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import { positionIn } from './serving/cursor.ts'
import { pageOf, type ReadItems } from './serving/page.ts'
import type { ServedLists } from './serving/served-lists.ts'

export interface ReplayRequest {
  /** The user whose list it is, or any user. */
  readonly owner: { readonly userId: string } | 'ANY'
  readonly recommendationId: string
  /** 1-100. */
  readonly first: number
  /** Cursor of the edge after which to go on; null for the start of the list. */
  readonly after: string | null
}

/** A list that can be shown again. */
export interface RecentList {
  readonly recommendationId: string
  readonly servedAtMs: number
  readonly placement: PlacementNumber | null
}

/** A user's newest lists that can be shown again, newest first, at most `NEWEST_LISTS`. */
export type FindRecentLists = (userId: string, nowMs: number) => Promise<readonly RecentList[]>

export function recentListFinder(servedLists: ServedLists): FindRecentLists {
  return async (userId, nowMs) => {
    const ids = await servedLists.newestIdsOf(userId)
    const lists = await Promise.all(ids.map((id) => servedLists.find(id)))
    return lists.flatMap((list) =>
      list?.viewerId === userId && list.expiresAtMs > nowMs
        ? [
            {
              recommendationId: list.recommendationId,
              servedAtMs: list.servedAtMs,
              placement: list.placement ?? null,
            },
          ]
        : [],
    )
  }
}

/** Null if the owner has no list with this id. A list of a session has no owner. */
export type Replay = (request: ReplayRequest, context: RecommendContext) => Promise<RecommendationPage | null>

/**
 * Shows a served list again: the items that were shown, with their ranks, probabilities and reasons. Items that were deleted
 * meanwhile are left out, and so are names of people.
 */
export function replayer(catalog: CatalogMemory, servedLists: ServedLists): Replay {
  return async ({ owner, recommendationId, first, after }, { nowMs, signal }) => {
    const startedMs = performance.now()
    const list = await servedLists.find(recommendationId)
    if (!list || list.viewerId === null || list.expiresAtMs <= nowMs) return null
    if (owner !== 'ANY' && owner.userId !== list.viewerId) return null
    const position = after === null ? 0 : positionIn(list, after)
    const readItems: ReadItems = async (window) => {
      const shown = window.filter(({ shownReasons }) => shownReasons !== undefined)
      const items = await catalog.freshItems(
        shown.map(({ itemId }) => itemId),
        signal ? { signal } : {},
      )
      const byId = new Map(items.map((item) => [item.id, item]))
      return window.map(({ itemId, shownReasons: reasons }) => {
        const item = byId.get(itemId)
        return item && reasons ? { item, reasons } : null
      })
    }
    const end = list.items.findLastIndex(({ shownReasons }) => shownReasons !== undefined) + 1
    return pageOf(
      { ...list, items: list.items.slice(0, end), more: 0 },
      {
        position,
        first,
        startedMs,
        hasReachedMinWatermark: true,
        readItems,
        unlisted: { unknownIds: [], leftOutIds: [] },
        unknownSessionIds: [],
      },
    )
  }
}
