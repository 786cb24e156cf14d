/** `1 / rank` of the first relevant item within the first `k` places, ranks from 1; 0 if there is none. */
export function reciprocalRank(hits: readonly boolean[], k: number): number {
  const place = hits.slice(0, k).indexOf(true)
  return place < 0 ? 0 : 1 / (place + 1)
}
