import { defineConfig } from 'vitest/config'
import { sharedInMemory } from './vitest.shared.ts'

/** `npm run test:node24`: the built server, the API tests and one conformance file on a current Node. */
export default defineConfig({
  test: {
    ...sharedInMemory,
    include: ['test/node24/**/*.test.ts', 'test/api/**/*.test.ts', 'test/conformance/embedded.test.ts'],
    isolate: false,
  },
})
