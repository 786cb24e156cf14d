import { setTimeout } from 'node:timers/promises'
import { requireScope } from '../../../access/access-control.ts'
import { adjustInterest } from '../../../catalog/adjust-interest.ts'
import { deleteTags } from '../../../catalog/delete-tags.ts'
import { deleteUsers } from '../../../catalog/delete-users.ts'
import { dismissSuggestion } from '../../../catalog/dismiss-suggestion.ts'
import { type Relation, relate, unrelate } from '../../../catalog/relate.ts'
import { deleteItems, upsertItems, upsertTags, upsertUsers } from '../../../catalog/upsert.ts'
import { type Deleted, refused, type Written } from '../../../catalog/written.ts'
import { MAX_EVENTS, type RecordContext } from '../../../events/record-events.ts'
import { resetProfile } from '../../../privacy/reset-profile.ts'
import type { EventInput, MutationResolvers } from '../__generated__/resolvers.ts'
import { requireLength } from '../arguments.ts'
import type { RequestContext } from '../context.ts'
import {
  createApiKey,
  createUserToken,
  revokeApiKey,
  rotateApiKey,
  rotateTokenSecret,
} from '../manage-access.ts'
import type { TiePayload, WritePayload } from '../models.ts'
import { requestErasure, requestExport } from '../privacy-requests.ts'
import { declareProperties, warnOfUntyped } from '../property-types.ts'
import { resolveSetConsent } from '../set-consent.ts'
import { cancelTask, startImport, startTraining } from '../tasks.ts'
import { payloadAbout, payloadOf, payloadOfRows } from '../write-payload.ts'
import {
  type RelationArguments,
  readItem,
  readRelation,
  readTag,
  readUser,
  WriteInput,
} from '../write-records.ts'

const MAX_FACTOR = 10

/** Least time of a change of a tie by a browser: longer than the work, which depends on who exists. */
const TIE_MS = 25

/** For an explicit null. */
const DEFAULT_TOKEN_S = 3_600
const DEFAULT_OVERLAP_S = 3_600

export const MAX_DELETED = 100
export const MAX_UPSERTED_ROWS = 500

