import type { WeightedId } from '../../domain/candidate.ts'

/** Pieces of evidence kept for a candidate: more than a sentence can name. */
const KEPT = 3

/** Keeps the strongest pieces of evidence, ties by id so that the same request always tells the same reason. */
export class Strongest {
  readonly #kept: WeightedId[] = []

  offer(id: string, weight: number): void {
    let place = this.#kept.length
    while (place > 0 && isStronger(id, weight, this.#kept[place - 1])) place--
    if (place >= KEPT) return
    this.#kept.splice(place, 0, { id, weight })
    if (this.#kept.length > KEPT) this.#kept.pop()
  }

  /** What was offered, at most three, strongest first. */
  get kept(): readonly WeightedId[] {
    return this.#kept
  }
}

function isStronger(id: string, weight: number, other: WeightedId | undefined): boolean {
  return other !== undefined && (weight > other.weight || (weight === other.weight && id < other.id))
}

/** The strongest of many pieces. */
export function strongestFirst(evidence: readonly WeightedId[]): readonly WeightedId[] {
  const strongest = new Strongest()
  for (const { id, weight } of evidence) strongest.offer(id, weight)
  return strongest.kept
}
