import { describe, expect, it } from 'vitest'
import { MOST_VIA, NO_VIA } from '../../../src/training/compute/top-edges.ts'
import { mostFollowed, topFollowed } from '../../../src/training/derived/followed.ts'
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

  const viaOf = (user: number, place: number) => {
    const start = (user * edges.k + place) * MOST_VIA
    return [...edges.via.subarray(start, start + MOST_VIA)].filter((person) => person !== NO_VIA)
  }

  it('ranks by the visits of a walk, divided by the largest, best first', () => {
    const found = of(0)
    // A walk comes to dan over bo and over cy, to eve over cy alone and along the weaker tie.
    expect(found.map(([person]) => person)).toEqual([3, 4])
    expect(found[0]?.[1]).toBe(1)
    expect(found[1]?.[1]).toBeGreaterThan(0.2)
    expect(found[1]?.[1]).toBeLessThan(0.4)
  })

  it('excludes the user and the users they follow', () => {
    // bo follows ana, cy and dan.
    expect(of(1)).toEqual([[4, 1]])
  })

  it('gives nothing to a user without ties', () => {
    expect(of(3)).toEqual([])
  })

  it('scores friends of friends by the sum of their paths, divided by the largest', () => {
    // Ana reaches dan by 1 · .5 over bo and .5 · 1 over cy, eve by .5 · .4 over cy.
    expect([...edges.paths.subarray(0, 2)]).toEqual([1, 0.2])
  })

  it('gives at most thirty friends of friends', () => {
    // The first user follows the second, who follows all others.
    const others = 40
    const star = {
      rows: others + 2,
      columns: others + 2,
      offsets: Int32Array.from({ length: others + 3 }, (_, row) => [0, 1][row] ?? others + 1),
      indices: Int32Array.from({ length: others + 1 }, (_, at) => at + 1),
      values: new Float64Array(others + 1).fill(1),
    }
    const settings = { twoHopTies: { k: 50, fanOut: 50 } }
    const { counts, paths } = twoHopTies({ ties: star, settings, userTieBreaks: new Uint32Array(others + 2) })
    expect(counts[0]).toBe(others)
    expect(paths.subarray(0, 50).filter((score) => score > 0)).toHaveLength(30)
  })

  it('gives users the same, however many others get some', () => {
    const settings = { twoHopTies: { k: 3, fanOut: 50 } }
    const one = twoHopTies({ ties, settings, userTieBreaks: new Uint32Array(5), viewers: Int32Array.of(1) })
    expect([...one.counts]).toEqual([0, 1, 0, 0, 0])
    expect(one.targets[3]).toBe(4)
    expect(one.scores[3]).toBe(edges.scores[3])
  })

  it('keeps the people in between, strongest paths first', () => {
    // To dan over cy .5 / 1.4, over bo .5 / 2.5.
    expect(viaOf(0, 0)).toEqual([2, 1])
    expect(viaOf(0, 1)).toEqual([2])
  })
})

describe('whom users follow', () => {
  const input = { ties, userTieBreaks: new Uint32Array(5), settings: {} }

  it('counts less the more people a user follows', () => {
    const edges = topFollowed(input)
    expect([...edges.counts]).toEqual([2, 3, 2, 0, 0])
    expect([...edges.targets.subarray(0, 2)]).toEqual([1, 2])
    expect(edges.scores[0]).toBeCloseTo(1 / Math.log2(3))
    expect(edges.scores[1]).toBeCloseTo(0.5 / Math.log2(3))
  })

  it('is summed over all users for the chart', () => {
    const edges = mostFollowed(input)
    // cy and dan 1.5 each, bo and ana 1, eve .4.
    expect([...edges.targets.subarray(0, edges.counts[0])]).toEqual([2, 3, 0, 1, 4])
    expect(edges.scores[4]).toBeCloseTo(0.4 / 1.5)
  })
})
