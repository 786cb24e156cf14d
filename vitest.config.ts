import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

/**
 * `npm test`: everything that needs nothing but Node. What needs a Neo4j server says so and is left out here, and so is
 * what kills servers, drives a browser or judges a real data set.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/**/*.neo4j.test.ts',
      'test/faults/**',
      'test/web/**',
      'test/accuracy/**',
      '**/node_modules/**',
    ],
    // Vitest would load graphql once as ESM and once as CommonJS, and one refuses the other's schema.
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { NODE_ENV: 'test' },
    restoreMocks: true,
  },
})
