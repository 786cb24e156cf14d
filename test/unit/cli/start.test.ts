import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it("a server started by npm or from the image has V8's threads and young heap as the README says", () => {
  const flags = ['--v8-pool-size=0', '--max-semi-space-size=8']
  expect(JSON.parse(read('package.json')).scripts.start).toBe(`node ${flags.join(' ')} dist/main.js serve`)
  expect(read('Dockerfile')).toContain(
    `ENTRYPOINT ${JSON.stringify(['node', ...flags, 'dist/main.js']).replaceAll(',', ', ')}`,
  )
  expect(read('README.md')).toContain(`NODE_OPTIONS="${flags.join(' ')}"`)
})
