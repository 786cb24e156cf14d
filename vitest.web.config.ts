import { defineConfig } from 'vitest/config'
import everywhere from './vitest.config.ts'

/** `npm run test:web`: the explorer in a real browser, over a server with the demo world. */
export default defineConfig({
  test: {
    ...everywhere.test,
    include: ['test/web/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/web/setup.ts'],
    // One browser at a time: what is measured here should not wait for another one.
    fileParallelism: false,
  },
})
