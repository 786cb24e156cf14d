import { crowdsOnly } from '../domain/policy.ts'
import type { BoughtItem, RecommendationRequest, RecommendContext } from '../domain/recommendation.ts'
import { userOf } from '../domain/recommendation.ts'
import type { UserGroup } from '../domain/user-group.ts'
import { userProperties } from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import { beginList } from './begin-list.ts'
import { boughtWith } from './bought-together.ts'
import { readOptions, readQuery } from './read-query.ts'
import type { RecommenderParts } from './recommend.ts'

/** What rows of a page can be made from. */
export interface ViewerSeeds {
  /** What the viewer engaged with, newest first. */
  readonly itemIds: readonly string[]
  /** What the viewer is interested in, most first. */
  readonly tagIds: readonly string[]
  /** What people buy together with what the viewer ordered, best first. */
  readonly companions: () => Promise<readonly BoughtItem[]>
  /** The users who state the same value of a property as the viewer; null if they state none, or do not want to be profiled. */
  readonly groupOf: (property: string) => Promise<UserGroup | null>
}

/** The seeds of a viewer; none while the graph is away. Read with the `reads` of a page, all but groups cost nothing more. */
export type FindSeeds = (request: RecommendationRequest, context: RecommendContext) => Promise<ViewerSeeds>

export function seedFinder(all: RecommenderParts): FindSeeds {
  const ofCrowds = { ...all, policy: crowdsOnly(all.policy) }
  return async (request, context) => {
    const parts = request.crowdsOnly ? ofCrowds : all
    try {
      const begun = await beginList(parts, request, context)
      const place = { ...begun, place: null }
      const { query, orderedIds, state } = await readQuery(parts, request, place)
      const userId = begun.denied.includes('personalization') ? null : userOf(request.viewer)
      return {
        itemIds: query.viewer.engagements.map(({ itemId }) => itemId),
        tagIds: query.interests.map(({ tagId }) => tagId),
        async companions() {
          const served = { version: state.modelVersion, nowMs: query.nowMs }
          const rows = await boughtWith(parts.graph, orderedIds, served, readOptions(place))
          return rows.map(({ id, ownerId }) => ({ itemId: id, withId: ownerId }))
        },
        async groupOf(property) {
          if (userId === null) return null
          const [user] = await parts.graph.run(userProperties, { ids: [userId] }, readOptions(place))
          const value = user?.properties[property]
          return typeof value === 'string' ? { property, value } : null
        },
      }
    } catch (error) {
      if (!isOutage(error)) throw error
      return { itemIds: [], tagIds: [], companions: async () => [], groupOf: async () => null }
    }
  }
}
