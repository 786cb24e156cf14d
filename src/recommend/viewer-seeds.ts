import { crowdsOnly } from '../domain/policy.ts'
import type { RecommendationRequest, RecommendContext } from '../domain/recommendation.ts'
import { isOutage } from '../graph/graph-error.ts'
import { beginList } from './begin-list.ts'
import { readQuery } from './read-query.ts'
import type { RecommenderParts } from './recommend.ts'

/** What rows of a page can be made from. */
export interface ViewerSeeds {
  /** What the viewer engaged with, newest first. */
  readonly itemIds: readonly string[]
  /** What the viewer is interested in, most first. */
  readonly tagIds: readonly string[]
}

/** The seeds of a viewer; none while the graph is away. Read with the `reads` of a page, they cost nothing more. */
export type FindSeeds = (request: RecommendationRequest, context: RecommendContext) => Promise<ViewerSeeds>

export function seedFinder(all: RecommenderParts): FindSeeds {
  const ofCrowds = { ...all, policy: crowdsOnly(all.policy) }
  return async (request, context) => {
    const parts = request.crowdsOnly ? ofCrowds : all
    try {
      const begun = await beginList(parts, request, context)
      const { query } = await readQuery(parts, request, { ...begun, place: null })
      return {
        itemIds: query.viewer.engagements.map(({ itemId }) => itemId),
        tagIds: query.interests.map(({ tagId }) => tagId),
      }
    } catch (error) {
      if (!isOutage(error)) throw error
      return { itemIds: [], tagIds: [] }
    }
  }
}
