import { ensureUsers, inLockOrder } from '../catalog/ensure-nodes.ts'
import { refused, type Written } from '../catalog/written.ts'
import { isVisitorId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import {
  addIdentity,
  dropIdentities,
  endIdentity,
  lockUsers,
  newestEvent,
  standsForPerson,
  unmarkVisitor,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { type FirstTimeUsersByItem, recountedUsers } from '../training/incremental/first-time-users.ts'
import { refreshWhole, sharedItems } from './apply/merged-seen.ts'
import { DEFAULT_RATING_SCALE, eventWeight, type RatingScale } from './event-weight.ts'
import type { Weigh } from './fold-events.ts'
import { type Identity, readIdentities } from './identities.ts'
import { hasSeenEventsOf, type Intake } from './intake.ts'

/** Links of one visitor, and of one user. Bounds what is read of either. */
const MAX_LINKS = 100

/** A visitor and the user whom they are. Ids are valid. */
export interface Identification {
  readonly visitorId: string
  readonly userId: string
}

export interface IdentifyContext extends RunOptions {
  readonly nowMs: number
}

export interface Identify {
  /**
   * Links a visitor to a user: what the visitor did counts as done by the user, all of it if they are the first user of the
   * visitor, otherwise from now on, and the link of the user before ends. Moves nothing. Creates unknown users and visitors.
   * Twice is as once.
   */
  identify(identification: Identification, context: IdentifyContext): Promise<Written>
  /** Deletes all links of a visitor to a user, as if there had never been any. Twice is as once. */
  forgetIdentity(identification: Identification, context: RunOptions): Promise<Written>
}

/** Called with each user whose links have changed, and with how that changes the numbers of people who like items. */
export type OnIdentitiesChanged = (userId: string, recounted: FirstTimeUsersByItem) => void

export interface IdentifyParts {
  readonly intake: Intake
  readonly graph: GraphStore
  readonly ratingScale?: RatingScale
  readonly onChanged?: OnIdentitiesChanged
}

/** The use cases that link visitors to users. Both are one transaction, which locks the visitor first and then the users. */
export function identifying({
  intake,
  graph,
  ratingScale = DEFAULT_RATING_SCALE,
  onChanged,
}: IdentifyParts): Identify {
  const usual: Weigh = (event) => eventWeight(event, ratingScale)
  const change = async (work: (runner: GraphRunner) => Promise<Relinked>, options: RunOptions) => {
    const { recounted, ...written } = await graph.transaction(work, options)
    for (const [userId, items] of recounted) onChanged?.(userId, items)
    return written
  }
  return {
    async identify(identification, { nowMs, ...options }) {
      const problem = problemOf(identification)
      if (problem) return refused(problem)
      // Their events of a moment ago are in the lists that follow; those that come later are merged when they are applied.
      await hasSeenEventsOf(intake, identification.visitorId, options.signal)
      return change((runner) => link(runner, identification, nowMs, usual), options)
    },
    forgetIdentity(identification, options) {
      return change((runner) => unlink(runner, identification, usual), options)
    },
  }
}

function problemOf({ visitorId, userId }: Identification): Problem | null {
  if (visitorId === userId) return refusal('BAD_USER_INPUT', 'visitorId', 'a user is no visitor of their own')
  if (isVisitorId(userId)) return refusal('BAD_USER_INPUT', 'userId', 'this is the id of a visitor')
  return null
}

function refusal(code: Problem['code'], field: keyof Identification, message: string): Problem {
  return { code, message, path: [field], isRetryable: false }
}

async function link(
  graph: GraphRunner,
  { visitorId, userId }: Identification,
  nowMs: number,
  usual: Weigh,
): Promise<Relinked> {
  const ids = inLockOrder([visitorId, userId])
  // Before anything is made: a transaction that refuses leaves no visitor behind.
  const known = await readIdentities(graph, ids)
  const isLinked = known.some(
    (one) => one.visitorId === visitorId && one.userId === userId && one.untilMs === null,
  )
  if (isLinked) return NOTHING
  const refusedAtOnce = conflictOf(known, { visitorId, userId }) ?? (await personProblem(graph, visitorId))
  if (refusedAtOnce) return { ...NOTHING, problems: [refusedAtOnce] }
  await ensureUsers(graph, ids)
  const links = await lockLinks(graph, { visitorId, userId })
  const before = links.filter((one) => one.visitorId === visitorId).at(-1)
  const isOwn = before?.userId === userId
  if (isOwn && before.untilMs === null) return NOTHING
  const problem = conflictOf(links, { visitorId, userId })
  if (problem) return { ...NOTHING, problems: [problem] }
  if (isOwn) await graph.run(endIdentity, { visitorId, userId, from: before.fromMs, until: null })
  else {
    const from = before ? await endOf(graph, before, nowMs) : 0
    await graph.run(addIdentity, { visitorId, userId, from })
  }
  const userIds = inLockOrder([userId, ...(before ? [before.userId] : [])])
  return relinked(graph, visitorId, { userIds, before: links }, usual)
}

type Relinked = Written & {
  /** By user: see `OnIdentitiesChanged`. */
  readonly recounted: ReadonlyMap<string, FirstTimeUsersByItem>
}

const NOTHING: Relinked = { changed: 0, problems: [], recounted: new Map() }

/** What follows from a change of the links of a visitor to these users. @param before the links before it */
async function relinked(
  graph: GraphRunner,
  visitorId: string,
  { userIds, before }: { readonly userIds: readonly string[]; readonly before: readonly Identity[] },
  usual: Weigh,
): Promise<Relinked> {
  const after = await readIdentities(graph, userIds)
  const [clock] = await graph.run(newestEvent, {})
  const recounted = new Map<string, FirstTimeUsersByItem>()
  for (const userId of userIds) {
    await refreshWhole(graph, userId, usual)
    const [shared, sharedNow] = [
      await sharedItems(graph, { visitorId, userId }, before),
      await sharedItems(graph, { visitorId, userId }, after),
    ]
    recounted.set(userId, recountedUsers(shared, sharedNow, clock?.countedVersion ?? undefined))
  }
  return { changed: 1, problems: [], recounted }
}

/** When the last link of a visitor ended. It ends now if it is open. */
async function endOf(
  graph: GraphRunner,
  { visitorId, userId, fromMs, untilMs }: Identity,
  nowMs: number,
): Promise<number> {
  if (untilMs !== null) return untilMs
  // Clocks of processes differ: no two links of a visitor begin at the same instant.
  const until = Math.max(nowMs, fromMs + 1)
  await graph.run(endIdentity, { visitorId, userId, from: fromMs, until })
  return until
}

/**
 * Locks a visitor, the user, and all users whom the visitor belongs to. Returns the
 * links of all of them, those of a visitor in their order.
 */
async function lockLinks(
  graph: GraphRunner,
  { visitorId, userId }: Identification,
): Promise<readonly Identity[]> {
  await graph.run(lockUsers, { ids: [visitorId] })
  const own = await readIdentities(graph, [visitorId])
  const userIds = inLockOrder([userId, ...own.map((one) => one.userId)])
  await graph.run(lockUsers, { ids: userIds })
  return readIdentities(graph, inLockOrder([visitorId, ...userIds]))
}

function conflictOf(links: readonly Identity[], { visitorId, userId }: Identification): Problem | null {
  if (links.some((one) => one.userId === visitorId))
    return refusal('CONFLICT', 'visitorId', 'visitors are linked to this id: it is a user')
  if (links.some((one) => one.visitorId === userId))
    return refusal('CONFLICT', 'userId', 'this id is linked to a user: it is a visitor')
  const isFull = [
    links.filter((one) => one.visitorId === visitorId),
    links.filter((one) => one.userId === userId),
  ].some((some) => some.length >= MAX_LINKS)
  if (!isFull) return null
  return refusal('LIMIT_EXCEEDED', 'visitorId', `a visitor or a user has more than ${MAX_LINKS} links`)
}

/** The problem of an external id that is a user of their own: they would no longer be in any list of people. */
async function personProblem(graph: GraphRunner, externalId: string): Promise<Problem | null> {
  if (isVisitorId(externalId)) return null
  const [row] = await graph.run(standsForPerson, { id: externalId })
  if (!row?.isPerson) return null
  return refusal('CONFLICT', 'visitorId', 'this is the id of a user with a name, ties or interests')
}

async function unlink(
  graph: GraphRunner,
  { visitorId, userId }: Identification,
  usual: Weigh,
): Promise<Relinked> {
  const links = await lockLinks(graph, { visitorId, userId })
  const own = links.filter((one) => one.visitorId === visitorId)
  if (!own.some((one) => one.userId === userId)) return NOTHING
  await graph.run(dropIdentities, { visitorId, userId })
  const reopened = await reopenBefore(graph, own, userId)
  if (!isVisitorId(visitorId) && own.every((one) => one.userId === userId))
    await graph.run(unmarkVisitor, { id: visitorId })
  const userIds = inLockOrder([userId, ...reopened])
  return relinked(graph, visitorId, { userIds, before: links }, usual)
}

/**
 * Opens the link again that ended because this user, the last one of the visitor, was identified. Returns its user, if any.
 *
 * @param links those of the visitor before the links of the user were deleted, in the order of their spans
 */
async function reopenBefore(
  graph: GraphRunner,
  links: readonly Identity[],
  userId: string,
): Promise<readonly string[]> {
  const last = links.at(-1)
  const before = links.findLast((one) => one.userId !== userId)
  if (!before || last?.userId !== userId || before.untilMs === null) return []
  const next = links[links.indexOf(before) + 1]
  if (next?.fromMs !== before.untilMs) return []
  await graph.run(endIdentity, {
    visitorId: before.visitorId,
    userId: before.userId,
    from: before.fromMs,
    until: null,
  })
  return [before.userId]
}
