import { Worker } from 'node:worker_threads'
import { AttuneError } from '../../domain/errors.ts'
import { threadScript } from '../../platform/threads/thread-script.ts'
import type {
  AnswerOf,
  ArgsOf,
  CallName,
  JournalAnswer,
  JournalCall,
  JournalThreadData,
} from './journal-calls.ts'
import { receivedError } from './sent-error.ts'

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** The thread of a journal, as the thread sees it that calls. An error that the journal did not expect ends the process. */
export class JournalCaller {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #last = 0
  #hasEnded = false
  /** @throws what opening a journal throws */
  readonly opened: Promise<AnswerOf<'open'>>
  /** The thread is gone. */
  readonly ended: Promise<void>

  constructor(data: JournalThreadData) {
    // What the process itself was started with may be a loader.
    this.#worker = new Worker(new URL(threadScript('journal-thread', import.meta.url)), {
      workerData: data,
      execArgv: [],
    })
    this.#worker.on('message', (answer: JournalAnswer) => this.#settle(answer))
    // A bug, as it would be one here: what is on disk is safe, and a process that cannot write is of no use.
    this.#worker.on('error', (error) => {
      throw error
    })
    this.opened = this.#answer(0) as Promise<AnswerOf<'open'>>
    this.ended = new Promise((resolve) => this.#worker.once('exit', () => resolve(this.#end())))
  }

  /** @throws what the journal throws; AttuneError `UNAVAILABLE` once the thread is gone */
  call<Name extends CallName>(name: Name, ...args: ArgsOf<Name>): Promise<AnswerOf<Name>> {
    if (this.#hasEnded) return Promise.reject(closed())
    this.#last++
    const call: JournalCall<Name> = { number: this.#last, name, args }
    this.#worker.postMessage(call)
    return this.#answer(call.number) as Promise<AnswerOf<Name>>
  }

  #answer(number: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#pending.set(number, { resolve, reject }))
  }

  #end(): void {
    this.#hasEnded = true
    for (const { reject } of this.#pending.values()) reject(closed())
    this.#pending.clear()
  }

  #settle(answer: JournalAnswer): void {
    const pending = this.#pending.get(answer.number)
    this.#pending.delete(answer.number)
    if ('error' in answer) pending?.reject(receivedError(answer.error))
    else pending?.resolve(answer.value)
  }
}

function closed(): AttuneError {
  return new AttuneError('UNAVAILABLE', 'the journal is closed')
}
