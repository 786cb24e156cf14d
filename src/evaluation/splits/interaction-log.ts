import type { DataSet } from '../../datasets/importing/data-set.ts'
import { type InteractionEvent, isEdgeKind } from '../../domain/event.ts'
import { isVisitorId } from '../../domain/ids.ts'
import { checkRecord } from '../../domain/records.ts'
import { eventWeight, type RatingScale } from '../../events/event-weight.ts'

/** All interactions of one user with one item. A split never divides a pair. */
export interface Pair {
  readonly userId: string
  readonly itemId: string
  /** Sum of the event weights; above 0 means that the user likes the item. */
  readonly weight: number
  /** Epoch milliseconds of the earliest dated event; null if none has a date. */
  readonly firstAtMs: number | null
  /** Epoch milliseconds of the latest dated event; null if none has a date. */
  readonly lastAtMs: number | null
}

/** The interactions of a data set, grouped into pairs. */
export interface InteractionLog {
  /** In order of first appearance in the data set. */
  readonly pairs: readonly Pair[]
  readonly pairOf: (userId: string, itemId: string) => Pair | undefined
  /** Items with at least one interaction in the whole data set. */
  readonly touchedItems: ReadonlySet<string>
  /** Number of valid rows of a kind that creates edges. */
  readonly rows: number
  /** How many of `rows` have no date. */
  readonly undatedRows: number
}

export interface LogOptions {
  /** Later rows are invalid, as in the importer; epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  readonly signal?: AbortSignal
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] }

/**
 * Reads every interaction once. Leaves out rows that the importer would reject, impressions and searches (which never
 * become edges), and the rows of visitors: no list is measured for them, and trainings read them.
 *
 * @throws the signal's reason once it aborts
 */
export async function readInteractionLog(dataSet: DataSet, options: LogOptions): Promise<InteractionLog> {
  const draft = new Draft()
  for await (const row of dataSet.rows('interactions')) {
    options.signal?.throwIfAborted()
    if (!row.isValid || !isEdgeKind(row.record.kind) || isVisitorId(row.record.userId)) continue
    if (checkRecord('interactions', row.record, options) !== null) continue
    draft.add(row.record, eventWeight(row.record, options.ratingScale))
  }
  return draft.finish()
}

class Draft {
  readonly #pairs: Mutable<Pair>[] = []
  readonly #byUser = new Map<string, Map<string, Mutable<Pair>>>()
  readonly #items = new Set<string>()
  #rows = 0
  #undatedRows = 0

  add(
    { userId, itemId, atMs }: Pick<InteractionEvent, 'userId' | 'itemId'> & { readonly atMs: number | null },
    weight: number,
  ): void {
    this.#rows++
    this.#items.add(itemId)
    const pair = this.#pairOf(userId, itemId)
    pair.weight += weight
    if (atMs === null) {
      this.#undatedRows++
      return
    }
    pair.firstAtMs = Math.min(pair.firstAtMs ?? atMs, atMs)
    pair.lastAtMs = Math.max(pair.lastAtMs ?? atMs, atMs)
  }

  finish(): InteractionLog {
    return {
      pairs: this.#pairs,
      pairOf: (userId, itemId) => this.#byUser.get(userId)?.get(itemId),
      touchedItems: this.#items,
      rows: this.#rows,
      undatedRows: this.#undatedRows,
    }
  }

  #pairOf(userId: string, itemId: string): Mutable<Pair> {
    const items = this.#byUser.get(userId) ?? new Map<string, Mutable<Pair>>()
    this.#byUser.set(userId, items)
    const known = items.get(itemId)
    if (known) return known
    const pair: Mutable<Pair> = { userId, itemId, weight: 0, firstAtMs: null, lastAtMs: null }
    items.set(itemId, pair)
    this.#pairs.push(pair)
    return pair
  }
}
