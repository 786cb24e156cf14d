import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql'

/**
 * The text of `src/server/api/__generated__/resolver-map.ts`: every resolver by type. An object type or interface `ScoredItem`
 * takes `scoredItemResolvers` of `resolvers/scored-item.ts` where that file exists, a scalar `Value` takes `ValueScalar`
 * of `scalars.ts`. Same input, same text.
 *
 * @param fileNames those of `src/server/api/resolvers`
 * @throws Error naming the files that belong to no type of the schema
 */
export function generateResolverMap(schema: GraphQLSchema, fileNames: readonly string[]): string {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const scalars = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
  const resolved = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .map(({ name }) => ({ name, file: `${kebabCase(name)}.ts`, variable: `${camelCase(name)}Resolvers` }))
    .filter(({ file }) => fileNames.includes(file))
  const files = new Set(resolved.map(({ file }) => file))
  const strays = fileNames.filter((file) => !files.has(file))
  if (strays.length > 0) throw new Error(`no type of the schema has these resolvers: ${strays.join(', ')}`)
  return [
    '// Generated from schema/ and src/server/api/resolvers by `npm run codegen`. Do not edit.',
    ...resolved.map(({ file, variable }) => `import { ${variable} } from '../resolvers/${file}'`),
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

function kebabCase(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}

function camelCase(name: string): string {
  return `${name[0]?.toLowerCase()}${name.slice(1)}`
}
