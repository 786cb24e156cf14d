import type { Interactions } from '../read-interactions.ts'
import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'
import type { InterestSettings } from '../training-settings.ts'
import { type DatedInteractions, type HeldOutKind, holdOut } from './hold-out.ts'
import { floatAt, intAt } from './numbers.ts'
import { sharedTieBreaks } from './random.ts'
import { SharedNumbers, sharedFloats } from './shared-arrays.ts'
import { firstRows, MatrixBuilder, mapEntries, type SparseMatrix } from './sparse-matrix.ts'

/** The training data without the held-out engagements, computed in a worker thread. */
export function withholdSome(run: TrainingRun, data: TrainingData): Promise<Remainder> {
  const { catalog, interactions, userTags } = data
  const { seed, interest } = run.settings
  return run.pool.run(
    withhold,
    {
      interactions: {
        matrix: interactions.matrix,
        everyone: interactions.everyone,
        lastAt: interactions.lastAt,
        userTieBreaks: sharedTieBreaks(interactions.userIds, seed),
        itemTieBreaks: catalog.tieBreaks,
      },
      itemTags: catalog.itemTags,
      userTags,
      heldOutKind: run.heldOutKind,
      settings: interest,
    },
    run.signal,
  )
}

/** The remaining data in the form that training reads. */
export function dataOf(data: TrainingData, remainder: Remainder): TrainingData {
  const { itemTags, everyone, lastAt, userTags } = remainder
  return {
    ...data,
    catalog: { ...data.catalog, itemTags },
    interactions: { ...data.interactions, matrix: remainder.interactions, everyone, lastAt },
    userTags,
  }
}

export interface WithholdInput {
  readonly interactions: DatedInteractions & Pick<Interactions, 'everyone'>
  /** Items x tags. */
  readonly itemTags: SparseMatrix
  /** Users x tags: how often each tag was used. */
  readonly userTags: SparseMatrix
  readonly heldOutKind: HeldOutKind
  readonly settings: InterestSettings
}

/** The training data without held-out engagements, and the held-out engagements. */
export interface Remainder {
  /** Places of the users concerned. */
  readonly users: Int32Array
  /** Held-out items of each of these users, in order: x items. */
  readonly held: SparseMatrix
  /** Remaining share of each user's uses of a tag, where less than 1: x tags. */
  readonly tagShares: SparseMatrix
  readonly interactions: SparseMatrix
  /** The same rows, and those of visitors below. */
  readonly everyone: SparseMatrix
  /** By entry of `everyone`. */
  readonly lastAt: Float64Array
  readonly itemTags: SparseMatrix
  readonly userTags: SparseMatrix
}

/**
 * Holds out engagements of some users (`holdOut`). A tag that a user applied to a held-out item would reveal it. Which tag the
 * user applied to which item is not stored, so the expected number is removed: the uses of a tag, times the share of its items
 * that is held out.
 */
export function withhold(input: WithholdInput): Remainder {
  const { interactions, itemTags, userTags, heldOutKind, settings } = input
  const heldOf = holdOut(interactions, heldOutKind, settings)
  const leftOf = new Map<number, ReadonlyMap<number, number>>()
  const taken = new Map<number, Map<number, number>>()
  for (const [user, held] of heldOf) leftOf.set(user, takeBackTags(input, user, held, taken))
  const lastAt = new SharedNumbers(sharedFloats)
  const everyone = mapEntries(interactions.everyone, (user, item, weight, place) => {
    if (heldOf.get(user)?.has(item)) return 0
    lastAt.push(floatAt(interactions.lastAt, place))
    return weight
  })
  return {
    users: Int32Array.from(heldOf.keys()),
    held: rowsOf(
      Array.from(heldOf.values(), (items) => [...items].map((item) => [item, 1] as const)),
      itemTags.rows,
    ),
    tagShares: rowsOf(
      Array.from(leftOf.values(), (shares) => [...shares]),
      itemTags.columns,
    ),
    interactions: firstRows(everyone, interactions.matrix.rows),
    everyone,
    lastAt: lastAt.finish(),
    itemTags: mapEntries(itemTags, (item, tag, weight) => weight - (taken.get(item)?.get(tag) ?? 0)),
    userTags: mapEntries(userTags, (user, tag, uses) => uses * (leftOf.get(user)?.get(tag) ?? 1)),
  }
}

/** Adds the user's expected part in the tags of held-out items to `taken`; returns the remaining shares of the uses. */
function takeBackTags(
  input: WithholdInput,
  user: number,
  held: ReadonlySet<number>,
  taken: Map<number, Map<number, number>>,
): ReadonlyMap<number, number> {
  const shares = new Map<number, number>()
  for (const [tag, { applied, items, heldItems }] of usesOfTags(input, user, held)) {
    if (heldItems.length === 0) continue
    shares.set(tag, 1 - heldItems.length / items)
    for (const item of heldItems) {
      const ofItem = taken.get(item) ?? new Map<number, number>()
      ofItem.set(tag, (ofItem.get(tag) ?? 0) + Math.min(1, applied / items))
      taken.set(item, ofItem)
    }
  }
  return shares
}

interface TagUse {
  /** How often the user applied the tag. */
  readonly applied: number
  /** How many of the user's items have the tag, and which of those are held out. */
  items: number
  readonly heldItems: number[]
}

function usesOfTags(
  { interactions: { matrix }, itemTags, userTags }: WithholdInput,
  user: number,
  held: ReadonlySet<number>,
): ReadonlyMap<number, TagUse> {
  const uses = new Map<number, TagUse>()
  for (let place = intAt(userTags.offsets, user); place < intAt(userTags.offsets, user + 1); place++) {
    const applied = floatAt(userTags.values, place)
    uses.set(intAt(userTags.indices, place), { applied, items: 0, heldItems: [] })
  }
  for (let place = intAt(matrix.offsets, user); place < intAt(matrix.offsets, user + 1); place++) {
    const item = intAt(matrix.indices, place)
    for (let at = intAt(itemTags.offsets, item); at < intAt(itemTags.offsets, item + 1); at++) {
      const use = uses.get(intAt(itemTags.indices, at))
      if (!use) continue
      use.items++
      if (held.has(item)) use.heldItems.push(item)
    }
  }
  return uses
}

/** A small matrix from lists of entries; columns keep the given order. */
function rowsOf(
  rows: readonly (readonly (readonly [column: number, value: number])[])[],
  columns: number,
): SparseMatrix {
  const builder = new MatrixBuilder(columns)
  for (const entries of rows) {
    for (const [column, value] of entries) builder.add(column, value)
    builder.endRow()
  }
  return builder.finish()
}
