import { spawn } from 'node:child_process'
import { SetupError } from './setup-error.ts'
import { findTestServer, type TestServer } from './test-server.ts'

/**
 * `npm run test:neo4j [-- vitest arguments]`: the engine suites on a real Neo4j as well as on the embedded engine.
 * Ends with Vitest's exit code, or 2 if there is no server to test against.
 */
async function main(args: readonly string[]): Promise<number> {
  const server = await findTestServer(say)
  say(`${server.title} at ${server.uri}`)
  try {
    return await runVitest(server, args)
  } finally {
    await server.stop()
  }
}

function runVitest(server: TestServer, args: readonly string[]): Promise<number> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'test/conformance/']
  // One database, so one test file at a time.
  const child = spawn(process.execPath, [...vitest, '--no-file-parallelism', ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      ATTUNE_TEST_NEO4J_URI: server.uri,
      ATTUNE_TEST_NEO4J_USERNAME: server.username,
      ATTUNE_TEST_NEO4J_PASSWORD: server.password,
      ATTUNE_TEST_NEO4J_DATABASE: server.database,
      ...(server.pid > 0 && { ATTUNE_TEST_NEO4J_PID: String(server.pid) }),
    },
  })
  // Interrupted: Vitest gets the signal too; waiting for it leads to the stop of the server.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.message}\n${error.hint}\n`)
  process.exitCode = 2
}
