/**
 * Share of the user's relevant items within the first `k` places: `hits / relevantCount`. All of her test rows
 * count, also items that no training row knows.
 *
 * @param relevantCount > 0
 */
export function recall(hits: readonly boolean[], relevantCount: number, k: number): number {
  return hits.slice(0, k).filter(Boolean).length / relevantCount
}