/** The writes. Each checks its input and calls the use case; `enforceAccessRules` has checked the caller before. */
export const mutationResolvers: MutationResolvers = {
  adjustInterest: async (_root, args, context) => {
    const { parts, signal } = context
    const input = new WriteInput()
    const adjustment = {
      userId: input.id('userId', args.userId),
      tagId: input.id('tagId', args.tagId),
      factor: input.number('factor', args.factor, 0, MAX_FACTOR),
    }
    const payload = await payloadAbout(
      context,
      [adjustment.userId],
      input.problems,
      input.isValid ? () => adjustInterest(parts.graph, adjustment, { signal }) : null,
    )
    return { ...payload, ...ifWritten(payload, { userId: adjustment.userId, tagId: adjustment.tagId }) }
  },
  createApiKey: (_root, args, context) => createApiKey(args, context),
  createUserToken: (_root, { userId, expiresInSeconds }, context) =>
    createUserToken({ userId, expiresInSeconds: expiresInSeconds ?? DEFAULT_TOKEN_S }, context),
  forgetEvent: async (_root, args, context) => {
    const { parts, signal } = context
    const input = new WriteInput()
    const event = { userId: input.id('userId', args.userId), eventId: input.id('eventId', args.eventId) }
    const write = () => parts.forgetEvent(event, { signal })
    const payload = await payloadAbout(context, [event.userId], input.problems, input.isValid ? write : null)
    return { ...payload, ...ifWritten(payload, { userId: event.userId }) }
  },
  resetProfile: async (_root, args, context) => {
    const { parts, nowMs, signal } = context
    const input = new WriteInput()
    const userId = input.id('userId', args.userId)
    const reset = async () => {
      const { changed, problems } = await resetProfile(parts.graph, userId, nowMs, { signal })
      return { changed, problems: [...problems, ...(await parts.forgetUsers([userId]))] }
    }
    const payload = await payloadAbout(context, [userId], input.problems, input.isValid ? reset : null)
    return { ...payload, ...ifWritten(payload, { userId }) }
  },
  revokeApiKey: (_root, args, context) => revokeApiKey(args, context),
  rotateApiKey: (_root, { name, overlapSeconds }, context) =>
    rotateApiKey({ name, overlapSeconds: overlapSeconds ?? DEFAULT_OVERLAP_S }, context),
  rotateTokenSecret: (_root, _args, context) => rotateTokenSecret(context),
  blockUser: async (_root, args, context) => {
    return addTie(args, 'blocks', context)
  },
  declareItemProperties: async (_root, { properties }, context) => {
    return declareProperties('items', properties, context)
  },
  declareUserProperties: async (_root, { properties }, context) => {
    return declareProperties('users', properties, context)
  },
  deleteItems: async (_root, { itemIds }, context) => {
    const { parts, signal } = context
    const { deletedIds, ...payload } = await deleteRows(context, 'itemIds', itemIds, (ids) =>
      deleteItems(parts.graph, ids, { signal }),
    )
    return { ...payload, deletedItemIds: deletedIds }
  },
  deleteTags: async (_root, { tagIds }, context) => {
    const { parts, signal } = context
    const { deletedIds, ...payload } = await deleteRows(context, 'tagIds', tagIds, (ids) =>
      deleteTags(parts.graph, ids, { signal }),
    )
    return { ...payload, deletedTagIds: deletedIds }
  },
  deleteUsers: async (_root, { userIds }, context) => {
    const { parts, signal } = context
    const { deletedIds, ...payload } = await deleteRows(context, 'userIds', userIds, async (ids) => {
      const deleted = await deleteUsers(parts.graph, ids, { signal })
      parts.liveUsers.onWrite(ids)
      return { ...deleted, problems: await parts.forgetUsers(ids) }
    })
    if (payload.watermark !== null)
      for (const userId of deletedIds) parts.changes.tell(userId, payload.watermark)
    return { ...payload, deletedUserIds: deletedIds }
  },
  dismiss: async (_root, args, context) => {
    const { parts } = context
    const input = new WriteInput()
    const dismissal = { userId: input.id('userId', args.userId), itemId: input.id('itemId', args.itemId) }
    if (!input.isValid) return { userId: null, itemId: null, watermark: null, problems: input.problems }
    const { watermark, problems } = await parts.dismiss(dismissal, eventTerms(context))
    context.forgetReads()
    if (watermark !== null) parts.changes.tell(dismissal.userId, watermark)
    return { watermark, problems, ...ifWritten({ watermark }, dismissal) }
  },
  dismissSuggestion: async (_root, args, context) => {
    const { parts, nowMs, signal } = context
    const input = new WriteInput()
    const pair = { userId: input.id('userId', args.userId), otherId: input.id('otherId', args.otherId) }
    const write = limited(context, () => dismissSuggestion(parts.graph, pair, nowMs, { signal }))
    const payload = await payloadAbout(context, [pair.userId], input.problems, input.isValid ? write : null)
    return { ...payload, ...ifWritten(payload, pair) }
  },
  followUser: async (_root, args, context) => {
    return addTie(args, 'follows', context)
  },
  muteUser: async (_root, args, context) => {
    return addTie(args, 'mutes', context)
  },
  recordEvents: async (_root, args, context) => {
    const { parts, principal } = context
    const events = requireLength('events', args.events, MAX_EVENTS).map((event) =>
      hasUser(event) ? event : { ...event, userId: principal.userId ?? '' },
    )
    const { results, watermark } = await parts.recordEvents(events, eventTerms(context))
    context.forgetReads()
    if (watermark !== null) {
      for (const [index, { userId }] of events.entries()) {
        // A rejected event changes no list: it may name a user whom the caller may not write for.
        if (results[index]?.status === 'REJECTED') continue
        // Live lists follow the stored form of the id.
        parts.changes.tell(userId.normalize('NFC'), watermark)
      }
    }
    const count = (status: string) => results.filter((result) => result.status === status).length
    const counts = {
      accepted: count('ACCEPTED'),
      duplicates: count('DUPLICATE'),
      rejected: count('REJECTED'),
      suppressed: count('SUPPRESSED_NO_CONSENT'),
    }
    parts.metrics.eventsRecorded(counts)
    return { results, watermark, ...counts }
  },
  requestExport: (_root, args, context) => requestExport(args, context),
  requestErasure: (_root, args, context) => requestErasure(args, context),
  setConsent: async (_root, args, context) => {
    return resolveSetConsent(args, context)
  },
  startImport: (_root, args, context) => startImport(args, context),
  cancelImport: (_root, { id }, { parts }) => {
    const { task, problems } = cancelTask(parts.imports, id, 'import')
    return { import: task, problems }
  },
  startTraining: (_root, args, context) => startTraining(args, context),
  cancelTraining: (_root, { id }, { parts }) => {
    const { task, problems } = cancelTask(parts.trainings, id, 'training')
    return { training: task, problems }
  },
  unblockUser: async (_root, args, context) => {
    return endTie(args, 'blocks', context)
  },
  undoDismissal: async (_root, args, context) => {
    const { parts, signal } = context
    const input = new WriteInput()
    const dismissal = { userId: input.id('userId', args.userId), itemId: input.id('itemId', args.itemId) }
    const write = () => parts.undoDismissal(dismissal, { signal })
    const payload = await payloadAbout(
      context,
      [dismissal.userId],
      input.problems,
      input.isValid ? write : null,
    )
    return { ...payload, ...ifWritten(payload, dismissal) }
  },
  unfollowUser: async (_root, args, context) => {
    return endTie(args, 'follows', context)
  },
  unmuteUser: async (_root, args, context) => {
    return endTie(args, 'mutes', context)
  },
  upsertItems: async (_root, args, context) => {
    const { parts, signal } = context
    const rows = requireLength('items', args.items, MAX_UPSERTED_ROWS).map((row, index) =>
      readItem(row, ['items', String(index)]),
    )
    return payloadOfRows(
      context,
      rows,
      ({ node }) => node.id,
      async (good) => {
        const written = await upsertItems(parts.graph, good, { signal, nowMs: parts.nowMs() })
        warnOfUntyped(parts.logger, 'items', written.untyped)
        return written
      },
    )
  },
  upsertTags: async (_root, args, context) => {
    const { parts, signal } = context
    const rows = requireLength('tags', args.tags, MAX_UPSERTED_ROWS).map((row, index) =>
      readTag(row, ['tags', String(index)]),
    )
    return payloadOfRows(
      context,
      rows,
      ({ id }) => id,
      (good) => upsertTags(parts.graph, good, { signal }),
    )
  },
  upsertUsers: async (_root, args, context) => {
    const { parts, signal } = context
    const rows = requireLength('users', args.users, MAX_UPSERTED_ROWS).map((row, index) =>
      readUser(row, ['users', String(index)], context.nowMs),
    )
    return payloadOfRows(
      context,
      rows,
      ({ id }) => id,
      async (good) => {
        const written = await upsertUsers(parts.graph, good, { signal })
        parts.liveUsers.onWrite(good.map(({ id }) => id))
        warnOfUntyped(parts.logger, 'users', written.untyped)
        return written
      },
    )
  },
}

