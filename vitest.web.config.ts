import { defineConfig } from 'vitest/config'
import { shared } from './vitest.shared.ts'

/** `npm run test:web`: the explorer in a real browser, over a server with the demo world. */
export default defineConfig({
  test: {
    ...shared,
    include: ['test/web/**/*.test.ts'],
    globalSetup: ['test/web/setup.ts'],
    // One browser at a time: what is measured here should not wait for another one.
    fileParallelism: false,
  },
})
