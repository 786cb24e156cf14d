import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { buildSchema, type GraphQLSchema, isScalarType } from 'graphql'
import { resolverMap } from './__generated__/resolver-map.ts'
import { enforceAccessRules } from './access-rules.ts'
import { ENUM_VALUES } from './enums.ts'
import { readIdArguments } from './id-arguments.ts'

/** Beside `src` in a checkout, beside `dist` in an installation. */
const FOLDER = fileURLToPath(new URL('../../../schema/', import.meta.url))

/** The texts of all files of `schema/`, sorted by name. */
export function readSchemaText(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(`${FOLDER}${name}`, 'utf8'))
}

let built: GraphQLSchema | undefined

/** The schema of `schema/` with its resolvers, built once per process. */
export function executableSchema(): GraphQLSchema {
  built ??= buildExecutableSchema()
  return built
}

function buildExecutableSchema(): GraphQLSchema {
  const typeDefs = readSchemaText()
  const schema = makeExecutableSchema({ typeDefs, resolvers: { ...resolverMap, ...ENUM_VALUES } })
  const described = buildSchema(typeDefs.join('\n'))
  for (const type of Object.values(schema.getTypeMap())) {
    const own = described.getType(type.name)
    if (!isScalarType(type) || !isScalarType(own)) continue
    // The resolver of a scalar replaces what the file says of it.
    type.description = own.description
    type.specifiedByURL = own.specifiedByURL
  }
  enforceAccessRules(schema)
  // Last, so that it is done first: the access rules compare ids.
  readIdArguments(schema)
  return schema
}
