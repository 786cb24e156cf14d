import { groupByUser } from '../domain/grouping.ts'
import { interactionsOfUser, interactionsOfUsers } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { floatAt } from './compute/numbers.ts'
import { SharedNumbers, sharedFloats } from './compute/shared-arrays.ts'
import { firstRows, MatrixBuilder, type SparseMatrix } from './compute/sparse-matrix.ts'
import { type Orders, OrdersBuilder } from './orders.ts'
import { batchRows } from './page-sizes.ts'
import { readTrainedPeople, type TrainedPerson } from './trained-people.ts'
import { type BoughtTogetherSettings, countedWeight } from './training-settings.ts'

/** All interactions, in memory shared with worker threads. */
export interface Interactions {
  readonly userIds: readonly string[]
  /** For each of `userIds`, whether interests in sensitive topics may be derived. */
  readonly allowsSensitive: readonly boolean[]
  /** Epoch milliseconds of the last reset of a profile, by user; users who made none are absent. */
  readonly resetAts: ReadonlyMap<string, number>
  /** See `TrainedPeople`. */
  readonly leftOutUserIds: readonly string[]
  /** Users x items, positive weights only. What their visitors did is theirs. */
  readonly matrix: SparseMatrix
  /** The same rows, and below them those of visitors with what is of no user. */
  readonly everyone: SparseMatrix
  /** Epoch milliseconds, by entry of `everyone`: those of `matrix` are the first. */
  readonly lastAt: Float64Array
  /** Epoch milliseconds of each item's earliest engagement; infinite if there is none. */
  readonly firstAt: Float64Array
  /** Epoch milliseconds of the newest engagement; -infinity if there is none. */
  readonly newestAt: number
  /** Of the rows of `everyone`. */
  readonly orders: Orders
}

/**
 * Reads all positive interactions of people who consent to model training, in pages of people whose interactions fit into one
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
    boughtTogether,
    needsConsent = false,
  }: {
    readonly itemIndex: ReadonlyMap<string, number>
    readonly servedShare: number
    readonly boughtTogether: BoughtTogetherSettings
    readonly needsConsent?: boolean
  },
  signal: AbortSignal,
  onRead: (done: number, total: number) => void,
): Promise<Interactions> {
  const { users, visitors, leftOutUserIds } = await readTrainedPeople(graph, needsConsent, signal)
  const people = [...users, ...visitors]
  const total = people.reduce((sum, person) => sum + person.size, 0)
  const draft = new InteractionDraft(itemIndex, { servedShare, boughtTogether, users: users.length })
  let done = 0
  for (const group of pagesOfPeople(people, batchRows(graph))) {
    await readPage(graph, group, draft, signal)
    done += group.reduce((sum, person) => sum + person.size, 0)
    onRead(done, total)
  }
  const resetAts = new Map(
    users.flatMap(({ id, profileResetAt }) => (profileResetAt === null ? [] : [[id, profileResetAt]])),
  )
  return {
    ...draft.finish(),
    userIds: users.map(({ id }) => id),
    allowsSensitive: users.map((user) => user.allowsSensitive),
    resetAts,
    leftOutUserIds,
  }
}

/** Groups of consecutive people with at most a page of interactions; one with more is a group alone. */
function* pagesOfPeople(people: readonly TrainedPerson[], most: number): Generator<readonly TrainedPerson[]> {
  let group: TrainedPerson[] = []
  let size = 0
  for (const person of people) {
    const isFull = size + person.size > most || group.length === most
    if (isFull && group.length > 0) {
      yield group
      group = []
      size = 0
    }
    group.push(person)
    size += person.size
  }
  if (group.length > 0) yield group
}

async function readPage(
  graph: GraphStore,
  group: readonly TrainedPerson[],
  draft: InteractionDraft,
  signal: AbortSignal,
): Promise<void> {
  const [only] = group
  if (only && only.size > batchRows(graph)) {
    await readHeavyPerson(graph, only, draft, signal)
    return
  }
  // A visitor of several users is named by each.
  const userIds = [...new Set(group.flatMap(({ sources }) => sources.map(({ id }) => id)))]
  const rows = groupByUser(await graph.run(interactionsOfUsers, { userIds }, { signal }))
  for (const { sources } of group) {
    for (const { id, counts } of sources)
      draft.add((rows.get(id) ?? []).filter(({ lastAt }) => counts(lastAt)))
    draft.endPerson()
  }
}

