import { spawn } from 'node:child_process'
import { SetupError } from './setup-error.ts'
import { findTestServer, type TestServer } from './test-server.ts'

/**
 * `npm run test:neo4j [-- FILES.. vitest options]`: the engine suites, or only these files, on a real Neo4j as well as on the
 * embedded engine. Exits with Vitest's exit code, or 2 if no server is available.
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
  const namesFiles = args[0] !== undefined && !args[0].startsWith('-')
  const selection = namesFiles ? args : ['test/conformance/', 'test/attacks/injection.test.ts', ...args]
  // One database, so one test file at a time.
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--no-file-parallelism', ...selection]
  const child = spawn(process.execPath, vitest, {
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
  // Vitest gets the signal too; its end stops the server.
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
