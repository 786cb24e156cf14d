/**
 * Normalized discounted cumulative gain with gain 1: `sum over relevant places j of 1 / log2(j + 1)`, places from
 * 1, divided by the same sum over the first `min(relevantCount, k)` places (Järvelin and Kekäläinen 2002).
 *
 * @param relevantCount > 0
 */
export function ndcg(hits: readonly boolean[], relevantCount: number, k: number): number {
  let gained = 0
  hits.slice(0, k).forEach((isHit, place) => {
    if (isHit) gained += 1 / Math.log2(place + 2)
  })
  let ideal = 0
  for (let place = 0; place < Math.min(relevantCount, k); place++) ideal += 1 / Math.log2(place + 2)
  return gained / ideal
}
