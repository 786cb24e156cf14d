import { requireWriteAccess } from '../../../access/access.ts'
import { adjustInterest } from '../../../catalog/adjust-interest.ts'
import { relate, unrelate } from '../../../catalog/relate.ts'
import { deleteItems, upsertItems, upsertTags, upsertUsers } from '../../../catalog/upsert.ts'
import { MAX_EVENTS } from '../../../events/record-events.ts'
import type { MutationResolvers } from '../__generated__/resolvers.ts'
import { requireLength } from '../arguments.ts'
import { payloadAbout, payloadOfRows } from '../write-payload.ts'
import { readItem, readRelation, readTag, readUser, WriteInput } from '../write-records.ts'

const MAX_FACTOR = 10
export const MAX_DELETED_ITEMS = 100
export const MAX_UPSERTED_ROWS = 500

/** The writes. Each requires write access, checks its input, and calls the use case. */
export const mutationResolvers: MutationResolvers = {
  adjustInterest: async (_root, args, context) => {
    const { principal, parts, signal } = context
    requireWriteAccess({ principal, action: 'adjustInterest' })
    const input = new WriteInput()
    const adjustment = {
      userId: input.id('userId', args.userId),
      tagId: input.id('tagId', args.tagId),
      factor: input.number('factor', args.factor, 0, MAX_FACTOR),
    }
    return payloadAbout(
      context,
      [adjustment.userId],
      input.problems,
      input.isValid ? () => adjustInterest(parts.graph, adjustment, { signal }) : null,
    )
  },
  deleteItems: async (_root, args, context) => {
    const { principal, parts, signal } = context
    requireWriteAccess({ principal, action: 'deleteItems' })
    const rows = requireLength('itemIds', args.itemIds, MAX_DELETED_ITEMS).map((text, index) => {
      const input = new WriteInput('itemIds')
      return { row: input.id(String(index), text), input }
    })
    return payloadOfRows(context, rows, (ids) =>
      deleteItems(parts.graph, [...new Set(ids)].sort(), { signal }),
    )
  },
  dismiss: async (_root, args, context) => {
    const { principal, parts, nowMs, signal } = context
    requireWriteAccess({ principal, action: 'dismiss' })
    const input = new WriteInput()
    const dismissal = { userId: input.id('userId', args.userId), itemId: input.id('itemId', args.itemId) }
    if (!input.isValid) return { ok: false, changed: 0, watermark: null, problems: input.problems }
    const dismissed = await parts.dismiss(dismissal, { nowMs, signal })
    if (dismissed.watermark !== null) parts.changes.tell(dismissal.userId, dismissed.watermark)
    return { ok: dismissed.problems.length === 0, ...dismissed }
  },
  recordEvents: async (_root, args, context) => {
    const { principal, parts } = context
    requireWriteAccess({ principal, action: 'recordEvents' })
    const events = requireLength('events', args.events, MAX_EVENTS)
    const { results, watermark } = await parts.recordEvents(events, context)
    if (watermark !== null) {
      // Live lists follow the stored form of the id.
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
  },
  relate: async (_root, args, context) => {
    const { principal, parts, nowMs, signal } = context
    requireWriteAccess({ principal, action: 'relate' })
    const { row, input } = readRelation(args)
    return payloadAbout(
      context,
      [row.userId, row.otherId],
      input.problems,
      input.isValid ? () => relate(parts.graph, row, nowMs, { signal }) : null,
    )
  },
  unrelate: async (_root, args, context) => {
    const { principal, parts, signal } = context
    requireWriteAccess({ principal, action: 'unrelate' })
    const { row, input } = readRelation(args)
    return payloadAbout(
      context,
      [row.userId, row.otherId],
      input.problems,
      input.isValid ? () => unrelate(parts.graph, row, { signal }) : null,
    )
  },
  upsertItems: async (_root, args, context) => {
    const { principal, parts, signal } = context
    requireWriteAccess({ principal, action: 'upsertItems' })
    const rows = requireLength('items', args.items, MAX_UPSERTED_ROWS).map((row, index) =>
      readItem(row, ['items', String(index)]),
    )
    return payloadOfRows(context, rows, (good) =>
      upsertItems(parts.graph, good, { signal, nowMs: parts.nowMs() }),
    )
  },
  upsertTags: async (_root, args, context) => {
    const { principal, parts, signal } = context
    requireWriteAccess({ principal, action: 'upsertTags' })
    const rows = requireLength('tags', args.tags, MAX_UPSERTED_ROWS).map((row, index) =>
      readTag(row, ['tags', String(index)]),
    )
    return payloadOfRows(context, rows, (good) => upsertTags(parts.graph, good, { signal }))
  },
  upsertUsers: async (_root, args, context) => {
    const { principal, parts, signal } = context
    requireWriteAccess({ principal, action: 'upsertUsers' })
    const rows = requireLength('users', args.users, MAX_UPSERTED_ROWS).map((row, index) =>
      readUser(row, ['users', String(index)]),
    )
    return payloadOfRows(context, rows, (good) => upsertUsers(parts.graph, good, { signal }))
  },
}
