import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { generateResolverMap } from '../../../tools/codegen/generate-resolver-map.ts'

const schema = buildSchema(`
  scalar Value
  type Query { item: ScoredItem }
  type ScoredItem { value: Value }
`)

const QUERY = 'export const queryResolvers: QueryResolvers = {}'
const ITEM = 'export const scoredItemResolvers: ScoredItemResolvers = {}'

it('the resolver map imports the resolvers of each type, and scalars from scalars.ts', () => {
  const text = generateResolverMap(schema, { 'query.ts': QUERY, 'scored-item.ts': ITEM })
  expect(text).toContain("import { scoredItemResolvers } from '../resolvers/scored-item.ts'")
  expect(text).toContain("import { ValueScalar } from '../scalars.ts'")
  expect(text).toContain(
    '  Value: ValueScalar,\n  Query: queryResolvers,\n  ScoredItem: scoredItemResolvers,\n}',
  )
})

it('one file may hold the resolvers of several types', () => {
  const text = generateResolverMap(schema, { 'query.ts': `${QUERY}\n${ITEM}` })
  expect(text).toContain("import { queryResolvers, scoredItemResolvers } from '../resolvers/query.ts'")
})

it('the resolver map leaves out a type without resolvers', () => {
  expect(generateResolverMap(schema, { 'query.ts': QUERY })).not.toContain('ScoredItem')
})

it('codegen fails for resolvers that belong to no type', () => {
  const stray = { 'query.ts': QUERY, 'scored.ts': 'export const scoredResolvers = {}' }
  expect(() => generateResolverMap(schema, stray)).toThrow(/no type .*: scoredResolvers$/)
})
