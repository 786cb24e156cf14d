import {
  addSuggestionDismissal,
  dropSuggestionDismissal,
  knownUserIds,
  lockUsers,
  suggestionDismissals,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { inLockOrder } from './ensure-nodes.ts'
import { refused, type Written } from './written.ts'

/** Most users that one user can dismiss. Bounds what a request reads about its viewer. */
const MAX_DISMISSED = 5_000

/** Keeps a user from being suggested to another until it is undone. Ids are valid. An unknown other user is ignored, without a sign of it. */
export async function dismissSuggestion(
  graph: GraphStore,
  { userId, otherId }: { readonly userId: string; readonly otherId: string },
  nowMs: number,
  options: RunOptions,
): Promise<Written> {
  return graph.transaction(async (runner) => {
    const [user] = await runner.run(knownUserIds, { ids: [userId] })
    if (!user) {
      const message = 'no user has this id'
      return refused({ code: 'NOT_FOUND', message, path: ['userId'], isRetryable: false })
    }
    await runner.run(lockUsers, { ids: inLockOrder([userId, otherId]) })
    const [before] = await runner.run(suggestionDismissals, { userId, otherId })
    if (before?.isDismissed) return { changed: 0, problems: [] }
    if ((before?.total ?? 0) >= MAX_DISMISSED) {
      const message = `one user dismisses more than ${MAX_DISMISSED} people`
      return refused({ code: 'LIMIT_EXCEEDED', message, path: ['userId'], isRetryable: false })
    }
    await runner.run(addSuggestionDismissal, { userId, otherId, at: nowMs })
    return { changed: 1, problems: [] }
  }, options)
}

/** Lets a user be suggested to another again. Without a dismissal it changes nothing, and tells nothing about who exists. Ids are valid. */
export async function undoSuggestionDismissal(
  graph: GraphStore,
  pair: { readonly userId: string; readonly otherId: string },
  options: RunOptions,
): Promise<Written> {
  return graph.transaction(async (runner) => {
    await runner.run(lockUsers, { ids: [pair.userId] })
    const [before] = await runner.run(suggestionDismissals, pair)
    if (!before?.isDismissed) return { changed: 0, problems: [] }
    await runner.run(dropSuggestionDismissal, pair)
    return { changed: 1, problems: [] }
  }, options)
}
