import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage, START } from '../../paging.ts'

export const tags: NonNullable<ItemResolvers['tags']> = (item, args, context) => {
  const page = parsePage({ name: 'item-tags', arguments: [item.id] }, args, context)
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
}
