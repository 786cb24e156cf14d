/** How much two lists overlap. */
export interface Overlap {
  readonly both: number
  readonly all: number
  /** Jaccard index: items in both lists divided by all items, 0-1; 0 for two empty lists. */
  readonly jaccard: number
}

/** Counts the items that two lists share; each list holds an item once. */
export function overlapOf(left: readonly string[], right: readonly string[]): Overlap {
  const others = new Set(right)
  const both = left.filter((id) => others.has(id)).length
  const all = left.length + right.length - both
  return { both, all, jaccard: all === 0 ? 0 : both / all }
}
