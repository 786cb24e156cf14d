import { Redis } from 'iovalkey'
import { Breaker } from './breaker.ts'
import { fingerprint } from './sealing.ts'

const COMMAND_TIMEOUT_MS = 100

/**
 * With the defaults of the library, a request would wait for as long as the store is away. A command ends within its time-out,
 * and none is sent again: its caller goes on without it.
 */
const OPTIONS = {
  lazyConnect: true,
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 500,
  autoResendUnfulfilledCommands: false,
  retryStrategy: (attempt: number) => Math.min(50 * attempt, 500),
} as const

/** Time-outs in a row after which commands fail at once, and the pause before the store is asked again, milliseconds. */
const MOST_FAILURES = 3
const PAUSE_MS = 1_000

/** Bytes of the name of a user. */
const NAME = 16

/** The store is away, or did not answer in time. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

export interface SharedStoreOptions {
  /** `redis://` or `rediss://`, with a password if there is one. */
  readonly url: string
  /** Names users, and encrypts what is stored. */
  readonly key: Buffer
  /** Called with true once the store is away, and with false once it answers again. */
  readonly onChange: (isDown: boolean) => void
  /** Time-out of a command, by default 100 ms. */
  readonly commandTimeoutMs?: number
}

/**
 * A Valkey or Redis that several processes share. It is never the truth: whatever is lost there must cost a new list or a moment at
 * most. Every key begins with `attune:`.
 */
export class SharedStore {
  /** Encrypts what names users. */
  readonly key: Buffer
  readonly #url: string
  readonly #client: Redis
  readonly #breaker: Breaker
  readonly #onChange: SharedStoreOptions['onChange']
  #isDown = false
  /** Of the last time-out that was counted. */
  #failedAtMs = Number.NEGATIVE_INFINITY

  /** Connects in the background. */
  constructor({ url, key, onChange, commandTimeoutMs = COMMAND_TIMEOUT_MS }: SharedStoreOptions) {
    this.key = key
    this.#url = url
    this.#onChange = onChange
    this.#client = new Redis(url, { ...OPTIONS, commandTimeout: commandTimeoutMs })
    this.#breaker = new Breaker({
      mostFailures: MOST_FAILURES,
      pauseMs: () => PAUSE_MS,
      probe: async () => void (await this.#client.ping()),
      onChange: () => this.#noteChange(),
    })
    // An event without a listener is printed.
    this.#client.on('error', () => undefined)
    for (const event of ['ready', 'close']) this.#client.on(event, () => this.#noteChange())
  }

  /** Waits for the connection; a store that does not answer is away for now. */
  async open(): Promise<void> {
    await this.#client.connect().catch(() => undefined)
    this.#noteChange()
  }

  /** The connection, for libraries. Call it through `run`. */
  get client(): Redis {
    return this.#client
  }

  get isDown(): boolean {
    return this.#isDown
  }

  /** What stands for a user in keys of the store. */
  nameOf(userId: string): string {
    return fingerprint(this.key, userId, NAME).toString('base64url')
  }

  /** Runs commands. @throws StoreAway rejects with it: at once while the store is away, otherwise within the time-out */
  async run<T>(commands: (client: Redis) => Promise<T>): Promise<T> {
    if (this.#breaker.isOpen || this.#client.status !== 'ready')
      throw new StoreAway('the shared store is away')
    const startedMs = performance.now()
    try {
      const value = await commands(this.#client)
      this.#breaker.succeeded()
      return value
    } catch (cause) {
      this.#countFailure(startedMs)
      throw new StoreAway('the shared store did not answer', { cause })
    }
  }

  /** A connection that only listens. The caller must `disconnect` it, and subscribe again whenever it is `ready`. */
  listener(): Redis {
    const { connectTimeout, retryStrategy } = OPTIONS
    // When the client subscribes again by itself, it does not catch that the connection is lost meanwhile.
    const settings = { connectTimeout, retryStrategy, maxRetriesPerRequest: null, autoResubscribe: false }
    const listener = new Redis(this.#url, settings)
    listener.on('error', () => undefined)
    return listener
  }

  close(): void {
    this.#breaker.end()
    this.#client.removeAllListeners('close')
    this.#client.disconnect()
  }

  /** A moment in which this process did not run makes many commands late at once: that is one failure. */
  #countFailure(startedMs: number): void {
    if (startedMs < this.#failedAtMs) return
    this.#failedAtMs = performance.now()
    this.#breaker.failed()
  }

  #noteChange(): void {
    const isDown = this.#breaker.isOpen || this.#client.status !== 'ready'
    if (isDown === this.#isDown) return
    this.#isDown = isDown
    this.#onChange(isDown)
  }
}
