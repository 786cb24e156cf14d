import { randomUUID } from 'node:crypto'
import { HOUR_MS } from '../domain/duration.ts'
import { WHOLE } from '../domain/identity-span.ts'
import type { RatingScale } from '../events/event-weight.ts'
import type { Part } from '../events/identities.ts'
import {
  addErasure,
  endErasure,
  latestErasure,
  liveJournals,
  noteErased,
  noteForgotten,
  type OpenErasuresRow,
  openErasures,
} from '../graph/__generated__/queries.ts'
import { type GraphRunner, type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { Semaphore } from '../graph/semaphore.ts'
import { RepeatedTask } from '../platform/repeated-task.ts'
import { applyDecisions } from './apply-decisions.ts'
import { type DeletedCounts, eraseData, NONE_DELETED, visitorsOf, whole } from './erase-user.ts'
import type { Erasure, KeptDecisions } from './kept-decisions.ts'

/** Erasures of one pass. Files are rewritten once for all of them. */
const AT_ONCE = 1_000

/** Pause after files were rewritten, as a multiple of the time it took: others wait for a tenth of the time at most. */
const REST_TIMES = 9

/** A server without a heartbeat for this long is not waited for. Its journal is compared with the erasures if it is adopted. */
const LIVE_MS = 5 * 60_000

/** Limit of the servers of a graph. */
const MAX_SERVERS = 1_000

/** How many files were cleaned of deleted data. */
export interface CleanedFiles {
  readonly rewritten: number
  readonly deleted: number
}

export interface ErasuresParts {
  readonly graph: GraphStore
  readonly erased: KeptDecisions
  /** Default: `DEFAULT_RATING_SCALE`. */
  readonly ratingScale?: RatingScale
  /** Names this process among the servers of the graph: the id of its journal. */
  readonly process: string
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
  /**
   * Makes what this process keeps of a user outside the graph unreadable. Returns the number of their served lists.
   *
   * @throws AttuneError `UNAVAILABLE` if the disk refuses it
   */
  readonly forgetUser: (erased: Part) => Promise<number>
  /** Rewrites, or deletes, the files of this process that may hold deleted data. */
  readonly cleanFiles: () => Promise<CleanedFiles>
  /** Called with the first failure of several in a row. Retries continue. */
  readonly onFailed: (error: unknown) => void
  /** How often requests of other servers, and steps that failed, are looked for. */
  readonly everyMs: number
}

/**
 * Erases users. A request deletes its user in the graph at once. Then each server forgets them, the graph is cleaned of what
 * came meanwhile, and files are rewritten. Each step may be repeated: after a restart, the record says how to continue. The
 * visitors of the user are deleted in the same transaction, which records an erasure of each of them. All open
 * erasures share a rewrite, for which the second one of a user in an hour waits until the hour is over, unless another has it
 * done before.
 */
export class Erasures {
  readonly #parts: ErasuresParts
  readonly #passes: RepeatedTask
  #isFailing = false
  /** One at a time: the second of two calls finds what the first has recorded. */
  readonly #requests = new Semaphore(1)
  /** No rewrite begins before, by `performance.now`. */
  #restsUntilMs = Number.NEGATIVE_INFINITY

  constructor(parts: ErasuresParts) {
    this.#parts = parts
    this.#passes = new RepeatedTask({
      everyMs: parts.everyMs,
      mayRun: () => isAvailable(parts.graph),
      run: () => this.#pass(),
      onFailed: (error) => {
        if (!this.#isFailing) parts.onFailed(error)
        this.#isFailing = true
      },
    })
  }

  /**
   * Applies decisions again that an older copy of the graph lacks, once.
   *
   * @throws GraphError; AttuneError `CONFIG_INVALID` if the data folder belongs to another graph
   */
  async prepare(): Promise<void> {
    const { graph, erased, nowMs, ratingScale } = this.#parts
    if (!erased.isApplied) await applyDecisions(graph, erased, nowMs(), ratingScale)
  }

  /** Continues erasures that have not ended, now and from time to time. */
  start(): void {
    this.#passes.start()
  }

  /** Waits for the running pass. No other begins. */
  stop(): Promise<void> {
    return this.#passes.stop()
  }

  /**
   * Deletes a user in the graph, and begins to clean files of them. Returns the id of the request: of the one that has not ended,
   * or of the one within an hour if nothing of the user has come since.
   *
   * @throws GraphError; AttuneError `UNAVAILABLE` if the disk is full
   */
  async request(userId: string): Promise<string> {
    await this.prepare()
    const id = await this.#requests.run(() => this.#findOrAdd(userId))
    this.#passes.wake()
    return id
  }

  async #findOrAdd(userId: string): Promise<string> {
    const { graph, erased, process, nowMs, forgetUser } = this.#parts
    const subject = erased.secret.subjectOf(userId)
    const now = nowMs()
    const [latest] = await graph.run(latestErasure, { subject })
    const isOpen = latest?.open === 1
    const isRecent = latest !== undefined && latest.requestedAt > now - HOUR_MS
    // Before the deletion, so that no earlier event creates the user again.
    let servedLists = 0
    for (const one of [whole(userId), ...(await visitorsOf(graph, userId))])
      servedLists += await forgetUser(one)
    const added = randomUUID()
    const erasure = { id: isOpen || isRecent ? latest.id : added, subject, erasedAt: nowMs(), ...WHOLE }
    erased.add(erasure)
    const cleanedFrom = isRecent ? latest.requestedAt + HOUR_MS : now
    const { id, visitors } = await graph.transaction(async (runner) => {
      const { counts, visitors } = await this.#delete(runner, whole(userId), cleanedFrom)
      if (isOpen || (isRecent && counts.users === 0)) return { id: latest.id, visitors }
      const sealedUserId = erased.secret.seal(userId, added)
      const record = { id: added, subject, ...WHOLE, sealedUserId, now, cleanedFrom }
      await runner.run(addErasure, { ...record, ...counts })
      await runner.run(noteForgotten, { id: added, process, servedLists })
      return { id: added, visitors }
    })
    for (const one of [{ ...erasure, id }, ...visitors]) await erased.keepErasure(one)
    return id
  }

  /** Deletes data in the graph, and with a user their visitors, of each of whom an erasure begins: the caller keeps it. */
  async #delete(
    graph: GraphRunner,
    data: Part,
    cleanedFrom: number,
  ): Promise<{ readonly counts: DeletedCounts; readonly visitors: readonly Erasure[] }> {
    const { erased, nowMs, ratingScale } = this.#parts
    const { counts, visitors } = await eraseData(graph, data, ratingScale)
    const now = nowMs()
    const erasures: Erasure[] = []
    for (const { ownerId, span } of visitors) {
      const id = randomUUID()
      const record = { id, subject: erased.secret.subjectOf(ownerId), ...span }
      const sealedUserId = erased.secret.seal(ownerId, id)
      await graph.run(addErasure, { ...record, sealedUserId, now, cleanedFrom, ...NONE_DELETED })
      erasures.push({ ...record, erasedAt: now })
    }
    return { counts, visitors: erasures }
  }

  async #pass(): Promise<void> {
    await this.prepare()
    await this.#cleanOpen()
    this.#isFailing = false
  }

  async #cleanOpen(): Promise<void> {
    const { graph, process, nowMs } = this.#parts
    const all = await graph.run(openErasures, { limit: AT_ONCE })
    const isDue =
      performance.now() >= this.#restsUntilMs && all.some(({ cleanedFrom }) => cleanedFrom <= nowMs())
    const open = isDue ? all : all.filter(({ forgottenBy }) => !forgottenBy.includes(process))
    if (open.length === 0) return
    const live = await graph.run(liveJournals, { after: nowMs() - LIVE_MS, limit: MAX_SERVERS })
    const others = live.map(({ journalId }) => journalId).filter((journal) => journal !== process)
    const deleted: string[] = []
    for (const erasure of open) {
      const { sealedUserId, id } = erasure
      const userId = sealedUserId === null ? null : this.#parts.erased.secret.unseal(sealedUserId, id)
      if (userId === null || (await this.#forgetEverywhere(erasure, userId, others))) deleted.push(id)
    }
    if (isDue && deleted.length > 0) await this.#cleanFiles(deleted)
  }

  /** True once all live servers have forgotten the data, and the graph holds nothing of it. */
  async #forgetEverywhere(
    { id, subject, fromMs, untilMs, forgottenBy, cleanedFrom }: OpenErasuresRow,
    ownerId: string,
    others: readonly string[],
  ): Promise<boolean> {
    const { graph, erased, process, nowMs, forgetUser } = this.#parts
    const data = { ownerId, span: { fromMs, untilMs } }
    const servedLists = await forgetUser(data)
    const erasedAt = nowMs()
    erased.add({ id, subject, erasedAt, fromMs, untilMs })
    if (!forgottenBy.includes(process)) await erased.save()
    await graph.run(noteForgotten, { id, process, servedLists })
    if (!others.every((journal) => forgottenBy.includes(journal))) return false
    const late = await graph.transaction(async (runner) => {
      const { counts, visitors } = await this.#delete(runner, data, cleanedFrom)
      await runner.run(noteErased, { id, now: erasedAt, ...counts })
      return visitors
    })
    for (const one of late) await erased.keepErasure(one)
    return true
  }

  async #cleanFiles(ids: readonly string[]): Promise<void> {
    const { graph, erased, nowMs, cleanFiles } = this.#parts
    await erased.save()
    const startedMs = performance.now()
    const { rewritten, deleted } = await cleanFiles().finally(() => {
      this.#restsUntilMs = performance.now() + REST_TIMES * (performance.now() - startedMs)
    })
    for (const id of ids) {
      await graph.run(endErasure, { id, now: nowMs(), filesRewritten: rewritten, filesDeleted: deleted })
    }
  }
}
