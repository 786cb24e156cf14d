import { createHash } from 'node:crypto'
import type { Problem } from '../domain/problem.ts'
import { encodeWatermark } from '../domain/watermark.ts'
import { dismissedBy } from '../graph/__generated__/queries.ts'
import { type GraphStore, isAvailable, type RunOptions } from '../graph/graph-store.ts'
import { INSTRUCTION_PREFIX } from './event-weight.ts'
import { hasSeenEventsOf, type Intake, type Refused, type Taken } from './intake.ts'
import { noneIfOut } from './limited-intake.ts'
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
