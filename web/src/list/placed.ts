import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import type { Placed } from './moves.ts'

/** Ranks of the entries of a served list. */
export function placed(edges: readonly RecommendedItemFragment[]): Placed[] {
  return edges.map(({ rank, node }) => ({ id: node.id, title: node.title, rank }))
}
