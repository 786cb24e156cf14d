import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { resolverMap } from './__generated__/resolver-map.ts'
import { ENUM_VALUES } from './enums.ts'

/** The folder of the schema: it lies beside `src` in a checkout, beside `dist` where the service is installed. */
const FOLDER = fileURLToPath(new URL('../../../schema/', import.meta.url))

/** Every file of `schema/`, in the order of their names. */
export function readSchemaText(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(`${FOLDER}${name}`, 'utf8'))
}

/** The schema of `schema/` with its resolvers, for HTTP and sockets alike. */
export function executableSchema(): GraphQLSchema {
  return makeExecutableSchema({ typeDefs: readSchemaText(), resolvers: { ...resolverMap, ...ENUM_VALUES } })
}
