import { createHash } from 'node:crypto'
import type { InteractionEvent } from '../domain/event.ts'
import { groupBy } from '../domain/grouping.ts'
import type { Problem } from '../domain/problem.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import { dismissedBy } from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../graph/graph-store.ts'
import { isDismissal } from './event-weight.ts'
import type { Intake } from './intake.ts'
import type { RecordContext } from './record-events.ts'

/** Ids are valid. */
export interface Dismissal {
  readonly userId: string
  readonly itemId: string
}

export type Dismiss = (
  dismissal: Dismissal,
  context: RecordContext,
) => Promise<{
  readonly changed: number
  readonly watermark: string | null
  readonly problems: readonly Problem[]
}>

/** Hides an item from a user for good, as an event whose id follows from the item: saying it twice is saying it once. */
export function dismiss(intake: Intake): Dismiss {
  return async ({ userId, itemId }, context) => {
    const taken = await intake.take(
      [{ eventId: idOf(itemId), userId, itemId, kind: 'hide', atMs: context.nowMs, value: null, count: 1 }],
      context,
    )
    if ('problem' in taken) return { changed: 0, watermark: null, problems: [taken.problem] }
    return {
      // The same id at another time is the dismissal that was there before.
      changed: taken.verdicts[0] === 'accepted' ? 1 : 0,
      watermark: encodeWatermark({ journal: intake.journalId, position: taken.position }),
      problems: [],
    }
  }
}

function idOf(itemId: string): string {
  return `dismiss-${createHash('sha256').update(itemId).digest('hex').slice(0, 32)}`
}

/** Most items that a user can dismiss: every list of theirs reads all of them. */
export const MAX_DISMISSALS = 20_000

const TOO_MANY: Problem = {
  code: 'TOO_LARGE',
  message: `a user can dismiss at most ${MAX_DISMISSALS} items`,
  path: ['userId'],
  isRetryable: false,
}

/**
 * An intake that refuses dismissals of users who have dismissed `MAX_DISMISSALS` items. Repeating a dismissal is fine.
 * While the graph does not answer it refuses none; what is accepted is never dropped, so a user can end a little above.
 */
export function limitDismissals(intake: Intake, graph: GraphStore): Intake {
  return {
    journalId: intake.journalId,
    applied: () => intake.applied(),
    seen: (...asked) => intake.seen(...asked),
    async take(events, options = {}) {
      const refused = await pastLimit(graph, events, options)
      if (refused.size === 0) return intake.take(events, options)
      const left = events.filter((event) => !refused.has(event))
      if (left.length === 0) return { problem: TOO_MANY }
      const taken = await intake.take(left, options)
      if ('problem' in taken) return taken
      const verdicts = taken.verdicts.values()
      return {
        ...taken,
        verdicts: events.map((event) =>
          refused.has(event) ? TOO_MANY : (verdicts.next().value ?? 'conflict'),
        ),
      }
    },
  }
}

/** The dismissals that would be more than a user can have. */
async function pastLimit(
  graph: GraphStore,
  events: readonly InteractionEvent[],
  options: RunOptions,
): Promise<ReadonlySet<InteractionEvent>> {
  const refused = new Set<InteractionEvent>()
  const byUser = groupBy(
    events.filter(({ kind }) => isDismissal(kind)),
    ({ userId }) => userId,
  )
  if (byUser.size === 0 || !isAvailable(graph)) return refused
  const rows = await graph.run(dismissedBy, { ids: [...byUser.keys()] }, options).catch(noneIfOut)
  for (const { userId, dismissedItemIds } of rows) {
    const dismissed = new Set(dismissedItemIds)
    for (const event of byUser.get(userId) ?? []) {
      if (dismissed.size < MAX_DISMISSALS) dismissed.add(event.itemId)
      else if (!dismissed.has(event.itemId)) refused.add(event)
    }
  }
  return refused
}

function noneIfOut(error: unknown): [] {
  if (isOutage(error)) return []
  throw error
}
