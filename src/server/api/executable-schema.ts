import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { resolverMap } from './__generated__/resolver-map.ts'
import { readSchemaText } from './schema-text.ts'

/** The schema of `schema/` with its resolvers, for HTTP and sockets alike. */
export function executableSchema(): GraphQLSchema {
  return makeExecutableSchema({ typeDefs: readSchemaText(), resolvers: resolverMap })
}
