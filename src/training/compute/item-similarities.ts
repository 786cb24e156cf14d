import type { SimilarItemsSettings } from '../training-settings.ts'
import { dampedCounts } from './bm25.ts'
import { nearestRows } from './nearest-rows.ts'
import { floatAt, intAt } from './number-at.ts'
import { keepRows, type SparseMatrix, stack, transpose } from './sparse-matrix.ts'
import type { TopEdges } from './top-k.ts'

export interface ItemSimilarityInput {
  /** Users x items, positive weights. */
  readonly interactions: SparseMatrix
  /** Items x tags, weights relative to the item's strongest tag. */
  readonly itemTags: SparseMatrix
  readonly settings: SimilarItemsSettings
  /** One for each item. */
  readonly tieBreaks: Uint32Array
}

/**
 * Each item's most similar items: cosine with shrinkage over who engaged with them, and over the tags they carry,
 * every tag standing for one more user. So an item that nobody touched yet has similar items as well.
 */
export function itemSimilarities(input: ItemSimilarityInput): TopEdges {
  const { interactions, itemTags, settings, tieBreaks } = input
  const isTelling = (entries: number) => entries > 1 && entries <= settings.maxListLength
  const users = keepRows(interactions, isTelling)
  const tags = keepRows(transpose(itemTags), isTelling)
  const meanLength = users.rows === 0 ? 1 : users.indices.length / users.rows
  const lists = stack(
    normalize({ ...users, values: confidences(users, settings) }, settings.lengthNormalization, meanLength),
    normalize(scale(tags, settings.tagShare), settings.lengthNormalization, meanLength),
  )
  return nearestRows(transpose(lists), settings, tieBreaks)
}

function confidences(users: SparseMatrix, settings: SimilarItemsSettings): Float64Array {
  return dampedCounts(users).map((count) => count ** settings.countExponent)
}

function scale(matrix: SparseMatrix, factor: number): SparseMatrix {
  if (factor === 0) return keepRows(matrix, () => false)
  return { ...matrix, values: matrix.values.map((value) => value * factor) }
}

/** Long lists say less about each of their items. */
function normalize(matrix: SparseMatrix, exponent: number, meanLength: number): SparseMatrix {
  const values = new Float64Array(matrix.values.length)
  for (let row = 0; row < matrix.rows; row++) {
    const start = intAt(matrix.offsets, row)
    const end = intAt(matrix.offsets, row + 1)
    const divisor = ((end - start) / meanLength) ** exponent
    for (let place = start; place < end; place++) values[place] = floatAt(matrix.values, place) / divisor
  }
  return { ...matrix, values }
}
