/** How much two lists have in common. */
export interface Overlap {
  readonly both: number
  readonly all: number
  /** Those in both as a part of all, 0-1; 0 for two empty lists. */
  readonly jaccard: number
}

/** Counts what two lists without repeats share. */
export function overlapOf(left: readonly string[], right: readonly string[]): Overlap {
  const others = new Set(right)
  const both = left.filter((id) => others.has(id)).length
  const all = left.length + right.length - both
  return { both, all, jaccard: all === 0 ? 0 : both / all }
}
