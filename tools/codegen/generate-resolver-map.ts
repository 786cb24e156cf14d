import { readdirSync, readFileSync } from 'node:fs'
import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql'

const FOLDER = 'src/server/api/resolvers'

/** GraphQL Code Generator plugin that writes the map of the resolvers in `src/server/api/resolvers`. */
export const plugin = (schema: GraphQLSchema): string => {
  const files = readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const)
  return generateResolverMap(schema, Object.fromEntries(files))
}

/**
 * The text of `src/server/api/__generated__/resolver-map.ts`: every resolver by type. An object type or interface
 * `ScoredItem` takes `scoredItemResolvers` if a file exports it, a scalar `Value` takes `ValueScalar` of `scalars.ts`.
 * Same input, same text.
 *
 * @param files the texts of the files of `src/server/api/resolvers` by name
 * @throws Error naming the exports that belong to no type of the schema
 */
export function generateResolverMap(schema: GraphQLSchema, files: Readonly<Record<string, string>>): string {
  const exported = new Map(
    Object.entries(files).flatMap(([file, text]) =>
      [...text.matchAll(/^export const (\w+Resolvers)\b/gm)].map(([, name = '']) => [name, file] as const),
    ),
  )
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const scalars = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
  const resolved = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .map(({ name }) => ({ name, variable: `${camelCase(name)}Resolvers` }))
    .filter(({ variable }) => exported.has(variable))
  const known = new Set(resolved.map(({ variable }) => variable))
  const strays = [...exported.keys()].filter((variable) => !known.has(variable))
  if (strays.length > 0) throw new Error(`no type of the schema has these resolvers: ${strays.join(', ')}`)
  const importOf = (file: string) => {
    const names = resolved.map(({ variable }) => variable).filter((name) => exported.get(name) === file)
    return `import { ${names.join(', ')} } from '../resolvers/${file}'`
  }
  return [
    '// Generated from schema/ and src/server/api/resolvers by `npm run codegen`. Do not edit.',
    ...[...new Set(exported.values())].sort().map(importOf),
    `import { ${scalars.map(({ name }) => `${name}Scalar`).join(', ')} } from '../scalars.ts'`,
    "import type { Resolvers } from './resolvers.ts'",
    '',
    '/** Every resolver that is more than reading a property, by type and field. */',
    'export const resolverMap: Resolvers = {',
    ...scalars.map(({ name }) => `  ${name}: ${name}Scalar,`),
    ...resolved.map(({ name, variable }) => `  ${name}: ${variable},`),
    '}',
    '',
  ].join('\n')
}

function camelCase(name: string): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}`
}
