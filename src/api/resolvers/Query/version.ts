import type { QueryResolvers } from '../../__generated__/resolvers.ts'

export const version: NonNullable<QueryResolvers['version']> = (_root, _args, { parts }) => parts.version
