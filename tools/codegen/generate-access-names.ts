import { type GraphQLSchema, isObjectType } from 'graphql'

/**
 * GraphQL Code Generator plugin for `src/access/__generated__/access-names.ts`. The fields of `User` are personal, except
 * for its ids, and so is the list of all users. Every mutation is a write action.
 */
export const plugin = (schema: GraphQLSchema): string => {
  const personal = fieldsOf(schema, 'User').filter((name) => name !== 'id' && name !== 'nodeId')
  return [
    '// Generated from schema/ by `npm run codegen`. Do not edit.',
    '',
    '/** Fields that not every caller may read. */',
    `export type PersonalField = ${union(['users', ...personal])}`,
    '',
    '/** Mutations. */',
    `export type WriteAction = ${union(fieldsOf(schema, 'Mutation'))}`,
    '',
  ].join('\n')
}

function fieldsOf(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName)
  if (!isObjectType(type)) throw new Error(`the schema has no type ${typeName}`)
  return Object.keys(type.getFields()).sort()
}

function union(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' | ')
}
