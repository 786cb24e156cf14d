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
