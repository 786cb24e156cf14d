import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import type { ComputationName, InputOf, ResultOf } from './computations.ts'
import type { ComputeTask } from './compute-worker.ts'

const IS_SOURCE = import.meta.url.endsWith('.ts')
const WORKER = new URL(IS_SOURCE ? './compute-worker.ts' : './compute-worker.js', import.meta.url)

/** Worker threads for what would hold the event loop. */
export class ComputePool {
  readonly #pool: Piscina

  constructor(threads: number) {
    this.#pool = new Piscina({
      filename: WORKER.href,
      maxThreads: threads,
      minThreads: threads,
      execArgv: IS_SOURCE ? loadTypeScript() : [],
    })
  }

  /** Computes in a worker thread; aborting ends the thread and rejects with an `AbortError`. */
  async run<Name extends ComputationName>(
    name: Name,
    input: InputOf<Name>,
    signal: AbortSignal,
  ): Promise<ResultOf<Name>> {
    const task: ComputeTask<Name> = { name, input }
    return this.#pool.run(task, { signal })
  }

  /** Ends the threads, whatever they do. */
  close(): Promise<void> {
    return this.#pool.destroy()
  }
}

/**
 * Run from source, a worker needs a TypeScript loader; built, it needs none. `--import tsx` would do, but the pool
 * then finds the worker through its CommonJS hooks, and such code runs four times slower.
 */
function loadTypeScript(): string[] {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href
  const script = `import * as loader from ${JSON.stringify(loader)}; (loader.register ?? loader.default.register)()`
  return ['--import', `data:text/javascript,${encodeURIComponent(script)}`]
}
