import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it('npm start and the image start Node with --v8-pool-size=0', () => {
  const flag = '--v8-pool-size=0'
  expect(JSON.parse(read('package.json')).scripts.start).toBe(`node ${flag} dist/main.js serve`)
  expect(read('Dockerfile')).toContain(`ENTRYPOINT ["node", "${flag}", "dist/main.js"]`)
})
