import { MAX_EVENTS } from '../../../ingest/record-events.ts'
import { requireWriteAccess } from '../../../privacy/access.ts'
import type { MutationResolvers } from '../../__generated__/resolvers.ts'
import { requireLength } from '../../arguments.ts'

export const recordEvents: NonNullable<MutationResolvers['recordEvents']> = async (_root, args, context) => {
  const { principal, parts } = context
  requireWriteAccess({ principal, action: 'recordEvents' })
  const events = requireLength('events', args.events, MAX_EVENTS)
  const { results, watermark } = await parts.recordEvents(events, context)
  if (watermark !== null) {
    // As the id is stored, which is what live lists follow.
    for (const { userId } of events) parts.changes.tell(userId.normalize('NFC'), watermark)
  }
  const count = (status: string) => results.filter((result) => result.status === status).length
  const counts = {
    accepted: count('ACCEPTED'),
    duplicates: count('DUPLICATE'),
    rejected: count('REJECTED'),
  }
  parts.metrics.eventsRecorded(counts)
  return { results, watermark, ...counts }
}
