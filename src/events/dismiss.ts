import { createHash } from 'node:crypto'
import type { Problem } from '../domain/problem.ts'
import { encodeWatermark } from '../domain/watermark.ts'
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
