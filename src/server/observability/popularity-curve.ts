/** So many items were used by so many people. */
export interface DegreeCount {
  readonly degree: number
  readonly items: number
}

/** The most used `items` (a part of all, 0-1) have this part of all `interactions`. */
export interface PopularityPoint {
  readonly items: number
  readonly interactions: number
}

const MAX_POINTS = 50

/**
 * The curve of use over a catalog, from no item to all of them. Straight where all are used alike, steep at first
 * where few are used most. Empty where nothing was used.
 */
export function popularityCurve(counts: readonly DegreeCount[]): readonly PopularityPoint[] {
  const allItems = sum(counts.map(({ items }) => items))
  const allUse = sum(counts.map(({ degree, items }) => degree * items))
  if (allUse === 0) return []
  let [items, use] = [0, 0]
  const mostUsedFirst = [...counts].sort((a, b) => b.degree - a.degree)
  const whole = mostUsedFirst.map((count) => {
    items += count.items
    use += count.degree * count.items
    return { items: items / allItems, interactions: use / allUse }
  })
  return [{ items: 0, interactions: 0 }, ...thinned(whole, MAX_POINTS - 1)]
}

/** At most `limit` of them, evenly over the catalog, the last one always. */
function thinned(points: readonly PopularityPoint[], limit: number): readonly PopularityPoint[] {
  const kept: PopularityPoint[] = []
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1)?.items ?? 0
    if (index === points.length - 1 || point.items - before >= 1 / (limit - 1)) kept.push(point)
  }
  return kept
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0)
}
