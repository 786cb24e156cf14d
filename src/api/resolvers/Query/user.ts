import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { parseIdArgument } from '../../arguments.ts'

export const user: NonNullable<QueryResolvers['user']> = (_root, { id }, { loaders }) =>
  loaders.userById.load(parseIdArgument('id', id))
