import { interactionsOfUser, interactionsOfUsers, trainableUsers } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import { floatAt } from './compute/numbers.ts'
import { SharedNumbers, sharedFloats } from './compute/shared-arrays.ts'
import { MatrixBuilder, type SparseMatrix } from './compute/sparse-matrix.ts'
import { batchRows, PAGE_IDS } from './page-sizes.ts'
import { countedWeight } from './training-settings.ts'

/** All interactions, in memory shared with worker threads. */
export interface Interactions {
  readonly userIds: readonly string[]
  /** For each of `userIds`, whether interests in sensitive topics may be derived. */
  readonly allowsSensitive: readonly boolean[]
  /** Epoch milliseconds of the last reset of a profile, by user; users who made none are absent. */
  readonly resetAts: ReadonlyMap<string, number>
  /** Users who do not consent to model training: only their derived edges of older versions matter. */
  readonly leftOutUserIds: readonly string[]
  /** Users x items, positive weights only. */
  readonly matrix: SparseMatrix
  /** Epoch milliseconds, by entry of `matrix`. */
  readonly lastAt: Float64Array
  /** Epoch milliseconds of each item's earliest engagement; infinite if there is none. */
  readonly firstAt: Float64Array
  /** Epoch milliseconds of the newest engagement; -infinity if there is none. */
  readonly newestAt: number
}

interface UserRow {
  readonly id: string
  readonly interactionCount: number
  readonly allowsSensitive: boolean
  readonly profileResetAt: number | null
}

/**
 * Reads all positive interactions of users who consent to model training, in pages of users whose interactions fit into one
 * page.
 *
 * @param servedShare share, 0-1, of the weight caused by served lists that counts; interactions left without weight are
 *   dropped
 */
export async function readInteractions(
  graph: GraphStore,
  {
    itemIndex,
    servedShare,
    needsConsent = false,
  }: {
    readonly itemIndex: ReadonlyMap<string, number>
    readonly servedShare: number
    readonly needsConsent?: boolean
  },
  signal: AbortSignal,
  onRead: (done: number, total: number) => void,
): Promise<Interactions> {
  const users: UserRow[] = []
  const leftOutUserIds: string[] = []
  let total = 0
  for await (const page of pages(
    (afterId, limit) => graph.run(trainableUsers, { afterId, limit, needsConsent }, { signal }),
    PAGE_IDS,
  )) {
    for (const user of page) {
      if (!user.isTrainable) {
        leftOutUserIds.push(user.id)
        continue
      }
      users.push(user)
      total += user.interactionCount
    }
  }
  const draft = new InteractionDraft(itemIndex, servedShare)
  let done = 0
  for (const group of pagesOfUsers(users, batchRows(graph))) {
    await readPage(graph, group, draft, signal)
    done += group.reduce((sum, user) => sum + user.interactionCount, 0)
    onRead(done, total)
  }
  const userIds = users.map((user) => user.id)
  const allowsSensitive = users.map((user) => user.allowsSensitive)
  const resetAts = new Map(
    users.flatMap(({ id, profileResetAt }) => (profileResetAt === null ? [] : [[id, profileResetAt]])),
  )
  return { ...draft.finish(userIds), allowsSensitive, resetAts, leftOutUserIds }
}

/** Groups of consecutive users with at most a page of interactions; a user with more is a group alone. */
function* pagesOfUsers(users: readonly UserRow[], most: number): Generator<readonly UserRow[]> {
  let group: UserRow[] = []
  let size = 0
  for (const user of users) {
    const isFull = size + user.interactionCount > most || group.length === most
    if (isFull && group.length > 0) {
      yield group
      group = []
      size = 0
    }
    group.push(user)
    size += user.interactionCount
  }
  if (group.length > 0) yield group
}

async function readPage(
  graph: GraphStore,
  group: readonly UserRow[],
  draft: InteractionDraft,
  signal: AbortSignal,
): Promise<void> {
  const [only] = group
  if (only && only.interactionCount > batchRows(graph)) {
    await readHeavyUser(graph, only.id, draft, signal)
    return
  }
  const userIds = group.map((user) => user.id)
  const rows = await graph.run(interactionsOfUsers, { userIds }, { signal })
  let next = 0
  for (const userId of userIds) {
    for (let row = rows[next]; row?.userId === userId; row = rows[++next]) draft.add(row)
    draft.endUser()
  }
}

async function readHeavyUser(
  graph: GraphStore,
  userId: string,
  draft: InteractionDraft,
  signal: AbortSignal,
): Promise<void> {
  const limit = batchRows(graph)
  let afterItemId = ''
  for (;;) {
    const rows = await graph.run(interactionsOfUser, { userId, afterItemId, limit }, { signal })
    for (const row of rows) draft.add(row)
    const last = rows.at(-1)
    if (!last || rows.length < limit) break
    afterItemId = last.itemId
  }
  draft.endUser()
}

interface InteractionRow {
  readonly itemId: string
  readonly weight: number
  readonly servedWeight: number
  readonly lastAt: number
  readonly firstAt: number
}

class InteractionDraft {
  readonly #itemIndex: ReadonlyMap<string, number>
  readonly #servedShare: number
  readonly #matrix: MatrixBuilder
  readonly #lastAt = new SharedNumbers(sharedFloats)
  readonly #firstAt: Float64Array
  #newestAt = Number.NEGATIVE_INFINITY

  constructor(itemIndex: ReadonlyMap<string, number>, servedShare: number) {
    this.#itemIndex = itemIndex
    this.#servedShare = servedShare
    this.#matrix = new MatrixBuilder(itemIndex.size)
    this.#firstAt = sharedFloats(itemIndex.size).fill(Number.POSITIVE_INFINITY)
  }

  /** Adds an interaction of the current user; an item created after the catalog was read is ignored. */
  add(row: InteractionRow): void {
    const item = this.#itemIndex.get(row.itemId)
    if (item === undefined) return
    const weight = countedWeight(row, this.#servedShare)
    if (weight <= 0) return
    this.#matrix.add(item, weight)
    this.#lastAt.push(row.lastAt)
    this.#firstAt[item] = Math.min(floatAt(this.#firstAt, item), row.firstAt)
    this.#newestAt = Math.max(this.#newestAt, row.lastAt)
  }

  endUser(): void {
    this.#matrix.endRow()
  }

  finish(userIds: readonly string[]): Omit<Interactions, 'allowsSensitive' | 'resetAts' | 'leftOutUserIds'> {
    return {
      userIds,
      matrix: this.#matrix.finish(),
      lastAt: this.#lastAt.finish(),
      firstAt: this.#firstAt,
      newestAt: this.#newestAt,
    }
  }
}
