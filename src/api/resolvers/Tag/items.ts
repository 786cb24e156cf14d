import type { TagResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'

export const items: NonNullable<TagResolvers['items']> = async (tag, args, context) => {
  const page = parsePage({ name: 'items-of-tag', arguments: [tag.id] }, args, context)
  const rows = await context.loaders.itemsOfTag(tag.id, page)
  return connection(
    page,
    rows,
    (id) => context.loaders.itemById.load(id),
    ({ score }) => ({ score }),
  )
}
