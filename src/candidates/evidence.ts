import type { WeightedId } from '../domain/candidate.ts'

/** Pieces of evidence kept for a candidate: more than a sentence can name. */
const KEPT = 3

/** The strongest pieces of evidence, ties by id so that the same request always tells the same reason. */
export function strongestFirst(evidence: readonly WeightedId[]): readonly WeightedId[] {
  return [...evidence].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, KEPT)
}
