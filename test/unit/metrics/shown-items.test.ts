import { expect, it } from 'vitest'
import { coverage, gini } from '../../../src/evaluation/metrics.ts'
import { ShownItems, spreadOf } from '../../../src/metrics/shown-items.ts'

/** A number from 0 to 1, the same in each run. */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Draws items of which the n-th is drawn `n ** -power` times as often as the first. */
function itemsBy(power: number, items: number, random: () => number): () => number {
  const sums: number[] = []
  for (let n = 1; n <= items; n++) sums.push((sums.at(-1) ?? 0) + n ** -power)
  return () => {
    const wanted = random() * (sums.at(-1) ?? 0)
    let [low, high] = [0, items - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Impressions in batches by some journals, beside a count of all of them. */
function shown(draw: () => number, impressions: number, journals: number) {
  const full = new Map<number, number>()
  const rows = Array.from({ length: journals }, () => new ShownItems().pack())
  for (let batch = 0; batch * 500 < impressions; batch++) {
    const items = new ShownItems()
    for (let n = 0; n < 500; n++) {
      const item = draw()
      full.set(item, (full.get(item) ?? 0) + 1)
      items.add(`item-${item}`)
    }
    items.addPacked(rows[batch % journals] ?? '')
    rows[batch % journals] = items.pack()
  }
  const items = new ShownItems()
  for (const row of rows) items.addPacked(row)
  return { full, items, longest: Math.max(...rows.map((row) => row.length)) }
}

it('items that were shown are counted exactly while there are few', () => {
  const { full, items } = shown(itemsBy(1, 3_000, drawing(5)), 40_000, 3)
  const spread = spreadOf(items.facts(), 4_000)
  expect(items.isSample).toBe(false)
  expect(spread.shown).toBe(full.size)
  expect(spread.gini).toBeCloseTo(gini(full, 4_000), 9)
  const times = Array.from({ length: 4_000 }, (_, item) => full.get(item) ?? 0).sort((a, b) => a - b)
  const least = (count: number) => times.slice(0, count).reduce((sum, time) => sum + time, 0) / 40_000
  const curve = items.curve(4_000, 20)
  expect(curve).toHaveLength(21)
  for (const [part, share] of curve.entries()) expect(share).toBeCloseTo(least(part * 200), 9)
  expect(spreadOf(items.facts(), 10).gini).toBeCloseTo(gini(full, full.size), 9)
})

it.each([
  [1, 20_000, 1],
  [1, 100_000, 2],
  [0.7, 50_000, 1],
  [1.3, 100_000, 3],
  [0, 20_000, 1],
])(
  'of many items by n^-%d of %i, a sample of bounded size stands for a full count',
  (power, size, journals) => {
    const { full, items, longest } = shown(itemsBy(power, size, drawing(7)), 150_000, journals)
    const spread = spreadOf(items.facts(), size)
    expect(items.isSample).toBe(true)
    expect(longest).toBeLessThan(40_000)
    // The standard deviation of a sample of 2,048 is 2.2 %.
    expect(Math.abs(spread.shown / size - coverage(full, size)) / coverage(full, size)).toBeLessThan(0.066)
    expect(Math.abs(spread.gini - gini(full, size))).toBeLessThan(0.03)
    const curve = items.curve(size, 100)
    const area = curve.slice(1).reduce((sum, share, at) => sum + (share + (curve[at] ?? 0)) / 200, 0)
    expect(1 - 2 * area).toBeCloseTo(spread.gini, 1)
  },
  60_000,
)

it('how often an item was shown is exact while there are few, and 0 only if it was not shown', () => {
  for (const [items, isSample] of [
    [3_000, false],
    [30_000, true],
  ] as const) {
    const { full, items: counted } = shown(itemsBy(0.7, items, drawing(7)), 40_000, 3)
    expect(counted.isSample).toBe(isSample)
    let [found, unknown] = [0, 0]
    for (let item = 0; item < 2 * items; item++) {
      const [times, told] = [full.get(item) ?? 0, counted.timesOf(`item-${item}`)]
      if (told === null) unknown++
      else if (!isSample || times === 0) expect(told).toBe(times)
      else expect(told).toBeGreaterThan(0)
      if (told === 0) found++
    }
    expect(unknown > 0).toBe(isSample)
    expect(found).toBeGreaterThan(1_000)
  }
})
