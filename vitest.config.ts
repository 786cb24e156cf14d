import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { sharedInMemory } from './vitest.shared.ts'

/** Measured by the clock: nothing else may run beside them. */
const TIMED = [
  'test/unit/training/event-loop.test.ts',
  'test/attacks/event-loop.test.ts',
  'test/attacks/fairness.test.ts',
]

/**
 * Tests run most code a few times: a third of their time went into optimizing it and into garbage collection. Newer versions
 * of Node have no such budget.
 */
const V8_FLAGS = [
  '--max-semi-space-size=64',
  ...(process.version.startsWith('v20.') ? ['--interrupt-budget=1000000'] : []),
]

const ELSEWHERE = ['test/faults/**', 'test/web/**', 'test/accuracy/**', 'test/node24/**', 'test/soak/**']

/**
 * `npm test`: everything that needs nothing but Node. What needs a Neo4j server says so and is left out here, and so is
 * what kills servers, drives a browser, judges accuracy or takes minutes.
 */
export default defineConfig({
  test: {
    // Some tests wait for clocks: one more worker computes meanwhile.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', 'test/support/attack-reporter.ts'],
    projects: [
      {
        test: {
          ...sharedInMemory,
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [...TIMED, ...ELSEWHERE, '**/node_modules/**'],
          // Modules are read once a worker instead of once a file, which took a fifth of the whole. Nothing in them may
          // remember what a test did: shuffle the files to find out (`--sequence.shuffle.files`).
          isolate: false,
          execArgv: V8_FLAGS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...sharedInMemory,
          name: 'timed',
          include: TIMED,
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
