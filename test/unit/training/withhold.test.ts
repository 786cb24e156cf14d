import { describe, expect, it } from 'vitest'
import type { HeldOutKind } from '../../../src/training/compute/hold-out.ts'
import type { SparseMatrix } from '../../../src/training/compute/sparse-matrix.ts'
import { type WithholdInput, withhold } from '../../../src/training/compute/withhold.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const settings = { ...DEFAULT_TRAINING_SETTINGS.interest, leastInteractions: 4, heldShare: 0.25 }

/** Two users, five items, two tags. The second user has too few engagements to be drawn. */
const interactions = matrixOf([
  [1, 2, 3, 4, 0],
  [0, 1, 0, 0, 1],
])
const itemTags = matrixOf([
  [2, 0],
  [1, 0],
  [1, 0],
  [3, 1],
  [0, 1],
])
const userTags = matrixOf([
  [4, 1],
  [0, 1],
])

function input(lastAt: readonly number[], tieBreaks = [11, 5]): WithholdInput {
  return {
    interactions: {
      matrix: interactions,
      everyone: interactions,
      lastAt: Float64Array.from(lastAt),
      userTieBreaks: Uint32Array.from(tieBreaks),
      itemTieBreaks: Uint32Array.from([3, 1, 4, 1, 5]),
    },
    itemTags,
    userTags,
    heldOutKind: 'newest',
    settings,
  }
}

function dense({ rows, columns, offsets, indices, values }: SparseMatrix): number[][] {
  return Array.from({ length: rows }, (_, row) => {
    const line: number[] = new Array(columns).fill(0)
    for (let place = offsets[row] ?? 0; place < (offsets[row + 1] ?? 0); place++) {
      line[indices[place] ?? 0] = values[place] ?? 0
    }
    return line
  })
}

describe('withhold', () => {
  it('holds out only the newest engagement of users with enough engagements', () => {
    const left = withhold(input([1, 2, 3, 9, 8, 8]))
    expect([...left.users]).toEqual([0])
    expect(dense(left.held)).toEqual([[0, 0, 0, 1, 0]])
    expect(dense(left.interactions)).toEqual([
      [1, 2, 3, 0, 0],
      [0, 1, 0, 0, 1],
    ])
    expect([...left.lastAt]).toEqual([1, 2, 3, 8, 8])
  })

  it('removes the share of the tags of a user that the held-out item accounts for', () => {
    const left = withhold(input([1, 2, 3, 9, 8, 8]))
    // The first tag, used 4 times, is on four of the user's items, one of them held out; the second on that one alone.
    expect(dense(left.userTags)).toEqual([
      [3, 0],
      [0, 1],
    ])
    expect(dense(left.tagShares)).toEqual([[0.75, 0]])
  })

  it('removes the expected tags of the user from the held-out item, and a tag only they applied entirely', () => {
    const left = withhold(input([1, 2, 3, 9, 8, 8]))
    expect(dense(left.itemTags)).toEqual([
      [2, 0],
      [1, 0],
      [1, 0],
      [2, 0],
      [0, 1],
    ])
  })

  it('holds out a random part by seed if there are no dates', () => {
    const held = (tieBreaks: number[]) => dense(withhold(input([7, 7, 7, 7, 7, 7], tieBreaks)).held)
    expect(held([11, 5])).toEqual(held([11, 5]))
    const parts = new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(held([seed * 7919, 5]))))
    expect(parts.size).toBeGreaterThan(1)
  })

  it('holds out engagements of any time on request, as for undated data', () => {
    const settingsOfHalf = { ...settings, heldShare: 0.5, undatedShare: 0.5 }
    const held = (kind: HeldOutKind, lastAt: readonly number[]) =>
      dense(withhold({ ...input(lastAt), heldOutKind: kind, settings: settingsOfHalf }).held)
    const any = held('any', [1, 2, 3, 9, 8, 8])
    expect(any).toEqual(held('newest', [7, 7, 7, 7, 7, 7]))
    expect(any).toEqual(held('any', [9, 3, 2, 1, 8, 8]))
    expect(any).not.toEqual(held('newest', [1, 2, 3, 9, 8, 8]))
  })

  it('holds out any engagements if most are of one instant', () => {
    const held = (lastAt: readonly number[]) => dense(withhold(input(lastAt)).held)
    expect(held([7, 7, 7, 9, 7, 8])).toEqual(held([7, 7, 7, 7, 7, 7]))
  })

  it('of data without dates, more people lose another part than of data with them', () => {
    const undated = {
      ...input([7, 7, 7, 7, 7, 7]),
      settings: { ...settings, leastInteractions: 2, maxUsers: 1, maxUndatedUsers: 2, undatedShare: 0.5 },
    }
    const left = withhold(undated)
    expect(dense(left.held).map((line) => line.filter(Boolean).length)).toEqual([1, 2])
    // Half of them are of one instant: not most.
    const dated = withhold({ ...undated, interactions: input([7, 7, 7, 9, 2, 8]).interactions })
    expect(dense(dated.held).map((line) => line.filter(Boolean).length)).toEqual([1])
  })

  it('samples at most as many users as the settings allow', () => {
    const twice = {
      ...input([1, 2, 3, 9, 8, 8]),
      settings: { ...settings, leastInteractions: 2, maxUsers: 1, maxUndatedUsers: 1 },
    }
    expect(withhold(twice).users).toHaveLength(1)
  })
})
