import type { ItemsOfTagRow } from '../../../graph/__generated__/queries.ts'
import type { TagResolvers } from '../__generated__/resolvers.ts'
import { encodeNodeId } from '../node-id.ts'
import { loadedList, pagedField } from '../paged-field.ts'
import { resolveRecommendations } from '../recommendations.ts'

/** Resolvers of `Tag`; fields without one are read from its model. */
export const tagResolvers: TagResolvers = {
  items: pagedField({
    name: 'items-of-tag',
    read: loadedList((loaders) => loaders.itemsOfTag),
    node: ({ id }, loaders) => loaders.itemById.load(id),
    facts: ({ score }: ItemsOfTagRow) => ({ relevance: score }),
  }),
  nodeId: ({ id }) => encodeNodeId('Tag', id),
  recommendations: ({ id }, args, context) =>
    resolveRecommendations(args, context, { filter: { tag: { anyOf: [id] } } }),
}
