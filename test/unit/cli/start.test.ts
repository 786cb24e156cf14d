import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it("a server started by npm or from the image has as many of V8's own threads as the cores allow", () => {
  const flag = '--v8-pool-size=0'
  expect(JSON.parse(read('package.json')).scripts.start).toBe(`node ${flag} dist/main.js serve`)
  expect(read('Dockerfile')).toContain(`ENTRYPOINT ["node", "${flag}", "dist/main.js"]`)
})
