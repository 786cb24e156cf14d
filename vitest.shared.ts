import { existsSync, statfsSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** What every suite shares. */
export const shared = {
  // Vitest would load graphql once as ESM and once as CommonJS, and one refuses the other's schema.
  alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
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
 * `shared` with temporary files in memory if there is room: journals and graphs wait for the disk at every commit. The long
 * tests use the disk.
 */
export const sharedInMemory = { ...shared, env: { ...shared.env, ...temporaryFiles() } }

function temporaryFiles(): Readonly<Record<string, string>> {
  if (process.env.ATTUNE_TEST_LONG || !existsSync(MEMORY_FOLDER)) return {}
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
  return bavail * bsize > ROOM_BYTES ? { TMPDIR: MEMORY_FOLDER } : {}
}
