import { parentPort, workerData } from 'node:worker_threads'
import { decodeEvent } from './entry-format.ts'
import type {
  AnswerOf,
  AppendAnswer,
  ArgsOf,
  CallName,
  JournalAnswer,
  JournalCall,
  JournalThreadData,
} from './journal-calls.ts'
import { type LmdbJournal, lmdbJournal } from './lmdb-journal.ts'
import { sentError } from './sent-error.ts'

// The script of a journal's thread: a journal, and the calls that another thread sends.

type Handlers = {
  readonly [Name in CallName]: (...args: ArgsOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>
}

function handlersOf(journal: LmdbJournal): Handlers {
  return {
    open: () => ({ id: journal.id, last: journal.last }),
    appendAll: (batches) => Promise.all(batches.map((texts) => append(journal, texts))),
    read: (after, limit) => journal.read(after, limit),
    skipTo: (position) => journal.skipTo(position),
    unplacedSince: () => journal.unplacedSince(),
    placed: () => journal.placed(),
    deadLetter: (entries) => journal.deadLetter(entries),
    quarantined: (limit) => journal.quarantined(limit),
    quarantinedCount: () => journal.quarantinedCount(),
    release: (positions) => journal.release(positions),
    trim: (position, beforeMs) => journal.trim(position, beforeMs),
    first: () => journal.first(),
    forget: (userId) => journal.forget(userId),
    close: () => journal.close(),
  }
}

async function append(journal: LmdbJournal, texts: readonly string[]): Promise<AppendAnswer> {
  const events = texts.map(decodeEvent)
  try {
    return { appended: await journal.append(events) }
  } catch (error) {
    return { error: sentError(error) }
  }
}

async function answer<Name extends CallName>(
  handlers: () => Handlers,
  { number, name, args }: JournalCall<Name>,
): Promise<void> {
  try {
    const handler: Handlers[Name] = handlers()[name]
    send({ number, value: await handler(...args) })
  } catch (error) {
    send({ number, error: sentError(error) })
  }
  if (name === 'close') parentPort?.close()
}

function send(message: JournalAnswer): void {
  parentPort?.postMessage(message)
}

const { folder } = workerData as JournalThreadData
let opened: Handlers | undefined
const handlers = () => {
  opened ??= handlersOf(lmdbJournal({ folder, nowMs: Date.now }))
  return opened
}
parentPort?.on('message', (call: JournalCall) => void answer(handlers, call))
void answer(handlers, { number: 0, name: 'open', args: [] })
