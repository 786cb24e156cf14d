/** Share of the `k` places that hold a relevant item: `hits / k`. A shorter list loses the places it lacks. */
export function precision(hits: readonly boolean[], k: number): number {
  return hits.slice(0, k).filter(Boolean).length / k
}
