import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generateQueries } from '../../../tools/codegen/generate-queries.ts'
import { readCypherFolder } from '../../../tools/codegen/parse-cypher-file.ts'

it('the typed queries match cypher/', () => {
  const generated = readFileSync('src/graph/__generated__/queries.ts', 'utf8')
  expect(generateQueries(readCypherFolder('cypher')).trim()).toBe(generated.trim())
})
