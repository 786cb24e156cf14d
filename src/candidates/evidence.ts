import type { WeightedId } from '../domain/candidate.ts'

/** Pieces of evidence kept for a candidate: more than a sentence can name. */
const KEPT = 3

/** Places that a packed piece of evidence can name; the queries that pack multiply by it. */
const PLACES = 1_024

/** Packed weights are whole billionths. */
const WEIGHT_UNIT = 1e-9

/** The strongest pieces of evidence, ties by id so that the same request always tells the same reason. */
export function strongestFirst(evidence: readonly WeightedId[]): readonly WeightedId[] {
  const kept: WeightedId[] = []
  for (const piece of evidence) {
    let place = kept.length
    while (place > 0 && isStronger(piece, kept[place - 1])) place--
    if (place >= KEPT) continue
    kept.splice(place, 0, piece)
    if (kept.length > KEPT) kept.pop()
  }
  return kept
}

function isStronger(piece: WeightedId, other: WeightedId | undefined): boolean {
  if (!other) return false
  return piece.weight > other.weight || (piece.weight === other.weight && piece.id < other.id)
}

/**
 * Evidence as the candidate queries pack it, one integer a piece: the place of its id in `ids` plus 1,024 times its
 * weight in billionths.
 */
export function unpackEvidence(packed: readonly number[], ids: readonly string[]): readonly WeightedId[] {
  return packed.map((code) => ({
    id: ids[code % PLACES] ?? '',
    weight: Math.floor(code / PLACES) * WEIGHT_UNIT,
  }))
}

/** Rows as the packing queries take them: each with its place. @throws RangeError for more than can be named. */
export function withPlaces<Row>(rows: readonly Row[]): readonly (Row & { readonly place: number })[] {
  if (rows.length > PLACES) throw new RangeError(`at most ${PLACES} rows can be named, were ${rows.length}`)
  return rows.map((row, place) => ({ ...row, place }))
}
