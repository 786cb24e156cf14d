import { expect, it } from 'vitest'
import { exportName, generateQueries } from '../../../tools/codegen/generate-queries.ts'
import { parseCypherFile } from '../../../tools/codegen/parse-cypher-file.ts'

const file = (name: string) =>
  parseCypherFile(
    name,
    '// Text.\n// @mode read\n// @bounded\n// @param seen IdSet!\n// @returns via[].id String!\nMATCH (user:User) WHERE $seen[user.id] IS NULL RETURN collect({id: user.id}) AS via',
  )

it('a query is exported under the camel-case stem of its file', () => {
  expect(exportName('candidates/social-two-hop')).toBe('socialTwoHop')
})

it('the same files in another order give the same text', () => {
  const [first, second] = [file('a/first'), file('b/second')]
  expect(generateQueries([second, first])).toBe(generateQueries([first, second]))
})

it('parameters and rows are typed', () => {
  const text = generateQueries([file('a/first')])
  expect(text).toContain('export interface FirstParams { readonly seen: Iterable<string> }')
  expect(text).toContain('export interface FirstRow { readonly via: readonly { readonly id: string }[] }')
})

it('two files with one stem are rejected', () => {
  expect(() => generateQueries([file('a/same'), file('b/same')])).toThrow(
    'b/same and a/same would both be exported as same',
  )
})

it('a write that does not say what it touches is refused', () => {
  const text = (header: string) => `// Text.\n// @mode write\n${header}CREATE (user:User {id: 'u'})`
  expect(() => generateQueries([parseCypherFile('a/silent', text(''))])).toThrow(
    'a/silent: @touches is missing',
  )
  expect(generateQueries([parseCypherFile('a/new', text('// @touches all-users\n'))])).toContain(
    'touches: ["all-users"],',
  )
})