async function readHeavyPerson(
  graph: GraphStore,
  { sources }: TrainedPerson,
  draft: InteractionDraft,
  signal: AbortSignal,
): Promise<void> {
  const limit = batchRows(graph)
  for (const { id: userId, counts } of sources) {
    let afterItemId = ''
    for (;;) {
      const rows = await graph.run(interactionsOfUser, { userId, afterItemId, limit }, { signal })
      draft.add(rows.filter(({ lastAt }) => counts(lastAt)))
      const last = rows.at(-1)
      if (!last || rows.length < limit) break
      afterItemId = last.itemId
    }
  }
  draft.endPerson()
}

interface InteractionRow {
  readonly itemId: string
  readonly weight: number
  readonly servedWeight: number
  readonly lastAt: number
  readonly firstAt: number
  readonly purchasedAts: readonly number[]
  readonly cartedAts: readonly number[]
  readonly isTakenOut: boolean
}

/** An interaction as if one user had done what two rows say. */
function joined(one: InteractionRow, other: InteractionRow | undefined): InteractionRow {
  if (!other) return one
  return {
    itemId: one.itemId,
    weight: one.weight + other.weight,
    servedWeight: one.servedWeight + other.servedWeight,
    lastAt: Math.max(one.lastAt, other.lastAt),
    firstAt: Math.min(one.firstAt, other.firstAt),
    purchasedAts: [...one.purchasedAts, ...other.purchasedAts],
    cartedAts: [...one.cartedAts, ...other.cartedAts],
    isTakenOut: one.isTakenOut || other.isTakenOut,
  }
}

class InteractionDraft {
  readonly #itemIndex: ReadonlyMap<string, number>
  readonly #servedShare: number
  /** Number of people who are users: the first ones. */
  readonly #users: number
  readonly #matrix: MatrixBuilder
  readonly #lastAt = new SharedNumbers(sharedFloats)
  readonly #firstAt: Float64Array
  readonly #orders: OrdersBuilder
  /** Interactions of the current person, by item. */
  #current = new Map<number, InteractionRow>()
  #newestAt = Number.NEGATIVE_INFINITY

  constructor(
    itemIndex: ReadonlyMap<string, number>,
    {
      servedShare,
      boughtTogether,
      users,
    }: {
      readonly servedShare: number
      readonly boughtTogether: BoughtTogetherSettings
      readonly users: number
    },
  ) {
    this.#itemIndex = itemIndex
    this.#servedShare = servedShare
    this.#users = users
    this.#matrix = new MatrixBuilder(itemIndex.size)
    this.#firstAt = sharedFloats(itemIndex.size).fill(Number.POSITIVE_INFINITY)
    this.#orders = new OrdersBuilder(itemIndex.size, boughtTogether)
  }

  /** Adds interactions of the current person; an item created after the catalog was read is ignored. */
  add(rows: readonly InteractionRow[]): void {
    for (const row of rows) {
      const item = this.#itemIndex.get(row.itemId)
      if (item !== undefined) this.#current.set(item, joined(row, this.#current.get(item)))
    }
  }

  /** Ends the row of the current person. A visitor without interactions has none. */
  endPerson(): void {
    const liked = [...this.#current].filter(([, { weight }]) => weight > 0).sort(([a], [b]) => a - b)
    this.#current = new Map()
    if (this.#matrix.rows >= this.#users && liked.length === 0) return
    for (const [item, row] of liked) this.#put(item, row)
    this.#matrix.endRow()
    this.#orders.endUser()
  }

  #put(item: number, row: InteractionRow): void {
    this.#orders.add(item, row.purchasedAts)
    // What was taken out of a cart was not ordered with what is in it.
    if (!row.isTakenOut) this.#orders.add(item, row.cartedAts)
    const weight = countedWeight(row, this.#servedShare)
    if (weight <= 0) return
    this.#matrix.add(item, weight)
    this.#lastAt.push(row.lastAt)
    this.#firstAt[item] = Math.min(floatAt(this.#firstAt, item), row.firstAt)
    this.#newestAt = Math.max(this.#newestAt, row.lastAt)
  }

  finish(): Pick<Interactions, 'matrix' | 'everyone' | 'lastAt' | 'firstAt' | 'newestAt' | 'orders'> {
    const everyone = this.#matrix.finish()
    return {
      matrix: firstRows(everyone, this.#users),
      everyone,
      lastAt: this.#lastAt.finish(),
      firstAt: this.#firstAt,
      newestAt: this.#newestAt,
      orders: this.#orders.finish(),
    }
  }
}
