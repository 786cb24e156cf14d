import type { ItemsLikeRow } from '../../../graph/__generated__/queries.ts'
import type { ItemResolvers } from '../__generated__/resolvers.ts'
import { resolveAudience } from '../audience.ts'
import { resolveBoughtTogether } from '../bought-together.ts'
import { freeItemProperties } from '../free-properties.ts'
import type { ItemModel } from '../models.ts'
import { encodeNodeId } from '../node-id.ts'
import { loadedList, pagedField, pageOf } from '../paged-field.ts'
import { resolveRecommendations } from '../recommendations.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `Item`; fields without one are read from its model. */
export const itemResolvers: ItemResolvers = {
  audience: resolveAudience,
  availableFrom: (item) => toDate(item.availableFrom),
  availableUntil: (item) => toDate(item.availableUntil),
  boughtTogether: ({ id }, args, context) => resolveBoughtTogether({ ...args, itemIds: [id] }, context),
  createdAt: (item) => toDate(item.createdAt),
  nodeId: ({ id }) => encodeNodeId('Item', id),
  properties: async (item, { names }, { loaders }) =>
    freeItemProperties(item.properties, (await loaders.propertyTypes()).items, names),
  recommendations: ({ id }, args, context) => resolveRecommendations(args, context, { itemIds: [id] }),
  similarItems: pagedField({
    name: 'similar-items',
    read: loadedList((loaders) => loaders.similarItems),
    node: ({ id }, loaders) => loaders.itemById.load(id),
    facts: ({ score }: ItemsLikeRow) => ({ similarity: score }),
  }),
  tags: pagedField({
    name: 'item-tags',
    read: (item: ItemModel, page) => pageOf(tagRows(item), page),
    node: ({ id }, loaders) => loaders.tagById.load(id),
    facts: ({ weight }) => ({ weight }),
  }),
  use: ({ id }) => ({ itemId: id }),
}

/** An item holds its tags itself, strongest first: the rank falls with the position. */
function tagRows({ tagIds, tagWeights }: ItemModel) {
  return tagIds.map((id, index) => ({ id, rank: -index, weight: tagWeights[index] ?? 0 }))
}
