import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

export const availableFrom: NonNullable<ItemResolvers['availableFrom']> = (item) => toDate(item.availableFrom)
