import { once } from 'node:events'
import { WebSocket } from 'ws'

/**
 * What the main thread of the server computes for. `native` is native code that no function called: reading sockets, and turning
 * rows of the embedded engine into values.
 */
export type Part = 'engine' | 'scoring' | 'graphql' | 'native' | 'other'

/** The part of a function by the file it is in. Functions of other files count for the part that called them. */
const PARTS: readonly (readonly [part: Part, file: RegExp])[] = [
  ['engine', /\/dist\/graph\/|@grafeo-db|neo4j-driver/],
  ['scoring', /\/dist\/(recommend|model|search)\//],
  [
    'graphql',
    /\/dist\/server\/api\/|\/node_modules\/(graphql|dataloader|@apollo\/|@as-integrations\/|@graphql-tools\/|@escape\.tech\/)/,
  ],
]

/** Time between two samples, microseconds. Shorter ones slow the server down. */
const SAMPLING_US = 1_000

interface Frame {
  readonly id: number
  readonly callFrame: { readonly functionName: string; readonly url: string }
  readonly children?: readonly number[]
}

interface Profile {
  readonly nodes: readonly Frame[]
  readonly samples?: readonly number[]
  readonly timeDeltas?: readonly number[]
}

/** Samples what the main thread of a process runs, over the protocol of its inspector. */
export class Profiler {
  readonly #socket: WebSocket
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** @param url the inspector's address, as the process prints it */
  static async connect(url: string): Promise<Profiler> {
    const socket = new WebSocket(url, { maxPayload: 0 })
    await once(socket, 'open')
    const profiler = new Profiler(socket)
    await profiler.#call('Profiler.enable')
    await profiler.#call('Profiler.setSamplingInterval', { interval: SAMPLING_US })
    return profiler
  }

  /** The shares of the parts in the busy time of the main thread while `work` runs. */
  async sharesDuring(work: () => Promise<unknown>): Promise<Readonly<Record<Part, number>>> {
    await this.#call('Profiler.start')
    await work()
    const { profile } = (await this.#call('Profiler.stop')) as { profile: Profile }
    return sharesOf(profile)
  }

  close(): void {
    this.#socket.terminate()
  }

  async #call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId
    this.#socket.send(JSON.stringify({ id, method, params }))
    for (;;) {
      const [data] = await once(this.#socket, 'message')
      const { id: answered, result } = JSON.parse(String(data)) as { id?: number; result?: unknown }
      if (answered === id) return result
    }
  }
}

function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profile): Record<Part, number> {
  const partOf = partsOf(nodes)
  const spent: Record<Part, number> = { engine: 0, scoring: 0, graphql: 0, native: 0, other: 0 }
  let total = 0
  for (const [index, id] of samples.entries()) {
    const part = partOf.get(id)
    const us = timeDeltas[index] ?? 0
    if (part === undefined || us < 0) continue
    spent[part] += us
    total += us
  }
  for (const part of Object.keys(spent) as Part[]) spent[part] /= total || 1
  return spent
}

/** The part of each frame; idle ones have none. Callers come before the called in a profile. */
function partsOf(nodes: readonly Frame[]): ReadonlyMap<number, Part> {
  const parts = new Map<number, Part>()
  const inherited = new Map<number, Part>()
  for (const { id, callFrame, children = [] } of nodes) {
    const { functionName, url } = callFrame
    const own = functionName === '(program)' ? 'native' : PARTS.find(([, file]) => file.test(url))?.[0]
    const part = own ?? inherited.get(id) ?? 'other'
    if (functionName !== '(idle)') parts.set(id, part)
    for (const child of children) inherited.set(child, part)
  }
  return parts
}
