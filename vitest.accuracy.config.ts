import { defineConfig } from 'vitest/config'
import { shared } from './vitest.shared.ts'

/** `npm run test:accuracy`: the demo world and a slice of a real data set, judged through the recommender that serves. */
export default defineConfig({
  test: { ...shared, include: ['test/accuracy/**/*.test.ts'] },
})
