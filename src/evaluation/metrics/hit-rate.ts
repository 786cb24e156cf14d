/** 1 if one of the first `k` places holds a relevant item, else 0. */
export function hitRate(hits: readonly boolean[], k: number): number {
  return hits.slice(0, k).includes(true) ? 1 : 0
}
