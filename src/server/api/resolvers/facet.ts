import type { FacetValueResolvers } from '../__generated__/resolvers.ts'

/** Resolvers of `FacetValue`; fields without one are read from its model. */
export const facetValueResolvers: FacetValueResolvers = {
  tag: ({ tagId }, _args, { loaders }) => (tagId === null ? null : loaders.tagById.load(tagId)),
}
