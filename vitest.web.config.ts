import { defineConfig } from 'vitest/config'
import { shared } from './vitest.shared.ts'

/** `npm run test:web`: the explorer in a real browser, served with the demo world. */
export default defineConfig({
  test: {
    ...shared,
    include: ['test/web/**/*.test.ts'],
    globalSetup: ['test/web/setup.ts'],
    // One browser at a time: parallel ones would distort the measured load times.
    fileParallelism: false,
  },
})
