import { inLockOrder } from '../catalog/ensure-nodes.ts'
import type { EventKind } from '../domain/event.ts'
import { groupBy, groupByUser, type Pair, pairKey } from '../domain/grouping.ts'
import { isVisitorId } from '../domain/ids.ts'
import {
  deleteEmptyVisitors,
  lockRetention,
  lockUsers,
  oldInteractions,
  setRetention,
  userIdsPage,
} from '../graph/__generated__/queries.ts'
import { type GraphRunner, type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'
import { readUsersBefore } from './apply/refresh-seen.ts'
import { eventWeight, type RatingScale } from './event-weight.ts'
import { dropOldExposures, usersWithOldExposures } from './exposures.ts'
import type { PairState, Weigh } from './fold-events.ts'
import { readIdentities } from './identities.ts'
import type { Journal } from './journal/journal.ts'
import { takeBack } from './take-back.ts'
import { withoutEvents } from './without-events.ts'

/** Whether an event is older than its period. */
type IsOld = (event: { readonly kind: EventKind; readonly atMs: number }) => boolean

/** How long events of a kind are kept, milliseconds; kinds without a period are kept without end. */
export type RetentionPeriods = ReadonlyMap<EventKind, number>

/** Pause between two turns. */
const TURN_MS = 1_000

/** A pass over all users begins this long after the last one began. */
const PASS_MS = 3_600_000

/** Users of one turn. */
const USERS_A_TURN = 100

/** Journal entries of one turn. */
const ENTRIES_A_TURN = 2_000

export interface RetentionParts {
  readonly graph: GraphStore
  readonly periods: RetentionPeriods
  /** How long events of visitors who are linked to no user are kept, milliseconds. */
  readonly visitorMs: number
  readonly ratingScale: RatingScale
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
  /** Omitted: this process has no journal. */
  readonly journal?: Journal
  /** The graph has the entries of the journal up to this position. */
  readonly applied: () => number
  /** Called with each failure. The next turn tries again. */
  readonly onFailed: (error: unknown) => void
}

/**
 * Takes events back once they are older than the period of their kind, as if they had not happened, and erases them in the
 * journal. Events of visitors without a user have a period of their own, and visitors with nothing left are deleted. Events that an
 * interaction no longer lists one by one leave it when the newest of their kind is too old. What users were shown is dropped after the
 * period of impressions.
 *
 * Works in short turns. The position of a pass is in the graph: processes share a pass, and a restart continues it. Taking an
 * event back twice changes nothing.
 */
export class Retention {
  readonly #parts: RetentionParts
  readonly #weigh: Weigh
  readonly #turns: RepeatedTask
  /** The next pass over all users begins then, epoch milliseconds. */
  #nextPassAt = 0
  #journaled = { after: 0, startedAt: 0, hasEnded: true }

  constructor(parts: RetentionParts) {
    this.#parts = parts
    this.#weigh = (event) => eventWeight(event, parts.ratingScale)
    const run = async () => void (await this.turn())
    this.#turns = new RepeatedTask({ everyMs: TURN_MS, run, onFailed: parts.onFailed })
  }

  /** Begins to work from time to time. */
  start(): void {
    this.#turns.startLater()
  }

  /** Waits for the running step. No other begins. */
  stop(): Promise<void> {
    return this.#turns.stop()
  }

  /** Works on some users and some journal entries. True if there is more to do in the passes. @throws GraphError, AttuneError */
  async turn(): Promise<boolean> {
    if (!isAvailable(this.#parts.graph)) return true
    const userIds = await this.#nextUsers()
    if (userIds !== null) await this.#takeBack(userIds)
    const isJournalDone = await this.#cleanJournal()
    return userIds !== null || !isJournalDone
  }

  /** The users of this turn, whom no other process gets in this pass; null if the pass has ended. */
  async #nextUsers(): Promise<readonly string[] | null> {
    const nowMs = this.#parts.nowMs()
    if (nowMs < this.#nextPassAt) return null
    const take = async (runner: GraphRunner) => {
      const [state] = await runner.run(lockRetention, {})
      if (!state) return null
      const isNew = state.hasEnded
      this.#nextPassAt = isNew ? state.startedAt + PASS_MS : 0
      if (nowMs < this.#nextPassAt) return null
      const afterId = isNew ? '' : state.afterId
      const page = await runner.run(userIdsPage, { afterId, limit: USERS_A_TURN })
      const hasEnded = page.length < USERS_A_TURN
      const startedAt = isNew ? nowMs : state.startedAt
      await runner.run(setRetention, {
        afterId: hasEnded ? '' : (page.at(-1)?.id ?? ''),
        startedAt,
        hasEnded,
      })
      return page.map(({ id }) => id)
    }
    return this.#parts.graph.transaction(take)
  }

  async #takeBack(ids: readonly string[]): Promise<void> {
    const { graph, nowMs, periods, visitorMs } = this.#parts
    const visitorIds = await unlinkedVisitors(graph, ids)
    const users = ids.filter((id) => !visitorIds.has(id))
    const isOld = { users: this.#isOld(), visitors: this.#isOld(visitorMs) }
    if (periods.size > 0) await this.#takeBackOf(users, nowMs() - Math.min(...periods.values()), isOld.users)
    await this.#dropShown(users, periods.get('impression') ?? Number.POSITIVE_INFINITY)
    if (visitorIds.size === 0) return
    await this.#dropShown([...visitorIds], Math.min(visitorMs, periods.get('impression') ?? visitorMs))
    const shortest = Math.min(visitorMs, ...periods.values())
    await this.#takeBackOf([...visitorIds], nowMs() - shortest, isOld.visitors)
    await graph.run(deleteEmptyVisitors, { ids: [...visitorIds], since: nowMs() - visitorMs })
  }

  async #takeBackOf(ids: readonly string[], before: number, isOld: IsOld): Promise<void> {
    const { graph } = this.#parts
    const pairs = await graph.run(oldInteractions, { ids, before })
    for (const own of groupByUser(pairs).values()) {
      // Without a lock: most interactions lose nothing.
      const { states } = await readUsersBefore(graph, own)
      for (const pair of own) {
        if (this.#turns.isStopped) return
        const state = states.get(pairKey(pair))
        if (state && this.#withoutOld(state, isOld) !== state)
          await graph.transaction((runner) => this.#reduce(runner, pair, isOld))
      }
    }
  }

  /** Drops what these users, or visitors without a user, were shown so long ago. */
  async #dropShown(ids: readonly string[], periodMs: number): Promise<void> {
    if (!Number.isFinite(periodMs) || this.#turns.isStopped) return
    const { graph, nowMs } = this.#parts
    const atMs = nowMs() - periodMs
    const old = await usersWithOldExposures(graph, ids, atMs)
    if (old.length === 0) return
    await graph.transaction(async (runner) => {
      await runner.run(lockUsers, { ids: inLockOrder(old) })
      const unlinked = await unlinkedVisitors(runner, old)
      // A visitor may have been linked to a user before the lock.
      const still = old.filter(
        (id) => !isVisitorId(id) || unlinked.has(id) || periodMs !== this.#parts.visitorMs,
      )
      await dropOldExposures(runner, still, atMs)
    })
  }

  async #reduce(graph: GraphRunner, pair: Pair, isOld: IsOld): Promise<void> {
    await graph.run(lockUsers, { ids: [pair.userId] })
    // A visitor may have been linked to a user before the lock.
    const isStill = (await unlinkedVisitors(graph, [pair.userId])).size > 0
    const isOldNow = isStill ? isOld : this.#isOld()
    await takeBack(graph, pair, (state) => this.#withoutOld(state, isOldNow), this.#weigh)
  }

  /** The interaction without its old events: itself if there are none, null if nothing is left. */
  #withoutOld(state: PairState, isOld: IsOld): PairState | null {
    if (![...state.events, ...state.archived].some(isOld)) return state
    return withoutEvents(state, { event: isOld, archived: isOld }, this.#weigh)
  }

  /** @param longestMs the longest period, whatever the kind */
  #isOld(longestMs = Number.POSITIVE_INFINITY): IsOld {
    const { nowMs, periods } = this.#parts
    const now = nowMs()
    return ({ kind, atMs }) => now - atMs >= Math.min(periods.get(kind) ?? longestMs, longestMs)
  }

  /** Erases old events among the next entries that the graph has. True if the pass over the journal has ended. */
  async #cleanJournal(): Promise<boolean> {
    const { graph, journal, nowMs, applied, visitorMs } = this.#parts
    if (!journal) return true
    if (this.#journaled.hasEnded) {
      if (nowMs() - this.#journaled.startedAt < PASS_MS) return true
      this.#journaled = { after: (await journal.first()) - 1, startedAt: nowMs(), hasEnded: false }
    }
    const { after, startedAt } = this.#journaled
    const { entries, end } = await journal.read(after, ENTRIES_A_TURN)
    const [isOld, isOldOfVisitor] = [this.#isOld(), this.#isOld(visitorMs)]
    const byUser = groupBy(
      entries.flatMap(({ position, event }) => (position <= applied() ? [event] : [])),
      ({ userId }) => userId,
    )
    const visitorIds = await unlinkedVisitors(graph, [...byUser.keys()])
    for (const [userId, own] of byUser) {
      const old = own.filter(visitorIds.has(userId) ? isOldOfVisitor : isOld)
      const eventIds = old.map(({ eventId }) => eventId)
      if (eventIds.length > 0) await journal.erase(userId, eventIds)
    }
    this.#journaled = { after: end, startedAt, hasEnded: end >= Math.min(journal.last, applied()) }
    return this.#journaled.hasEnded
  }
}

/** Those of the ids that are of visitors without a user. */
async function unlinkedVisitors(graph: GraphRunner, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const visitorIds = new Set(ids.filter(isVisitorId))
  if (visitorIds.size === 0) return visitorIds
  for (const { visitorId } of await readIdentities(graph, [...visitorIds])) visitorIds.delete(visitorId)
  return visitorIds
}
