import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { parseIdArgument } from '../../arguments.ts'

export const item: NonNullable<QueryResolvers['item']> = (_root, { id }, { loaders }) =>
  loaders.itemById.load(parseIdArgument('id', id))
