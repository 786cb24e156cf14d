import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

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
  /** Time that the process has computed, in all its threads. */
  readonly cpuSeconds: () => number
  stop(): Promise<void>
}

/** Starts `attune serve` and waits at most two minutes until `/readyz` answers 200. */
export async function serve(port: number, env: Record<string, string>): Promise<Serving> {
  const started = performance.now()
  const child = start(['serve'], { ...env, PORT: String(port) })
  child.stdout?.resume()
  child.stderr?.resume()
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
    cpuSeconds: () => ticksOf(procFile(child, 'stat')) / TICKS_A_SECOND,
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}

function start(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--v8-pool-size=0', MAIN, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ATTUNE_OPERATOR_ACCESS: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The unit of times in `/proc`, the same on every Linux that Node runs on. */
const TICKS_A_SECOND = 100

function procFile(child: ChildProcess, name: string): string {
  return readFileSync(`/proc/${child.pid}/${name}`, 'utf8')
}

/** User and system time in `/proc/PID/stat`: fields 14 and 15, counted after the name, which may have spaces. */
function ticksOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
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
