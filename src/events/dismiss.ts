import { createHash } from 'node:crypto'
import type { InteractionEvent } from '../domain/event.ts'
import { groupBy } from '../domain/grouping.ts'
import type { Problem } from '../domain/problem.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import { dismissedBy } from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../graph/graph-store.ts'
import { INSTRUCTION_PREFIX, isDismissal } from './event-weight.ts'
import { hasSeenEventsOf, type Intake, type Refused, type Taken } from './intake.ts'
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

/**
 * Dismisses an item for a user, as an event whose id is derived from the item: repeating it changes nothing. After an undone
 * dismissal the id is known although the item is not dismissed: the event gets another id.
 */
export function dismiss(intake: Intake, graph: GraphStore): Dismiss {
  return async ({ userId, itemId }, context) => {
    const take = (eventId: string) =>
      intake.take(
        [{ eventId, userId, itemId, kind: 'hide', atMs: context.nowMs, value: null, count: 1 }],
        context,
      )
    let taken = await take(idOf(itemId))
    if (isKnown(taken) && (await isUndone(intake, graph, { userId, itemId }, context)))
      taken = await take(`${idOf(itemId)}-${context.nowMs}`)
    if ('problem' in taken) return { changed: 0, watermark: null, problems: [taken.problem] }
    return {
      // A conflict is the same dismissal at another time.
      changed: taken.verdicts[0] === 'accepted' ? 1 : 0,
      watermark: encodeWatermark({ journal: intake.journalId, position: taken.position }),
      problems: [],
    }
  }
}

function isKnown(taken: Taken | Refused): boolean {
  return 'verdicts' in taken && (taken.verdicts[0] === 'duplicate' || taken.verdicts[0] === 'conflict')
}

/** True if the graph has seen the events of the user, and the item is not among the dismissed ones. */
async function isUndone(
  intake: Intake,
  graph: GraphStore,
  { userId, itemId }: Dismissal,
  options: RunOptions,
): Promise<boolean> {
  if (!isAvailable(graph)) return false
  if (!(await hasSeenEventsOf(intake, userId, options.signal))) return false
  const [row] = await graph.run(dismissedBy, { ids: [userId] }, options).catch(noneIfOut)
  return row !== undefined && !row.dismissedItemIds.includes(itemId)
}

function idOf(itemId: string): string {
  return `${INSTRUCTION_PREFIX}${createHash('sha256').update(itemId).digest('hex').slice(0, 32)}`
}

/** Limit of dismissed items per user: each of their lists reads all of them. */
export const MAX_DISMISSALS = 20_000

const TOO_MANY: Problem = {
  code: 'LIMIT_EXCEEDED',
  message: `a user can dismiss at most ${MAX_DISMISSALS} items`,
  path: ['userId'],
  isRetryable: false,
}

/**
 * An intake that refuses dismissals of users with `MAX_DISMISSALS` dismissed items. Repeated dismissals are accepted. While
 * the graph is unavailable none is refused, so a user can end slightly above the limit.
 */
export function limitDismissals(intake: Intake, graph: GraphStore): Intake {
  return {
    ...intake,
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

/** The dismissals that exceed the limit of their user. */
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
