import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const MAIN = new URL('../dist/main.js', import.meta.url).pathname

export interface Finished {
  readonly seconds: number
  readonly peakRssMb: number
  readonly stdout: string
}

/** Runs one command of the built CLI. @throws if its exit code is not 0 */
export function runCommand(args: readonly string[], env: Record<string, string>): Promise<Finished> {
  const started = performance.now()
  const child = start(args, env)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const peak = watchRss(child)
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      const seconds = (performance.now() - started) / 1000
      if (code === 0) resolve({ seconds, peakRssMb: peak(), stdout })
      else reject(new Error(`attune ${args.join(' ')} exited with ${code}: ${stderr.slice(-500)}`))
    })
  })
}

export interface Serving {
  readonly url: string
  readonly secondsToReady: number
  readonly peakRssMb: () => number
  /** Memory now. */
  readonly rssMb: () => number
  /** Time that the process has computed until now. */
  readonly cpu: () => CpuSeconds
  /** Address of its inspector. */
  readonly inspector: string
  stop(): Promise<void>
}

/** Seconds of CPU time. */
export interface CpuSeconds {
  readonly all: number
  readonly mainThread: number
  /** The threads of the embedded engine. */
  readonly engineThreads: number
}

/** The CPU time of a process until now, in seconds. */
export function cpuSecondsOf(pid: number): number {
  return secondsOf(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

/** Starts `attune serve` and waits at most two minutes until `/readyz` answers 200. */
export async function serve(port: number, env: Record<string, string>): Promise<Serving> {
  const started = performance.now()
  const child = start(['serve'], { ...env, PORT: String(port) }, ['--inspect=127.0.0.1:0'])
  child.stdout?.resume()
  let inspector = ''
  child.stderr?.on('data', (chunk) => {
    inspector ||= /ws:\S+/.exec(String(chunk))?.[0] ?? ''
  })
  const peak = watchRss(child)
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if (await isReady(port)) break
    if (child.exitCode !== null) throw new Error(`attune serve exited with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    secondsToReady: (performance.now() - started) / 1000,
    peakRssMb: peak,
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(procFile(child, 'status'))?.[1] ?? 0) / 1024,
    cpu: () => cpuOf(child.pid ?? 0),
    inspector,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** As `npm start` has them. */
const NODE_OPTIONS = ['--v8-pool-size=0', '--max-semi-space-size=64']

function start(
  args: readonly string[],
  env: Record<string, string>,
  nodeOptions: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...NODE_OPTIONS, ...nodeOptions, MAIN, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ATTUNE_OPERATOR_ACCESS: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The unit of times in `/proc`, the same on every Linux that Node runs on. */
const TICKS_A_SECOND = 100

function procFile(child: ChildProcess, name: string): string {
  return readFileSync(`/proc/${child.pid}/${name}`, 'utf8')
}

/** The name that the embedded engine's threads have. */
const ENGINE_THREAD = /\(tokio/

function cpuOf(pid: number): CpuSeconds {
  let engineThreads = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    if (ENGINE_THREAD.test(stat)) engineThreads += secondsOf(stat)
  }
  const mainThread = secondsOf(readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8'))
  return { all: cpuSecondsOf(pid), mainThread, engineThreads }
}

/** User and system time in a `stat` file of `/proc`: fields 14 and 15, counted after the name, which may have spaces. */
function secondsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
  } catch {
    return false
  }
}

/** Polls the kernel's peak memory of the running child. */
function watchRss(child: ChildProcess): () => number {
  let peakKb = 0
  const read = () => {
    try {
      const status = procFile(child, 'status')
      peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
    } catch {
      // The child has ended: keep the last value.
    }
  }
  const timer = setInterval(read, 200)
  child.on('exit', () => clearInterval(timer))
  return () => {
    read()
    return peakKb / 1024
  }
}
