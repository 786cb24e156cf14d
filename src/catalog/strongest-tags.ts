import { MAX_LISTED_TAGS } from '../domain/recommendation.ts'

export interface TagLists {
  /** Strongest first, at most `MAX_LISTED_TAGS`; equally strong ones by id. */
  readonly tagIds: readonly string[]
  /** Side by side with the ids, relative to the strongest: 1 at first, above 0 at last. */
  readonly tagWeights: readonly number[]
}

/** An item's tags as its properties `tagIds` and `tagWeights` hold them; weights are above 0. */
export function strongestTags(
  edges: readonly { readonly tagId: string; readonly weight: number }[],
): TagLists {
  const strongest = [...edges]
    .sort((a, b) => b.weight - a.weight || (a.tagId < b.tagId ? -1 : 1))
    .slice(0, MAX_LISTED_TAGS)
  const top = strongest[0]?.weight ?? 1
  return {
    tagIds: strongest.map((edge) => edge.tagId),
    tagWeights: strongest.map((edge) => edge.weight / top),
  }
}
