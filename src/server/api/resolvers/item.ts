import type { ItemResolvers } from '../__generated__/resolvers.ts'
import { rowsOfPage } from '../connection.ts'
import { freeItemProperties } from '../free-properties.ts'
import type { ItemModel } from '../models.ts'
import { encodeNodeId } from '../node-id.ts'
import { loadedList, pagedField } from '../paged-field.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `Item`; fields without one are read from its model. */
export const itemResolvers: ItemResolvers = {
  availableFrom: (item) => toDate(item.availableFrom),
  availableUntil: (item) => toDate(item.availableUntil),
  createdAt: (item) => toDate(item.createdAt),
  nodeId: ({ id }) => encodeNodeId('Item', id),
  properties: async (item, { names }, { loaders }) =>
    freeItemProperties(item.properties, (await loaders.propertyTypes()).items, names),
  similarItems: pagedField({
    name: 'similar-items',
    ...loadedList((loaders) => loaders.similarItems),
    nodes: (loaders) => loaders.itemById,
    facts: ({ score }) => ({ similarity: score }),
  }),
  tags: pagedField({
    name: 'item-tags',
    rows: (item: ItemModel, page) => rowsOfPage(tagRows(item), page),
    nodes: (loaders) => loaders.tagById,
    facts: ({ weight }) => ({ weight }),
    total: async ({ tagIds }) => tagIds.length,
  }),
}

/** An item holds its tags itself, strongest first: the rank falls with the position. */
function tagRows({ tagIds, tagWeights }: ItemModel) {
  return tagIds.map((id, index) => ({ id, rank: -index, weight: tagWeights[index] ?? 0 }))
}
