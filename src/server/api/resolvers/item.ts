import type { ItemResolvers } from '../__generated__/resolvers.ts'
import { connection, parsePage, START } from '../connection.ts'
import { freeItemProperties } from '../free-properties.ts'
import { encodeNodeId } from '../node-id.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `Item`; fields without one are read from its model. */
export const itemResolvers: ItemResolvers = {
  availableFrom: (item) => toDate(item.availableFrom),
  availableUntil: (item) => toDate(item.availableUntil),
  createdAt: (item) => toDate(item.createdAt),
  nodeId: ({ id }) => encodeNodeId('Item', id),
  properties: (item, { names }) => freeItemProperties(item.properties, names),
  similarItems: async (item, args, context) => {
    const page = parsePage(
      { name: 'similar-items', arguments: [item.id] },
      args,
      context.parts.settings.maxFirst,
    )
    const rows = await context.loaders.similarItems(item.id, page)
    return connection(
      page,
      rows,
      (id) => context.loaders.itemById.load(id),
      ({ score }) => ({ score }),
    )
  },
  tags: (item, args, context) => {
    const page = parsePage({ name: 'item-tags', arguments: [item.id] }, args, context.parts.settings.maxFirst)
    const after = page.after ?? START
    // The item holds its tags itself, strongest first: the rank falls with the position.
    const rows = item.tagIds
      .map((id, index) => ({ id, rank: -index, weight: item.tagWeights[index] ?? 0 }))
      .filter(({ rank }) => rank < after.rank)
    return connection(
      page,
      rows,
      (id) => context.loaders.tagById.load(id),
      ({ weight }) => ({ weight }),
    )
  },
}