/** The terms of events: browsers send those of their own user only. */
function eventTerms({ principal, nowMs, signal }: RequestContext): RecordContext {
  return { nowMs, signal, ownerId: principal.scopes.has('server') ? null : (principal.userId ?? '') }
}

function hasUser(event: EventInput): event is EventInput & { readonly userId: string } {
  return event.userId != null
}

function addTie(
  args: RelationArguments,
  kind: Relation['kind'],
  context: RequestContext,
): Promise<TiePayload> {
  const { parts, principal, nowMs, signal } = context
  const createsOther = principal.scopes.has('server')
  return changeTie(args, kind, context, (tie) => relate(parts.graph, tie, nowMs, { createsOther, signal }))
}

function endTie(
  args: RelationArguments,
  kind: Relation['kind'],
  context: RequestContext,
): Promise<TiePayload> {
  const { parts, nowMs, signal } = context
  return changeTie(args, kind, context, (tie) => unrelate(parts.graph, tie, nowMs, { signal }))
}

async function changeTie(
  args: RelationArguments,
  kind: Relation['kind'],
  context: RequestContext,
  change: (tie: Relation) => Promise<Written>,
): Promise<TiePayload> {
  const { row, input } = readRelation(args, kind)
  const { userId, otherId } = row
  if (row.isMutual) requireScope(context.principal, 'server', 'isMutual')
  const write = limited(context, () => change(row))
  const payload = await payloadAbout(context, [userId, otherId], input.problems, input.isValid ? write : null)
  return { ...payload, ...ifWritten(payload, { userId, otherId }) }
}

/** A change of a tie that tells browsers nothing about who exists: they may make few, and each takes as long as the others. */
function limited({ principal, quota }: RequestContext, change: () => Promise<Written>): typeof change {
  if (principal.scopes.has('server')) return change
  return async () => {
    const retryAfterMs = (await quota?.tieRetryMs(principal.userId ?? '')) ?? null
    if (retryAfterMs === null) return (await Promise.all([change(), setTimeout(TIE_MS)]))[0]
    const message = 'too many changes of follows, blocks, mutes and suggestions in an hour'
    return refused({ code: 'BUSY', message, path: [], isRetryable: true, retryAfterMs })
  }
}

/** The ids of what was written; null if nothing was. */
function ifWritten<Ids extends Readonly<Record<string, string>>>(
  { watermark }: Pick<WritePayload, 'watermark'>,
  ids: Ids,
): { readonly [Name in keyof Ids]: string | null } {
  if (watermark !== null) return ids
  return Object.fromEntries(Object.keys(ids).map((name) => [name, null])) as Record<keyof Ids, null>
}

/** Deletes the records with valid ids, in the order in which transactions lock them. */
async function deleteRows(
  context: RequestContext,
  name: string,
  texts: readonly string[],
  deleteAll: (ids: readonly string[]) => Promise<Deleted>,
): Promise<WritePayload & { readonly deletedIds: readonly string[] }> {
  const rows = requireLength(name, texts, MAX_DELETED).map((text, index) => {
    const input = new WriteInput([name])
    return { id: input.id(String(index), text), input }
  })
  const ids = new Set(rows.filter(({ input }) => input.isValid).map(({ id }) => id))
  const { watermark, problems, written } = await payloadOf(
    context,
    rows.flatMap(({ input }) => input.problems),
    ids.size === 0 ? null : () => deleteAll([...ids].sort()),
  )
  return { watermark, problems, deletedIds: written?.deletedIds ?? [] }
}
