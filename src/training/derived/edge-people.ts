import { DAY_MS } from '../../domain/duration.ts'
import { MOST_EDGE_PEOPLE } from '../../domain/policy.ts'
import { areNearDuplicates } from '../../recommend/sources/contributors.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { sharedInts } from '../compute/shared-arrays.ts'
import { type SparseMatrix, transpose } from '../compute/sparse-matrix.ts'
import type { TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

type EdgePeopleInput = DerivationInput<'interactions' | 'lastAt' | 'clockMs', never>

/**
 * For each edge between two items, by its place in `edges`, how many distinct people engaged with both: as `Contributors` counts
 * them, up to `MOST_EDGE_PEOPLE`. An account is as old as its oldest engagement. In memory shared between threads.
 */
export function edgePeople(edges: TopEdges, input: EdgePeopleInput): Int32Array {
  const byItem = rowsOf(transpose(input.interactions))
  const byUser = rowsOf(input.interactions)
  const isCounted = oldAccounts(input)
  const people = sharedInts(edges.targets.length)
  for (let item = 0; item < edges.counts.length; item++) {
    const start = item * edges.k
    for (let place = start; place < start + intAt(edges.counts, item); place++) {
      const shared = sharedBy(byItem(item), byItem(intAt(edges.targets, place)))
      people[place] = distinct(shared, isCounted, byUser)
    }
  }
  return people
}

type RowOf = (row: number) => Int32Array

function rowsOf({ offsets, indices }: SparseMatrix): RowOf {
  return (row) => indices.subarray(intAt(offsets, row), intAt(offsets, row + 1))
}

function oldAccounts({ interactions: { rows, offsets }, lastAt, clockMs }: EdgePeopleInput): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, user) => {
    for (let place = intAt(offsets, user); place < intAt(offsets, user + 1); place++) {
      if (floatAt(lastAt, place) <= clockMs - DAY_MS) return 1
    }
    return 0
  })
}

/** The users of both, ascending. Looks those of the rarer item up among the others. */
function* sharedBy(one: Int32Array, other: Int32Array): Generator<number> {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  let from = 0
  for (const user of few) {
    let to = many.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (intAt(many, middle) < user) from = middle + 1
      else to = middle
    }
    if (many[from] === user) yield user
  }
}

function distinct(users: Iterable<number>, isCounted: Uint8Array, itemsOf: RowOf): number {
  const counted: Int32Array[] = []
  for (const user of users) {
    if (isCounted[user] === 0) continue
    const items = itemsOf(user)
    if (!counted.some((one) => areNearDuplicates(one, items))) counted.push(items)
    if (counted.length === MOST_EDGE_PEOPLE) break
  }
  return counted.length
}
