import type { TagResolvers } from '../__generated__/resolvers.ts'
import { encodeNodeId } from '../node-id.ts'
import { loadedList, pagedField } from '../paged-field.ts'

/** Resolvers of `Tag`; fields without one are read from its model. */
export const tagResolvers: TagResolvers = {
  items: pagedField({
    name: 'items-of-tag',
    ...loadedList((loaders) => loaders.itemsOfTag),
    nodes: (loaders) => loaders.itemById,
    facts: ({ score }) => ({ relevance: score }),
  }),
  nodeId: ({ id }) => encodeNodeId('Tag', id),
}
