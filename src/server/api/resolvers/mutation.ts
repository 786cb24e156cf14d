import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { mayActAs, requireScope } from '../../../access/access-control.ts'
import { adjustInterest } from '../../../catalog/adjust-interest.ts'
import { deleteTags } from '../../../catalog/delete-tags.ts'
import { dismissSuggestion, undoSuggestionDismissal } from '../../../catalog/dismiss-suggestion.ts'
import { type Relation, relate, unrelate } from '../../../catalog/relate.ts'
import { deleteItems, upsertItems, upsertTags, upsertUsers } from '../../../catalog/upsert.ts'
import { type Deleted, refused, type Written } from '../../../catalog/written.ts'
import { id, personId } from '../../../domain/field.ts'
import { isVisitorId } from '../../../domain/ids.ts'
import type { Problem } from '../../../domain/problem.ts'
import type { Identification } from '../../../events/identify.ts'
import { LATE } from '../../../events/intake.ts'
import type { RawEvent } from '../../../events/parse-event.ts'
import type { EventIds } from '../../../events/recent-events.ts'
import { type EventResult, MAX_EVENTS, type RecordContext } from '../../../events/record-events.ts'
import { MAX_POSITIONS } from '../../../events/record-impressions.ts'
import { deleteUsers } from '../../../privacy/delete-users.ts'
import { whole } from '../../../privacy/erase-user.ts'
import { resetProfile } from '../../../privacy/reset-profile.ts'
import { countsOf, OUTCOMES } from '../../observability/event-counts.ts'
import type { MutationResolvers } from '../__generated__/resolvers.ts'
import { parseInstant, requireLength } from '../arguments.ts'
import type { RequestContext } from '../context.ts'
import {
  createApiKey,
  createUserToken,
  revokeApiKey,
  rotateApiKey,
  rotateTokenSecret,
} from '../manage-access.ts'
import type { TiePayload, UserPayload, WritePayload } from '../models.ts'
import {
  applyPreset,
  publishPlacement,
  rollBackPlacement,
  savePlacementDraft,
} from '../placements/manage-placements.ts'
import { deleteSegment, saveSegment } from '../placements/segments.ts'
import { requestErasure, requestExport } from '../privacy-requests.ts'
import { declareProperties, warnOfUntyped } from '../property-types.ts'
import { eventsOfActions } from '../read-actions.ts'
import { selects } from '../selects.ts'
import { resolveSetConsent } from '../set-consent.ts'
import { steer, undoSteers } from '../steers.ts'
import { cancelTask, rollBackModel, startTraining } from '../tasks.ts'
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
      userId: input.id('userId', args.userId, personId),
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
  forgetIdentity: (_root, args, context) => {
    const { parts, signal } = context
    return changeIdentity(args, context, (one) => parts.identities.forgetIdentity(one, { signal }))
  },
  identify: (_root, args, context) => {
    const { parts, quota, nowMs, signal } = context
    return changeIdentity(args, context, async (one) => {
      const origin = { network: quota?.network ?? null, nowMs, signal }
      const tooMany = (await parts.newVisitors.refused([one.visitorId], origin)).get(one.visitorId)
      return tooMany ? refused(tooMany) : parts.identities.identify(one, { nowMs, signal })
    })
  },
  publishPlacement: (_root, { input }, context) => publishPlacement(input, context),
  resetProfile: async (_root, args, context) => {
    const { parts, nowMs, signal } = context
    const input = new WriteInput()
    const userId = input.id('userId', args.userId)
    const reset = async () => {
      const terms = { nowMs, ratingScale: parts.settings.ratingScale }
      const { changed, problems, visitors } = await resetProfile(parts.graph, userId, terms, { signal })
      return { changed, problems: [...problems, ...(await parts.forgetUsers([whole(userId), ...visitors]))] }
    }
    const payload = await payloadAbout(context, [userId], input.problems, input.isValid ? reset : null)
    return { ...payload, ...ifWritten(payload, { userId }) }
  },
  revokeApiKey: (_root, args, context) => revokeApiKey(args, context),
  rollBackPlacement: (_root, { input }, context) => rollBackPlacement(input, context),
  rotateApiKey: (_root, { name, overlapSeconds }, context) =>
    rotateApiKey({ name, overlapSeconds: overlapSeconds ?? DEFAULT_OVERLAP_S }, context),
  rotateTokenSecret: (_root, _args, context) => rotateTokenSecret(context),
  applyPreset: (_root, { input }, context, info) => applyPreset(input, context, info),
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
      const deleted = await deleteUsers(parts.graph, ids, parts.settings.ratingScale, { signal })
      parts.liveUsers.onWrite(ids)
      return { ...deleted, problems: await parts.forgetUsers([...ids.map(whole), ...deleted.visitors]) }
    })
    if (payload.watermark !== null)
      for (const userId of deletedIds) parts.changes.tell(userId, payload.watermark)
    return { ...payload, deletedUserIds: deletedIds }
  },
  dismiss: async (_root, args, context, info) => {
    const { parts } = context
    const input = new WriteInput()
    const dismissal = { userId: input.id('userId', args.userId), itemId: input.id('itemId', args.itemId) }
    if (!input.isValid) return { userId: null, itemId: null, watermark: null, problems: input.problems }
    const { watermark, problems, changed } = await parts.dismiss(dismissal, eventTerms(context))
    const kept = changed > 0 ? 'ACCEPTED' : 'DUPLICATE'
    noteEvents(
      context,
      [dismissal],
      [{ kind: 'hide', status: problems.length > 0 ? 'REJECTED' : kept, problems }],
    )
    if (watermark !== null) parts.changes.tell(dismissal.userId, watermark)
    const readsRecords = watermark !== null && selects(info, 'user', 'item')
    const late = readsRecords ? await lateFor(dismissal.userId, context) : []
    context.forgetReads()
    const shown = ifWritten({ watermark: late.length > 0 ? null : watermark }, dismissal)
    return { watermark, problems: [...problems, ...late], ...shown }
  },
  dismissSuggestion: (_root, args, context) => {
    const { parts, nowMs, signal } = context
    return changeSuggestion(args, context, (pair) => dismissSuggestion(parts.graph, pair, nowMs, { signal }))
  },
  followUser: async (_root, args, context) => {
    return addTie(args, 'follows', context)
  },
  muteUser: async (_root, args, context) => {
    return addTie(args, 'mutes', context)
  },
  recordEvents: async (_root, args, context, info) => {
    const { parts, principal } = context
    const sent: readonly RawEvent[] = [
      ...(args.events ?? []),
      ...(args.actions ? eventsOfActions(args.actions) : []),
    ]
    const events = requireLength('events and actions', sent, MAX_EVENTS).map((event) =>
      event.userId ? event : { ...event, userId: principal.userId },
    )
    const sentAtMs = parseInstant('sentAt', args.sentAt)
    const { results, watermark } = await parts.recordEvents(events, { ...eventTerms(context), sentAtMs })
    const userIds = new Set<string>()
    for (const [index, { userId }] of events.entries()) {
      // A rejected event changes no list: it may name a user whom the caller may not write for.
      if (results[index]?.status === 'REJECTED' || userId == null) continue
      // Live lists follow the stored form of the id.
      userIds.add(userId.normalize('NFC'))
      if (watermark !== null) parts.changes.tell(userId.normalize('NFC'), watermark)
    }
    const [userId = null] = userIds.size === 1 ? userIds : []
    const problems = userId !== null && selects(info, 'user') ? await lateFor(userId, context) : []
    context.forgetReads()
    noteEvents(context, events, results)
    return { results, watermark, ...countsOf(results), userId: problems.length > 0 ? null : userId, problems }
  },
  recordImpressions: async (_root, args, context) => {
    const { parts, nowMs } = context
    const input = new WriteInput()
    const positions = requireLength('positions', args.positions, MAX_POSITIONS)
    const recommendationId = input.id('recommendationId', args.recommendationId)
    const eventId = input.read('eventId', id, args.eventId) ?? randomUUID()
    const userId = input.read('userId', id, args.userId)
    const atMs = parseInstant('occurredAt', args.occurredAt) ?? nowMs
    if (!input.isValid) return { watermark: null, problems: input.problems }
    const seen = { recommendationId, positions, userId, eventId, atMs }
    return parts.recordImpressions(seen, eventTerms(context))
  },
  savePlacementDraft: (_root, { input }, context, info) => savePlacementDraft(input, context, info),
  saveSegment: (_root, { input }, context, info) => saveSegment(input, context, info),
  deleteSegment: (_root, { name }, context) => deleteSegment(name, context),
  requestExport: (_root, args, context) => requestExport(args, context),
  requestErasure: (_root, args, context) => requestErasure(args, context),
  setConsent: async (_root, args, context) => {
    return resolveSetConsent(args, context)
  },
  cancelImport: (_root, { id }, { parts }) => {
    const { task, problems } = cancelTask(parts.imports, id, 'import')
    return { import: task, problems }
  },
  startTraining: (_root, args, context) => startTraining(args, context),
  cancelTraining: (_root, { id }, { parts }) => {
    const { task, problems } = cancelTask(parts.trainings, id, 'training')
    return { training: task, problems }
  },
  rollBackModel: (_root, { version }, context) => rollBackModel(version, context),
  steer: (_root, args, context, info) => steer(args, context, info),
  undoSteers: (_root, args, context) => undoSteers(args, context),
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
  undoSuggestionDismissal: (_root, args, context) => {
    const { parts, signal } = context
    return changeSuggestion(args, context, (pair) => undoSuggestionDismissal(parts.graph, pair, { signal }))
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

/** The terms of events: browsers send those of their own user and of visitors only. */
function eventTerms({ principal, quota, nowMs, signal }: RequestContext): RecordContext {
  const network = quota?.network ?? null
  if (principal.scopes.has('server')) return { nowMs, signal, network }
  return { nowMs, signal, network, mayActAs: (userId) => mayActAs(principal, userId) }
}

/** The problem of a payload whose records would be from before the write: the graph has not seen it after a second. */
async function lateFor(userId: string, { parts, signal }: RequestContext): Promise<readonly Problem[]> {
  if (await parts.hasSeenEventsOf(userId, signal)) return []
  const message = 'the write is safe, but not in the graph yet: the records of this payload are null'
  return [{ ...LATE, message }]
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

async function changeSuggestion(
  args: Pick<RelationArguments, 'userId' | 'otherId'>,
  context: RequestContext,
  change: (pair: { readonly userId: string; readonly otherId: string }) => Promise<Written>,
): Promise<TiePayload> {
  const input = new WriteInput()
  const pair = {
    userId: input.id('userId', args.userId, personId),
    otherId: input.id('otherId', args.otherId, personId),
  }
  const write = limited(context, () => change(pair))
  const payload = await payloadAbout(context, [pair.userId], input.problems, input.isValid ? write : null)
  return { ...payload, ...ifWritten(payload, pair) }
}

/** Visitors of other forms are for servers: browsers must not link ids of users. */
async function changeIdentity(
  args: { readonly userId?: string | null; readonly visitorId: string },
  context: RequestContext,
  change: (identification: Identification) => Promise<Written>,
): Promise<UserPayload> {
  const input = new WriteInput()
  const identification = {
    userId: input.id('userId', args.userId),
    visitorId: input.id('visitorId', args.visitorId),
  }
  if (input.isValid && !context.principal.scopes.has('server') && !isVisitorId(identification.visitorId))
    input.fail('visitorId', 'is not the id of a visitor: v_ and 32 hexadecimal digits')
  const { userId } = identification
  const write = () => change(identification)
  const payload = await payloadAbout(context, [userId], input.problems, input.isValid ? write : null)
  return { ...payload, ...ifWritten(payload, { userId }) }
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

/** Counts events by verdict, and keeps the newest for the list of recent events. */
function noteEvents(
  { parts, principal: { keyName }, nowMs }: RequestContext,
  sent: readonly Partial<Pick<RawEvent, keyof EventIds>>[],
  results: readonly Pick<EventResult, 'kind' | 'status' | 'problems'>[],
): void {
  parts.metrics.eventsRecorded(results)
  for (const { kind, status } of results) parts.listTotals.countEvent(kind, OUTCOMES[status], nowMs)
  parts.recentEvents.add(sent, results, { atMs: nowMs, keyName })
}
