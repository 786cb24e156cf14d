import { DAY_MS } from '../../domain/duration.ts'
import { MOST_EDGE_PEOPLE } from '../../domain/policy.ts'
import { areNearDuplicates } from '../../recommend/sources/contributors.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { sharedInts } from '../compute/shared-arrays.ts'
import { rowsOf, transpose } from '../compute/sparse-matrix.ts'
import type { TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

type EdgePeopleInput = DerivationInput<'interactions' | 'lastAt' | 'clockMs', never>

/**
 * For each edge between two items, by its place in `edges`, how many distinct people engaged with both: as `Contributors` counts
 * them, up to `MOST_EDGE_PEOPLE`. An account is as old as its oldest engagement. In memory shared between threads.
 */
export function edgePeople(edges: TopEdges, input: EdgePeopleInput): Int32Array {
  const byItem = rowsOf(transpose(input.interactions))
  const countPeople = peopleCounter(input)
  const people = sharedInts(edges.targets.length)
  for (let item = 0; item < edges.counts.length; item++) {
    const start = item * edges.k
    for (let place = start; place < start + intAt(edges.counts, item); place++) {
      people[place] = countPeople(common(byItem(item), byItem(intAt(edges.targets, place))))
    }
  }
  return people
}

/**
 * Counts distinct people among users as `Contributors` does, up to `MOST_EDGE_PEOPLE`: accounts younger than a day and visitors,
 * of whom anybody makes any number, not at all, near-duplicates once.
 */
export function peopleCounter(input: EdgePeopleInput): (users: Iterable<number>) => number {
  const itemsOf = rowsOf(input.interactions)
  const isCounted = oldAccounts(input)
  return (users) => distinct(users, isCounted, itemsOf)
}

function oldAccounts({ interactions: { rows, offsets }, lastAt, clockMs }: EdgePeopleInput): Uint8Array {
  return Uint8Array.from({ length: rows }, (_, user) => {
    for (let place = intAt(offsets, user); place < intAt(offsets, user + 1); place++) {
      if (floatAt(lastAt, place) <= clockMs - DAY_MS) return 1
    }
    return 0
  })
}

/** The numbers in both, ascending. Looks the fewer up among the others. */
export function* common(one: Int32Array, other: Int32Array): Generator<number> {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  let from = 0
  for (const number of few) {
    let to = many.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (intAt(many, middle) < number) from = middle + 1
      else to = middle
    }
    if (many[from] === number) yield number
  }
}

function distinct(
  users: Iterable<number>,
  isCounted: Uint8Array,
  itemsOf: (user: number) => Int32Array,
): number {
  const counted: Int32Array[] = []
  for (const user of users) {
    if (!isCounted[user]) continue
    const items = itemsOf(user)
    if (!counted.some((one) => areNearDuplicates(one, items))) counted.push(items)
    if (counted.length === MOST_EDGE_PEOPLE) break
  }
  return counted.length
}
