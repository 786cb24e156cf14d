import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import type { Placed } from './moves.ts'

/** Entries of an answered list as far as moves are concerned. */
export function placed(edges: readonly RecommendedItemFragment[]): Placed[] {
  return edges.map(({ rank, node }) => ({ id: node.id, title: node.title, rank }))
}
