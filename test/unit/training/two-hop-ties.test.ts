import { describe, expect, it } from 'vitest'
import { twoHopTies } from '../../../src/training/derived/two-hop-ties.ts'

// ana (0) follows bo (1) and cy (2); bo follows cy, dan (3) and ana; cy follows dan and eve (4).
const ties = {
  rows: 5,
  columns: 5,
  offsets: Int32Array.from([0, 2, 5, 7, 7, 7]),
  indices: Int32Array.from([1, 2, 0, 2, 3, 3, 4]),
  values: Float64Array.from([1, 0.5, 1, 1, 0.5, 1, 0.4]),
}

describe('twoHopTies', () => {
  const edges = twoHopTies({
    ties,
    settings: { twoHopTies: { k: 3, fanOut: 50 } },
    userTieBreaks: new Uint32Array(5),
  })
  const of = (user: number) =>
    Array.from({ length: edges.counts[user] ?? 0 }, (_, place) => [
      edges.targets[user * edges.k + place],
      edges.scores[user * edges.k + place],
    ])

  it('sums the products of strengths over all paths, relative to the best, best first', () => {
    // dan: 1 * 0.5 (through bo) + 0.5 * 1 (through cy) = 1; eve: 0.5 * 0.4 = 0.2
    expect(of(0)).toEqual([
      [3, 1],
      [4, 0.2],
    ])
  })

  it('excludes the user and the users they follow', () => {
    // bo reaches ana back through ana, cy through ana (followed), dan through cy (followed), eve through cy: 0.4
    expect(of(1)).toEqual([[4, 1]])
  })

  it('gives nothing to a user without ties', () => {
    expect(of(3)).toEqual([])
  })
})
