import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { WebSocket } from 'ws'

/** What a process holds at one moment. */
export interface Held {
  /** JavaScript objects and buffers of the main thread, without garbage. */
  readonly heapMb: number
  /** Memory of the whole process, but for mapped files: the system takes their pages back when it needs them. */
  readonly residentMb: number
  /** Mapped files in memory. */
  readonly mappedMb: number
  readonly sockets: number
  /** Timers that keep the process running. */
  readonly timers: number
}

const READ = `JSON.stringify({
  pid: process.pid,
  memory: process.memoryUsage(),
  timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
})`

const MB = 1_000_000

/** Looks into a server that was started with `--inspect`. */
export class Inspector {
  readonly #socket: WebSocket
  #calls = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
  }

  /** @param said standard error of the server, which states the address */
  static async open(said: string): Promise<Inspector> {
    const socket = new WebSocket(/ws:\S+/.exec(said)?.[0] ?? '')
    await once(socket, 'open')
    return new Inspector(socket)
  }

  /** Collects garbage, and reads. */
  async held(): Promise<Held> {
    await this.#call('HeapProfiler.collectGarbage')
    const { result } = (await this.#call('Runtime.evaluate', { expression: READ })) as {
      result: { value: string }
    }
    const { pid, memory, timers } = JSON.parse(result.value) as {
      pid: number
      memory: NodeJS.MemoryUsage
      timers: number
    }
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const mbOf = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1_024) / MB
    return {
      heapMb: (memory.heapUsed + memory.external) / MB,
      residentMb: mbOf('RssAnon'),
      mappedMb: mbOf('RssFile'),
      sockets: filesOf(pid).filter((file) => file.startsWith('socket:')).length,
      timers,
    }
  }

  close(): void {
    this.#socket.terminate()
  }

  async #call(method: string, params = {}): Promise<unknown> {
    const id = ++this.#calls
    this.#socket.send(JSON.stringify({ id, method, params }))
    for (;;) {
      const [message] = (await once(this.#socket, 'message')) as [Buffer]
      const answer = JSON.parse(message.toString()) as { id?: number; result: unknown }
      if (answer.id === id) return answer.result
    }
  }
}

function filesOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap((file) => {
    try {
      return readlinkSync(`${folder}/${file}`)
    } catch {
      // It was closed meanwhile.
      return []
    }
  })
}
