import type { TagResolvers } from '../__generated__/resolvers.ts'
import { connection, parsePage } from '../connection.ts'
import { encodeNodeId } from '../node-id.ts'

/** Resolvers of `Tag`; fields without one are read from its model. */
export const tagResolvers: TagResolvers = {
  items: async (tag, args, context) => {
    const page = parsePage(
      { name: 'items-of-tag', arguments: [tag.id] },
      args,
      context.parts.settings.maxFirst,
    )
    const rows = await context.loaders.itemsOfTag(tag.id, page)
    return connection(
      page,
      rows,
      (id) => context.loaders.itemById.load(id),
      ({ score }) => ({ score }),
    )
  },
  nodeId: ({ id }) => encodeNodeId('Tag', id),
}
