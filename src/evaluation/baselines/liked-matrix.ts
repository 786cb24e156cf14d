import type { SparseMatrix } from '../../training/compute/sparse-matrix.ts'
import type { TrainingRows } from '../training-rows.ts'

/** Users x items, 1 where the user likes the item. */
export function likedMatrix({ likedBy, itemIds }: TrainingRows): SparseMatrix {
  const offsets = new Int32Array(likedBy.length + 1)
  likedBy.forEach((items, user) => {
    offsets[user + 1] = (offsets[user] ?? 0) + items.length
  })
  const indices = Int32Array.from(likedBy.flat())
  return {
    rows: likedBy.length,
    columns: itemIds.length,
    offsets,
    indices,
    values: new Float64Array(indices.length).fill(1),
  }
}
