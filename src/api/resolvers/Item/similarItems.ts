import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'

export const similarItems: NonNullable<ItemResolvers['similarItems']> = async (item, args, context) => {
  const page = parsePage({ name: 'similar-items', arguments: [item.id] }, args, context)
  const rows = await context.loaders.similarItems(item.id, page)
  return connection(
    page,
    rows,
    (id) => context.loaders.itemById.load(id),
    ({ score }) => ({ score }),
  )
}
