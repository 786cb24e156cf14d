import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

export const availableUntil: NonNullable<ItemResolvers['availableUntil']> = (item) =>
  toDate(item.availableUntil)
