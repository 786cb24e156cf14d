import { defineConfig } from 'vitest/config'
import everywhere from './vitest.config.ts'

/** `npm run test:accuracy`: a slice of a real data set, judged through the recommender that serves. */
export default defineConfig({
  test: { ...everywhere.test, include: ['test/accuracy/**/*.test.ts'], exclude: [] },
})
