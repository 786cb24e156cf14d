import { defineConfig } from 'vitest/config'
import { shared } from './vitest.shared.ts'

/** `npm run test:soak`: the shipped build under load for minutes or, with `ATTUNE_SOAK_MINUTES`, for hours. */
export default defineConfig({
  test: { ...shared, include: ['test/soak/**/*.test.ts'], globalSetup: ['test/faults/build.ts'] },
})
