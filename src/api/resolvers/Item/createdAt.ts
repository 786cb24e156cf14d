import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

export const createdAt: NonNullable<ItemResolvers['createdAt']> = (item) => toDate(item.createdAt)
