import type { EventKind } from '../domain/event.ts'
import { groupBy, groupByUser, type Pair, pairKey } from '../domain/grouping.ts'
import {
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
import type { PairState, Weigh } from './fold-events.ts'
import type { Journal } from './journal/journal.ts'
import { takeBack, withoutEvents } from './take-back.ts'

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
 * journal. Events that an interaction no longer lists one by one leave it when the newest of their kind is too old.
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

  /** Begins to work from time to time, if there are periods. */
  start(): void {
    if (this.#parts.periods.size > 0) this.#turns.startLater()
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

  async #takeBack(userIds: readonly string[]): Promise<void> {
    const { graph, nowMs, periods } = this.#parts
    const before = nowMs() - Math.min(...periods.values())
    const pairs = await graph.run(oldInteractions, { ids: userIds, before })
    for (const own of groupByUser(pairs).values()) {
      // Without a lock: most interactions lose nothing.
      const { states } = await readUsersBefore(graph, own)
      for (const pair of own) {
        if (this.#turns.isStopped) return
        const state = states.get(pairKey(pair))
        if (state && this.#withoutOld(state) !== state)
          await graph.transaction((runner) => this.#reduce(runner, pair))
      }
    }
  }

  async #reduce(graph: GraphRunner, pair: Pair): Promise<void> {
    await graph.run(lockUsers, { ids: [pair.userId] })
    await takeBack(graph, pair, (state) => this.#withoutOld(state))
  }

  /** The interaction without its old events: itself if there are none, null if nothing is left. */
  #withoutOld(state: PairState): PairState | null {
    const isOld = this.#isOld()
    if (![...state.events, ...state.archived].some(isOld)) return state
    return withoutEvents(state, { event: isOld, archived: isOld }, this.#weigh)
  }

  #isOld(): (event: { readonly kind: EventKind; readonly atMs: number }) => boolean {
    const { nowMs, periods } = this.#parts
    const now = nowMs()
    return ({ kind, atMs }) => now - atMs >= (periods.get(kind) ?? Number.POSITIVE_INFINITY)
  }

  /** Erases old events among the next entries that the graph has. True if the pass over the journal has ended. */
  async #cleanJournal(): Promise<boolean> {
    const { journal, nowMs, applied } = this.#parts
    if (!journal) return true
    if (this.#journaled.hasEnded) {
      if (nowMs() - this.#journaled.startedAt < PASS_MS) return true
      this.#journaled = { after: (await journal.first()) - 1, startedAt: nowMs(), hasEnded: false }
    }
    const { after, startedAt } = this.#journaled
    const { entries, end } = await journal.read(after, ENTRIES_A_TURN)
    const isOld = this.#isOld()
    const old = entries.filter(({ position, event }) => position <= applied() && isOld(event))
    for (const [userId, own] of groupBy(old, ({ event }) => event.userId)) {
      await journal.erase(
        userId,
        own.map(({ event }) => event.eventId),
      )
    }
    this.#journaled = { after: end, startedAt, hasEnded: end >= Math.min(journal.last, applied()) }
    return this.#journaled.hasEnded
  }
}
