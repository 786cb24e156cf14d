import { readdirSync } from 'node:fs'
import type { GraphQLSchema } from 'graphql'
import { generateResolverMap } from './generate-resolver-map.ts'

/** GraphQL Code Generator plugin that writes the map of the resolvers in `src/server/api/resolvers`. */
export const plugin = (schema: GraphQLSchema): string =>
  generateResolverMap(schema, readdirSync('src/server/api/resolvers').sort())
