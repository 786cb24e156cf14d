import { expect, it } from 'vitest'
import { emptyTopEdges, setRow } from '../../../src/training/compute/top-edges.ts'
import { edgePeople } from '../../../src/training/derived/edge-people.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const DAY_MS = 86_400_000
const CLOCK_MS = 10 * DAY_MS

/** Edges from item 0 to items 1, 2 and 3. */
function edgesOf(items: number) {
  const edges = emptyTopEdges(items, 3)
  setRow(
    edges,
    0,
    [1, 2, 3].map((index) => ({ index, score: 1 })),
    1,
  )
  return edges
}

function peopleOf(histories: readonly (readonly number[])[], ageDays: readonly number[]) {
  const interactions = matrixOf(histories)
  const lastAt = new Float64Array(interactions.indices.length)
  for (let user = 0; user < histories.length; user++) {
    const from = interactions.offsets[user] ?? 0
    lastAt.fill(CLOCK_MS - (ageDays[user] ?? 0) * DAY_MS, from, interactions.offsets[user + 1])
  }
  return [
    ...edgePeople(edgesOf(interactions.columns), { interactions, lastAt, clockMs: CLOCK_MS, settings: {} }),
  ].slice(0, 3)
}

it('counts the users who engaged with both items', () => {
  const histories = [
    [1, 1, 0, 0, 1, 0, 0, 0],
    [1, 1, 1, 0, 0, 1, 0, 0],
    [1, 0, 0, 0, 0, 0, 1, 1],
    [0, 1, 1, 0, 0, 0, 1, 0],
  ]
  expect(peopleOf(histories, [2, 2, 2, 2])).toEqual([2, 1, 0])
})

it('counts no account whose oldest engagement is younger than a day', () => {
  const histories = [
    [1, 1, 0, 0, 1, 0],
    [1, 1, 0, 0, 0, 1],
  ]
  expect(peopleOf(histories, [1, 0.9])).toEqual([1, 0, 0])
})

it('counts copies of a history once', () => {
  const copy = [1, 1, 1, 0, 1, 1, 1]
  expect(peopleOf([copy, copy, copy, [1, 1, 0, 0, 0, 0, 0]], [2, 2, 2, 2])).toEqual([2, 1, 0])
})

it('stops counting at five', () => {
  const histories = Array.from({ length: 8 }, (_, user) => [
    1,
    1,
    0,
    0,
    ...Array.from({ length: 8 }, (__, own) => Number(own === user)),
  ])
  expect(
    peopleOf(
      histories,
      histories.map(() => 2),
    ),
  ).toEqual([5, 0, 0])
})
