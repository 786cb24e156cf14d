import type { FactorTable } from './factor-model.ts'

/** An item is described by at most so many tags, its strongest that are known. */
export const DESCRIBING_TAGS = 20

/** Id of the effect that every item has. */
export const EVERY_ITEM = ''

/**
 * Writes the vector that the tags of an item predict. False if none of them is known.
 *
 * @param tagIds strongest first
 */
export function describeItem(
  { index, vectors: effects }: FactorTable,
  tagIds: readonly string[],
  vector: Float32Array,
): boolean {
  const known = tagIds.flatMap((tagId) => index.get(tagId) ?? []).slice(0, DESCRIBING_TAGS)
  const every = index.get(EVERY_ITEM)
  if (known.length === 0 || every === undefined) return false
  const dimension = vector.length
  for (let k = 0; k < dimension; k++) {
    let sum = effects[every * dimension + k] as number
    for (const place of known) sum += effects[place * dimension + k] as number
    vector[k] = sum
  }
  return true
}
