import type { WriteNumbers } from '../../../graph/write-counter.ts'
import { RepeatedTask } from '../../../platform/repeated-task.ts'
import type { ChangeFeed, Following, UserChanges } from './user-changes.ts'

/** How often the graph is asked for the writes of other processes, milliseconds. */
const POLL_MS = 1_000

/** Between two lists that are read again: a process that misses many writes must not make all of its lists at once. */
const PAUSE_MS = 5

export interface GraphChangesParts {
  /** Whose followers hear of the writes of others. */
  readonly local: UserChanges
  /** Hears of the writes of this process. */
  readonly feed: ChangeFeed
  /** False while the feed hears of the writes of other processes, too. */
  readonly isNeeded: () => boolean
  readonly onError: (error: unknown) => void
}

/** A change feed that ends with its server. */
export interface GraphChanges extends ChangeFeed {
  close(): Promise<void>
}

/**
 * A change feed whose followers also hear of what other processes write to the graph, a moment after `POLL_MS` at the latest. The
 * graph is asked only while a user is followed. A follower may hear of a change that is none of theirs: users share numbers.
 */
export function graphChanges(
  writes: Required<Pick<WriteNumbers, 'catchUp' | 'others'>>,
  { local, feed, isNeeded, onError }: GraphChangesParts,
): GraphChanges {
  const { others } = writes
  let told = others.newest
  let begun = Promise.resolve()
  /** What others wrote until now is in the lists that are read after it. */
  const begin = async () => {
    await writes.catchUp().catch(onError)
    told = others.newest
  }
  const run = async () => {
    await writes.catchUp()
    const before = told
    told = others.newest
    if (isNeeded()) local.repeatWhere((userId) => others.newestOf(userId) > before, PAUSE_MS)
  }
  const mayRun = () => local.following > 0
  const polls = new RepeatedTask({ everyMs: POLL_MS, run, mayRun, onFailed: onError })
  polls.startLater()
  return {
    tell: (userId, watermark) => feed.tell(userId, watermark),
    follow(userId): Following {
      const following = feed.follow(userId)
      if (local.following === 1) begun = begin()
      const own = begun
      return {
        get watermark() {
          return following.watermark
        },
        async changed() {
          await own
          return following.changed()
        },
        repeat: (afterMs) => following.repeat(afterMs),
        end: () => following.end(),
      }
    },
    close: () => polls.stop(),
  }
}
