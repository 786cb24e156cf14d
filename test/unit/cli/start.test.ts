import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it("however it is started, V8's own threads are as many as the cores allow", () => {
  const flag = '--v8-pool-size=0'
  expect(read('src/main.ts').split('\n')[0]).toBe(`#!/usr/bin/env -S node ${flag}`)
  expect(JSON.parse(read('package.json')).scripts.start).toBe(`node ${flag} dist/main.js serve`)
  expect(read('Dockerfile')).toContain(`ENTRYPOINT ["node", "${flag}", "dist/main.js"]`)
})
