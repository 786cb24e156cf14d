import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { parseIdArgument } from '../../arguments.ts'

export const tag: NonNullable<QueryResolvers['tag']> = (_root, { id }, { loaders }) =>
  loaders.tagById.load(parseIdArgument('id', id))
