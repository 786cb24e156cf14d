import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** From the build: a start from source takes three times as long. */
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** A real `attune serve` in its own process, to be killed. */
export interface CrashServer {
  readonly url: string
  /** Its standard error so far: log and messages. */
  said(): string
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>
  /** Ends it without a word, as a crash does. */
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts a server over a data folder; resolves once it answers. */
export async function crashServer(
  dataDir: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<CrashServer> {
  const child = spawn(process.execPath, ['--v8-pool-size=0', MAIN, 'serve', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      ATTUNE_DATA_DIR: dataDir,
      ATTUNE_LOG_LEVEL: 'error',
      ATTUNE_DEMO: 'off',
      PORT: '0',
      ...variables,
    },
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await urlOf(child, () => said)
  return {
    url,
    said: () => said,
    ask: (query, variables = {}) => ask(url, query, variables),
    kill(signal = 'SIGKILL') {
      child.kill(signal)
      return ended
    },
  }
}

/** The errors in the log of a server so far. */
export function errorsOf(server: CrashServer): readonly string[] {
  return server
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
}

async function ask(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const answer = (await response.json()) as { data?: Record<string, unknown>; errors?: unknown }
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data
}

function urlOf(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    child.stdout?.on('data', (chunk) => {
      out += chunk
      const url = /"url":\s*"([^"]+)"/.exec(out)?.[1]
      if (url) resolve(url)
    })
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${said()}`)))
  })
}
