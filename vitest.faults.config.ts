import { defineConfig } from 'vitest/config'
import { shared } from './vitest.shared.ts'

/**
 * `npm run test:faults`: real servers that are killed, and files that are damaged. Everything here is slow, so that
 * `npm test` leaves it out.
 */
export default defineConfig({
  test: {
    ...shared,
    include: ['test/faults/**/*.test.ts'],
    globalSetup: ['test/faults/build.ts'],
    fileParallelism: false,
  },
})
