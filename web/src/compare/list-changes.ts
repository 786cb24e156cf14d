import { overlapOf } from './overlap.ts'

/** The first items of a person's lists under two settings, by their ids. */
export interface ListPair {
  readonly id: string
  readonly name: string | null
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** How two lists of a person differ. */
export interface ListChange {
  readonly id: string
  readonly name: string | null
  /** Jaccard index of the items, 0-1. */
  readonly overlap: number
  /** By how many ranks items that are in both lists moved, on average; null if no item is in both. */
  readonly moves: number | null
}

/** How the lists of many people differ. */
export interface Changes {
  /** Those whose lists differ most come first. */
  readonly people: readonly ListChange[]
  /** Mean overlap, 0-1; 0 without people. */
  readonly overlap: number
  /** Mean of the moves of those who have items in both lists; null if none has. */
  readonly moves: number | null
  /** People whose lists have the same items at the same ranks. */
  readonly unchanged: number
  /** Distinct items over all people. */
  readonly distinct: { readonly left: number; readonly right: number }
}

/** Compares the two lists of each person, and what all of them have together. */
export function changesOf(pairs: readonly ListPair[]): Changes {
  const people = pairs
    .map(changeOf)
    .sort((one, other) => one.overlap - other.overlap || movesOf(other) - movesOf(one))
  const moves = people.flatMap((person) => (person.moves === null ? [] : [person.moves]))
  return {
    people,
    overlap: meanOf(people.map(({ overlap }) => overlap)) ?? 0,
    moves: meanOf(moves),
    unchanged: people.filter(({ overlap, moves }) => overlap === 1 && moves === 0).length,
    distinct: {
      left: new Set(pairs.flatMap(({ left }) => left)).size,
      right: new Set(pairs.flatMap(({ right }) => right)).size,
    },
  }
}

function changeOf({ id, name, left, right }: ListPair): ListChange {
  const ranks = new Map(right.map((item, rank) => [item, rank]))
  const moves = left.flatMap((item, rank) => {
    const other = ranks.get(item)
    return other === undefined ? [] : [Math.abs(other - rank)]
  })
  // Two empty lists are the same.
  const overlap = left.length + right.length === 0 ? 1 : overlapOf(left, right).jaccard
  return { id, name, overlap, moves: overlap === 1 && moves.length === 0 ? 0 : meanOf(moves) }
}

function movesOf({ moves }: ListChange): number {
  return moves ?? Number.POSITIVE_INFINITY
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
