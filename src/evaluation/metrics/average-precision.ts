/**
 * Mean of the precision at each relevant place: `sum over relevant places j of (hits up to j) / j`, divided by
 * `min(relevantCount, k)`, so that a perfect list has 1. Its mean over users is MAP.
 *
 * @param relevantCount > 0
 */
export function averagePrecision(hits: readonly boolean[], relevantCount: number, k: number): number {
  let found = 0
  let sum = 0
  hits.slice(0, k).forEach((isHit, place) => {
    if (!isHit) return
    found++
    sum += found / (place + 1)
  })
  return sum / Math.min(relevantCount, k)
}
