import type { ItemResolvers } from '../../__generated__/resolvers.ts'
import { freeItemProperties } from '../../free-properties.ts'

export const properties: NonNullable<ItemResolvers['properties']> = (item, { names }) =>
  freeItemProperties(item.properties, names)
