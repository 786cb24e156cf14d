import { TopK } from '../../domain/top-k.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { columnDegrees, type SparseMatrix, transpose } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { TagTopSettings } from '../training-settings.ts'
import type { DerivationInput } from './derivation-input.ts'

export interface TagTops {
  /** The best items of each tag. */
  readonly edges: TopEdges
  /** Number of items with each tag. */
  readonly degrees: Int32Array
}

/**
 * The best items of each tag by `weight * rarity * popularity`, in 0-1. Weight is relative to the item's strongest tag. Rarity
 * is `ln(1 + items / d) / ln(1 + items)` for a tag on `d` items: frequent tags carry little information. Popularity is
 * `(ln(2 + users) / ln(2 + most users))^popularityExponent`, which lowers items tagged by a single user.
 */
export function tagTops({
  everyone,
  itemTags,
  settings: { tagTops: settings },
  itemTieBreaks,
}: DerivationInput<'everyone' | 'itemTags' | 'itemTieBreaks', 'tagTops'>): TagTops {
  const userCounts = columnDegrees(everyone)
  const mostUsers = userCounts.reduce((most, count) => Math.max(most, count), 0)
  const popularity = Float64Array.from(userCounts, (count) => tagPopularity(count, mostUsers, settings))
  const byTag = transpose(relativeToStrongest(itemTags))
  const edges = emptyTopEdges(byTag.rows, settings.k)
  const best = new TopK(settings.k, itemTieBreaks)
  for (let tag = 0; tag < byTag.rows; tag++) {
    const start = intAt(byTag.offsets, tag)
    const end = intAt(byTag.offsets, tag + 1)
    const rarity = tagRarity(end - start, itemTags.rows)
    for (let place = start; place < end; place++) {
      const item = intAt(byTag.indices, place)
      best.offer(item, floatAt(byTag.values, place) * rarity * floatAt(popularity, item))
    }
    setRow(edges, tag, best.drain(), 1)
  }
  return { edges, degrees: columnDegrees(itemTags) }
}

/** The popularity factor of an item, 0-1; `mostUsers` is the number of users of the most popular item. */
export function tagPopularity(
  users: number,
  mostUsers: number,
  { popularityExponent }: Pick<TagTopSettings, 'popularityExponent'>,
): number {
  return (Math.log(2 + users) / Math.log(2 + mostUsers)) ** popularityExponent
}

/** Rarity of a tag, 0-1: 1 on one item, least on all items. */
export function tagRarity(carriers: number, items: number): number {
  return Math.log1p(items / carriers) / Math.log1p(items)
}

/** Every row divided by its largest value. */
function relativeToStrongest(matrix: SparseMatrix): SparseMatrix {
  const values = new Float64Array(matrix.values.length)
  for (let row = 0; row < matrix.rows; row++) {
    const start = intAt(matrix.offsets, row)
    const end = intAt(matrix.offsets, row + 1)
    let strongest = 0
    for (let place = start; place < end; place++)
      strongest = Math.max(strongest, floatAt(matrix.values, place))
    for (let place = start; place < end; place++) values[place] = floatAt(matrix.values, place) / strongest
  }
  return { ...matrix, values }
}
