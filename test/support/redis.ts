import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'iovalkey'
import { onTestFinished } from 'vitest'
import { SharedStore, type SharedStoreOptions } from '../../src/platform/shared-store.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** False where Debian's `redis-server` is not installed: suites that need it are skipped. */
export const HAS_REDIS = isInstalled()

/** A Redis of one test. */
export interface RunningRedis {
  readonly url: string
  /** Everything in it, as text. */
  content(): Promise<string>
  kill(): Promise<void>
  /** Starts it again, empty. */
  start(): Promise<void>
  /** It takes connections and answers nothing until `proceed`. */
  hang(): void
  proceed(): void
}

export async function runningRedis(): Promise<RunningRedis> {
  const redis = await startedRedis(temporaryFolder())
  onTestFinished(redis.kill)
  return redis
}

/** A Redis that the caller kills. @param folder its working directory */
export async function startedRedis(folder: string): Promise<RunningRedis> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server: ChildProcess | undefined
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  const start = async () => {
    const settings = { port: `${port}`, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder }
    const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])
    server = spawn('redis-server', options, { stdio: 'ignore' })
    await reached(url)
  }
  await start()
  return {
    url,
    kill,
    start,
    hang: () => void server?.kill('SIGSTOP'),
    proceed: () => void server?.kill('SIGCONT'),
    async content() {
      const client = new Redis(url)
      const keys = await client.keys('*')
      const values = await Promise.all(keys.map((key) => client.dump(key)))
      client.disconnect()
      return [...keys, ...values].join('\n')
    },
  }
}

/** On a busy machine a command takes longer than the default allows, and its caller goes on without the store. */
const PATIENT = { commandTimeoutMs: 30_000 }

/** The store of one process, whose commands have time. Its changes are in `changes`. */
export async function openedStore(
  url: string,
  changes: boolean[] = [],
  options: Pick<SharedStoreOptions, 'commandTimeoutMs'> = PATIENT,
): Promise<SharedStore> {
  const key = Buffer.alloc(32, 7)
  const store = new SharedStore({ url, key, onChange: (isDown) => changes.push(isDown), ...options })
  await store.open()
  onTestFinished(() => store.close())
  return store
}

async function reached(url: string): Promise<void> {
  for (;;) {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
    client.on('error', () => undefined)
    const isThere = await client.connect().then(
      () => true,
      () => false,
    )
    client.disconnect()
    if (isThere) return
    await sleep(20)
  }
}

/** A port of 127.0.0.1 that no server uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

function isInstalled(): boolean {
  try {
    execFileSync('redis-server', ['--version'])
    return true
  } catch {
    return false
  }
}
