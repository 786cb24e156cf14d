import { inBatches } from '../../domain/grouping.ts'
import { followerCounts, setFollowerCounts } from '../../graph/__generated__/queries.ts'
import { batchRows } from '../page-sizes.ts'
import type { TrainingRun } from '../training-run.ts'

/**
 * Writes how many users follow each of these users, where the graph has another number. Requests enter the followers of a user
 * by this number.
 */
export function writeFollowerCounts(
  { graph, signal, jobs, onProgress }: TrainingRun,
  userIds: readonly string[],
): Promise<number> {
  return jobs.time(
    'follower-counts',
    async () => {
      let done = 0
      for (const ids of inBatches(userIds, batchRows(graph))) {
        const counted = await graph.run(followerCounts, { ids }, { signal })
        const rows = counted
          .filter(({ followers, stored }) => followers !== (stored ?? 0))
          .map(({ id, followers }) => ({ id, followers }))
        if (rows.length > 0) await graph.run(setFollowerCounts, { rows })
        done += ids.length
        onProgress({ job: 'follower-counts', done, total: userIds.length })
      }
      return done
    },
    () => 0,
  )
}
