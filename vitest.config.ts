import { existsSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { PACKAGE_SOURCES } from './packages/sources.ts'

const require = createRequire(import.meta.url)

/** What every suite shares. */
const SHARED = {
  // Vitest would load graphql once as ESM and once as CommonJS, and one refuses the other's schema.
  alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }, ...PACKAGE_SOURCES],
  // Only to find what hangs: on a slow, loaded machine a test takes many times as long. Speed is measured in `bench/`.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // What is polled for must come; when is another question, which a busy machine answers late.
  expect: { poll: { timeout: 10_000 } },
  env: { NODE_ENV: 'test' },
  restoreMocks: true,
}

const MEMORY_FOLDER = '/dev/shm'
const ROOM_BYTES = 2 ** 30

/**
 * With temporary files in memory if there is room: journals and graphs wait for the disk at every commit. The long tests use the
 * disk.
 */
const SHARED_IN_MEMORY = { ...SHARED, env: { ...SHARED.env, ...temporaryFiles() } }

function temporaryFiles(): Readonly<Record<string, string>> {
  if (process.env.ATTUNE_TEST_LONG || !existsSync(MEMORY_FOLDER)) return {}
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
  return bavail * bsize > ROOM_BYTES ? { TMPDIR: MEMORY_FOLDER } : {}
}

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

const ELSEWHERE = [
  'test/cluster/**',
  'test/faults/**',
  'test/web/**',
  'test/accuracy/**',
  'test/node24/**',
  'test/soak/**',
]

/**
 * What runs unless `--project` names others: everything that needs nothing but Node. What needs a Neo4j server says so and is
 * left out, and so is what kills servers, drives a browser, judges accuracy or takes minutes.
 */
const BY_DEFAULT = { project: ['all', 'timed'] }

export default defineConfig({
  test: {
    ...BY_DEFAULT,
    reporters: ['default', 'test/support/attack-reporter.ts'],
    projects: [
      {
        test: {
          ...SHARED_IN_MEMORY,
          name: 'all',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.{ts,tsx}'],
          exclude: [...TIMED, ...ELSEWHERE, '**/node_modules/**'],
          // Some tests wait for clocks: one more worker computes meanwhile.
          maxWorkers: availableParallelism() + 1,
          // Modules are read once a worker instead of once a file, which took a fifth of the whole. Nothing in them may
          // remember what a test did: shuffle the files to find out (`--sequence.shuffle.files`).
          isolate: false,
          execArgv: V8_FLAGS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...SHARED_IN_MEMORY,
          name: 'timed',
          include: TIMED,
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // `npm run test:web`: the explorer in a real browser, served with the demo world.
        test: {
          ...SHARED,
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          globalSetup: ['test/web/setup.ts'],
          // One browser at a time: parallel ones would distort the measured load times.
          fileParallelism: false,
        },
      },
      {
        // `npm run test:faults`: real servers that are killed, and files that are damaged. Everything here is slow.
        test: {
          ...SHARED,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/faults/build.ts'],
          fileParallelism: false,
        },
      },
      {
        // `npm run test:cluster`: three built servers over a real Neo4j, with Redis and HAProxy.
        test: {
          ...SHARED_IN_MEMORY,
          name: 'cluster',
          include: ['test/cluster/**/*.test.ts'],
          globalSetup: ['test/cluster/build.ts'],
        },
      },
      {
        // `npm run test:accuracy`: the demo world and a slice of a real data set, judged through the recommender that serves.
        test: { ...SHARED, name: 'accuracy', include: ['test/accuracy/**/*.test.ts'] },
      },
      {
        // `npm run test:node24`: the built server, the API tests and one conformance file on a current Node.
        test: {
          ...SHARED_IN_MEMORY,
          name: 'node24',
          include: ['test/node24/**/*.test.ts', 'test/api/**/*.test.ts', 'test/conformance/embedded.test.ts'],
          isolate: false,
        },
      },
      {
        // `npm run test:soak`: the shipped build under load for minutes or, with `ATTUNE_SOAK_MINUTES`, for hours.
        test: {
          ...SHARED,
          name: 'soak',
          include: ['test/soak/**/*.test.ts'],
          globalSetup: ['test/faults/build.ts'],
        },
      },
    ],
  },
})
