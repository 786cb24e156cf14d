import type { Viewer } from '../../domain/viewer.ts'

/** What a rehearsal pretends not to know of a viewer. */
export interface Withheld {
  readonly itemIds: ReadonlySet<string>
  /** Share that is left of her uses of a tag, by id; 1 where none is named. */
  readonly tagShares: ReadonlyMap<string, number>
}

/** The viewer as she would have been read without her held-out engagements. */
export function rehearsalViewer(viewer: Viewer, { itemIds, tagShares }: Withheld): Viewer {
  return {
    ...viewer,
    engagements: viewer.engagements.filter(({ itemId }) => !itemIds.has(itemId)),
    seenItemIds: new Set([...viewer.seenItemIds].filter((id) => !itemIds.has(id))),
    appliedTags: viewer.appliedTags
      .map(({ tagId, weight }) => ({ tagId, weight: weight * (tagShares.get(tagId) ?? 1) }))
      .filter(({ weight }) => weight > 0),
  }
}
