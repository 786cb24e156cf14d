import { dampedCounts } from '../compute/bm25.ts'
import { ease } from '../compute/ease.ts'
import { nearestRows } from '../compute/nearest-rows.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import {
  beside,
  columnDegrees,
  frequentTags,
  keepRows,
  type SparseMatrix,
  stack,
  transpose,
} from '../compute/sparse-matrix.ts'
import { firstOfRows, type TopEdges } from '../compute/top-edges.ts'
import type { SimilarItemsSettings } from '../training-settings.ts'
import type { DerivationInput } from './derivation-input.ts'
import { edgePeople } from './edge-people.ts'

type ItemSimilarityInput = DerivationInput<
  'interactions' | 'everyone' | 'itemTags' | 'ties' | 'itemTieBreaks' | 'lastAt' | 'clockMs',
  'similarItems'
>

/** Edges to similar items, and by place how many people are behind each: see `edgePeople`. */
export interface ItemSimilarities {
  readonly edges: TopEdges
  readonly people: Int32Array
}

/**
 * Each item's most similar items by who engaged with them, visitors too. Every tag counts as one more user, so that items without
 * engagements have similar items too. Weights are learned by EASE if its matrix can be inverted in a few seconds. With fewer
 * lists than items, a user's ties are further entries of their list, because friends explain what items need not; the matrix
 * is on the side of the lists, so ties cost little. A larger graph uses the cosine, which costs no more than its lists.
 */
export function itemSimilarities(input: ItemSimilarityInput): ItemSimilarities {
  const { everyone, itemTags } = input
  const settings = input.settings.similarItems
  const lists = listsOf(everyone, itemTags, settings)
  const side = Math.min(lists.rows, lists.columns)
  const isSmall =
    side <= settings.maxDenseSide && lists.columns * lists.indices.length <= settings.maxProducts
  const edges = isSmall ? byEase(lists, input) : byCosine(lists, input)
  const listCounts = columnDegrees(lists)
  const kept = firstOfRows(edges, (item) => settings.kPerList * intAt(listCounts, item))
  return { edges: kept, people: edgePeople(kept, input) }
}

function byEase(lists: SparseMatrix, input: ItemSimilarityInput): TopEdges {
  const explained = lists.rows < lists.columns ? withTies(lists, input) : lists
  return ease(explained, input.settings.similarItems, input.itemTieBreaks)
}

function byCosine(lists: SparseMatrix, { settings, itemTieBreaks }: ItemSimilarityInput): TopEdges {
  const { maxListLength } = settings.similarItems
  const informative = keepRows(lists, (entries) => entries > 1 && entries <= maxListLength)
  return nearestRows(transpose(informative), settings.similarItems, itemTieBreaks)
}

/** A column for each user: in the lists of the users tied to them. Users' lists are the first. */
function withTies(lists: SparseMatrix, { ties, settings }: ItemSimilarityInput): SparseMatrix {
  const { tieWeight } = settings.similarItems
  const weighted = { ...ties, values: ties.values.map((strength) => strength * tieWeight) }
  const offsets = new Int32Array(lists.rows + 1).fill(ties.indices.length)
  offsets.set(ties.offsets)
  return tieWeight > 0 ? beside(lists, { ...weighted, rows: lists.rows, offsets }) : lists
}

/** Lists of users and visitors above those of tags, which together weigh `tagMass` as much as the people. */
function listsOf(
  interactions: SparseMatrix,
  itemTags: SparseMatrix,
  settings: SimilarItemsSettings,
): SparseMatrix {
  const meanLength = interactions.rows === 0 ? 1 : interactions.indices.length / interactions.rows
  const confidences = dampedCounts(interactions).map((count) => count ** settings.countExponent)
  const users = normalize(
    { ...interactions, values: confidences },
    settings.lengthNormalization,
    meanLength || 1,
  )
  const tags = normalize(tagLists(itemTags, settings), settings.lengthNormalization, meanLength || 1)
  const tagSize = squaredMass(tags)
  if (tagSize === 0 || settings.tagMass === 0) return users
  const scale = Math.sqrt((settings.tagMass * (squaredMass(users) || 1)) / tagSize)
  return stack(users, { ...tags, values: tags.values.map((value) => value * scale) })
}

/** The most informative tags: on at least `minTagItems` items, the most frequent `maxTags` of them. */
function tagLists(itemTags: SparseMatrix, settings: SimilarItemsSettings): SparseMatrix {
  const kept = new Set(frequentTags(columnDegrees(itemTags), settings.minTagItems, settings.maxTags))
  const damped = { ...itemTags, values: itemTags.values.map((weight) => Math.log1p(weight)) }
  return keepRows(transpose(damped), (_, tag) => kept.has(tag))
}

function squaredMass(matrix: SparseMatrix): number {
  return matrix.values.reduce((sum, value) => sum + value ** 2, 0)
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
