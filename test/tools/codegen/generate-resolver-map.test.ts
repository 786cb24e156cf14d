import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { generateResolverMap } from '../../../tools/codegen/generate-resolver-map.ts'

const schema = buildSchema(`
  scalar Value
  type Query { item: ScoredItem }
  type ScoredItem { value: Value }
`)

it('the resolver map takes the resolvers of a type from the file of its name, and scalars from scalars.ts', () => {
  const text = generateResolverMap(schema, ['query.ts', 'scored-item.ts'])
  expect(text).toContain("import { scoredItemResolvers } from '../resolvers/scored-item.ts'")
  expect(text).toContain("import { ValueScalar } from '../scalars.ts'")
  expect(text).toContain(
    '  Value: ValueScalar,\n  Query: queryResolvers,\n  ScoredItem: scoredItemResolvers,\n}',
  )
})

it('a type without a file is left out of the resolver map', () => {
  expect(generateResolverMap(schema, ['query.ts'])).not.toContain('ScoredItem')
})

it('a resolver file that belongs to no type stops codegen', () => {
  expect(() => generateResolverMap(schema, ['query.ts', 'scored.ts'])).toThrow(/no type .*: scored\.ts$/)
})
