import { dropInterest, knownTagIds, lockUsers, setInterest } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { ensureUsers } from './ensure-nodes.ts'
import { refused, type Written } from './written.ts'

/** Ids are valid, and the factor is 0-10. */
export interface InterestAdjustment {
  readonly userId: string
  readonly tagId: string
  /** 0: never recommend; 1: neutral, removes the adjustment; above 1: more. */
  readonly factor: number
}

/** Sets the interest of a user in a tag and replaces an earlier adjustment. */
export async function adjustInterest(
  graph: GraphStore,
  { userId, tagId, factor }: InterestAdjustment,
  options: RunOptions,
): Promise<Written> {
  return graph.transaction(async (runner) => {
    const [tag] = await runner.run(knownTagIds, { ids: [tagId] })
    if (!tag)
      return refused({
        code: 'NOT_FOUND',
        message: 'no tag has this id',
        path: ['tagId'],
        isRetryable: false,
      })
    await ensureUsers(runner, [userId])
    await runner.run(lockUsers, { ids: [userId] })
    const [before] = await runner.run(dropInterest, { userId, tagId })
    const weight = Math.max(0, factor - 1)
    if (factor !== 1) {
      await runner.run(setInterest, { userId, tagId, factor: Math.min(1, factor), weight })
    }
    const isSame = before === undefined ? factor === 1 : false
    return { changed: isSame ? 0 : 1, problems: [] }
  }, options)
}
