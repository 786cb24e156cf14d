import { defineConfig, mergeConfig } from 'vitest/config'
import config from './vitest.config.ts'

/**
 * `npm run test:faults`: real servers that are killed, and files that are damaged. Everything here is slow, so that
 * `npm test` leaves it out.
 */
export default mergeConfig(
  { ...config, test: { ...config.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      include: ['test/faults/**/*.test.ts'],
      globalSetup: ['test/faults/build.ts'],
      fileParallelism: false,
    },
  }),
)
