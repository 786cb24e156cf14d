import { describe, expect, it } from 'vitest'
import { OrdersBuilder } from '../../../src/training/orders.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'

const MINUTE_MS = 60_000

/** The orders of users, each with `[item, minute]` for what they bought or put into a cart. */
function ordersOf(maxItems: number, ...users: readonly (readonly (readonly [number, number])[])[]) {
  const builder = new OrdersBuilder(20, { ...DEFAULT_TRAINING_SETTINGS.boughtTogether, maxItems })
  for (const lines of users) {
    for (const [item, minute] of lines) builder.add(item, [minute * MINUTE_MS])
    builder.endUser()
  }
  const { matrix, userOf } = builder.finish()
  const rows = Array.from({ length: matrix.rows }, (_, row) => [
    ...matrix.indices.subarray(matrix.offsets[row], matrix.offsets[row + 1]),
  ])
  return { rows, users: [...userOf] }
}

describe('an order', () => {
  it('holds what a user bought with at most half an hour in between, each item once', () => {
    const { rows, users } = ordersOf(
      50,
      [
        [3, 0],
        [1, 30],
        [3, 60],
        [2, 91],
      ],
      [],
      [[1, 61]],
    )
    expect(rows).toEqual([[1, 3], [2], [1]])
    expect(users).toEqual([0, 0, 2])
  })

  it('is the same whatever the order of its lines', () => {
    const lines = [
      [1, 20],
      [2, 0],
      [4, 45],
      [5, 200],
    ] as const
    expect(ordersOf(50, [...lines].reverse())).toEqual(ordersOf(50, lines))
  })

  it('of too many items is left out', () => {
    const lines = Array.from({ length: 4 }, (_, item) => [item, item] as const)
    expect(ordersOf(4, lines).rows).toEqual([[0, 1, 2, 3]])
    expect(ordersOf(3, lines, [[9, 0]])).toEqual({ rows: [[9]], users: [1] })
  })
})
