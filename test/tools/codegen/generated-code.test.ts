import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generateQueries } from '../../../tools/codegen/generate-queries.ts'
import { readCypherFolder } from '../../../tools/codegen/parse-cypher-file.ts'

it('the typed queries match cypher/', () => {
  const generated = readFileSync('src/graph/__generated__/queries.ts', 'utf8')
  expect(generateQueries(readCypherFolder('cypher')).trim()).toBe(generated.trim())
})

it('running codegen changes nothing', () => {
  const check = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'node_modules/@graphql-codegen/cli/esm/bin.js', '--check', '--silent'],
    { encoding: 'utf8' },
  )
  expect(check.status, `${check.stdout}${check.stderr}\nRun npm run codegen and commit what it writes.`).toBe(
    0,
  )
})
