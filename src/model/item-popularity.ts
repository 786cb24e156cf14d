import type { FactorModel } from './factor-model.ts'

/**
 * How popular items are by how many people engaged with them: `log(1 + degree) / log(1 + largest degree)`, 0-1. The
 * logarithm, because the tenth listener says more than the thousandth.
 */
export function popularitiesOf(degrees: Int32Array): Float32Array {
  const largest = degrees.reduce((most, degree) => Math.max(most, degree), 1)
  return Float32Array.from(degrees, (degree) => Math.log1p(degree) / Math.log1p(largest))
}

/** An item's popularity at training, 0-1; 0 for an item that is newer, and for any where nothing was trained. */
export function popularityOf(model: FactorModel | null, itemId: string): number {
  const place = model?.items.index.get(itemId)
  return place === undefined ? 0 : (model?.popularities[place] ?? 0)
}
