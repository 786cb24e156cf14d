import type { RowSubject } from '../../../recommend/fill-rows.ts'
import type {
  PageRowResolvers,
  PlacementResolvers,
  PlacementVersionResolvers,
  PreviewedListResolvers,
  PreviewedPageResolvers,
  PromotionNoticeResolvers,
} from '../__generated__/resolvers.ts'
import type { Loaders } from '../loaders.ts'
import { listVersions, loadVersion, publishedVersion } from '../placements/load-placements.ts'
import { specChanges } from '../placements/spec-changes.ts'
import { maySeeSteering } from '../recommendations.ts'

/** Resolvers of `Placement`; fields without one are read from its model. */
export const placementResolvers: PlacementResolvers = {
  published: ({ key }, _args, context) => publishedVersion(key, context),
  versions: (placement, args, context) => listVersions(placement, args, context),
}

/** Resolvers of `PreviewedList`; fields without one are read from its model. */
export const previewedListResolvers: PreviewedListResolvers = {
  viewer: ({ viewerId }, _args, { loaders }) => (viewerId === null ? null : loaders.userById.load(viewerId)),
}

/** Resolvers of `PlacementVersion`; fields without one are read from its model. */
export const placementVersionResolvers: PlacementVersionResolvers = {
  diff: async ({ placement, spec }, { against }, context) => {
    const other = await loadVersion(placement, against, context)
    return other && specChanges(other.spec, spec)
  },
}

/** Resolvers of `PromotionNotice`; fields without one are read from its model. */
export const promotionNoticeResolvers: PromotionNoticeResolvers = {
  kind: ({ promotion }) => promotion,
  why: (notice, { locale }, { parts }) => {
    const { texts } = parts.settings
    return texts.in(texts.languageOf(locale)).promoted(notice).text
  },
  rule: ({ rule }, _args, { principal }) => (maySeeSteering(principal) ? rule : null),
}

/** Resolvers of `PreviewedPage`; fields without one are read from its model. */
export const previewedPageResolvers: PreviewedPageResolvers = {
  viewer: ({ viewerId }, _args, { loaders }) => (viewerId === null ? null : loaders.userById.load(viewerId)),
}

/** Resolvers of `PageRow`; fields without one are read from its model. */
export const pageRowResolvers: PageRowResolvers = {
  seed: ({ seed }, _args, { loaders }) => seed && loadSeed(seed, loaders),
  title: async ({ title, seed }, _args, { loaders }) => {
    if (!seed || !title?.includes('{seed}')) return title
    const named = await loadSeed(seed, loaders)
    const name = named?.__typename === 'Tag' ? named.name : named?.title
    return title.replaceAll('{seed}', () => name ?? trendsName(seed) ?? '')
  },
}

/** What a row of trends is about: the city, or the kind of items. */
function trendsName(seed: RowSubject): string | null {
  return seed.kind === 'trends' ? (seed.group?.value ?? seed.itemKind) : null
}

async function loadSeed(seed: RowSubject, { itemById, tagById }: Loaders) {
  if (seed.kind === 'trends' || seed.kind === 'bought') return null
  return seed.kind === 'item' ? itemById.load(seed.id) : tagById.load(seed.id)
}
