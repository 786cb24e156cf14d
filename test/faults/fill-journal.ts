import { readFileSync } from 'node:fs'
import { applyingThread } from '../../src/app/applying-thread.ts'
import { undecided } from '../../src/domain/consent.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { journaledIntake } from '../../src/events/intake.ts'
import { threadedJournal } from '../../src/events/journal/threaded-journal.ts'
import { MAX_EVENTS, recordEvents } from '../../src/events/record-events.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { applierOf } from '../support/journaling.ts'

// Accepts events into a journal while Neo4j is unavailable, like a server, up to the limit, and prints the memory used.
// Arguments: the folder of the journal, the limit of pending events, the number of users.

const CALLERS = 8

const NOW_MS = 1_750_000_000_000

const [folder = '', ...counts] = process.argv.slice(2)
const [most = 0, people = 1] = counts.map(Number)

const options = { uri: 'bolt://127.0.0.1:1', username: 'neo4j', password: '', database: 'neo4j' }
const graph = await openNeo4j(options, () => true)
const journal = await threadedJournal(folder)
const { apply } = applyingThread(options, graph, () => undefined)
const applier = applierOf(graph, journal, Date.now, {}, { apply })
applier.start()
const intake = journaledIntake({ journal, applier, maxWaiting: most, onUnwritten: () => undefined })
const record = recordEvents(intake, {
  rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
  consents: undecided('standard'),
  tokens: { read: async () => null },
  findServed: async () => null,
})

let [asked, accepted, mostBytes] = [0, 0, 0]
let heldAtFirst: number | undefined
const refusals = new Set<string>()

/** Sends calls in sequence until one is rejected, or twice the limit is accepted: the disk must not fill up. */
async function send(): Promise<void> {
  while (refusals.size === 0 && accepted < 2 * most) {
    const first = asked
    asked += MAX_EVENTS
    const events = Array.from({ length: MAX_EVENTS }, (_, index) => {
      const n = first + index
      const [userId, itemId] = [`user-${n % people}`, `item-${n % 1_009}`]
      return { eventId: `event-${n}`, userId, itemId, kind: 'play' as const, occurredAt: NOW_MS + n }
    })
    const { results } = await record(events, { nowMs: Date.now() })
    accepted += results.filter(({ status }) => status === 'ACCEPTED').length
    if (accepted > most / 10) heldAtFirst ??= held()
    for (const { problems } of results) for (const { code } of problems) refusals.add(code)
  }
}

/**
 * Bytes of private memory, and of mapped files, mostly of the journal. The system can reclaim mapped files at any time.
 */
function memory(): { readonly own: number; readonly mapped: number } {
  if (process.platform !== 'linux') return { own: process.memoryUsage().rss, mapped: 0 }
  const status = readFileSync('/proc/self/status', 'utf8')
  const bytes = (name: string) => 1_024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
  return { own: bytes('RssAnon'), mapped: bytes('RssFile') }
}

/** Bytes that this thread uses after garbage collection. */
function held(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const watching = setInterval(() => {
  mostBytes = Math.max(mostBytes, memory().own)
}, 250)
const startedMs = performance.now()
await Promise.all(Array.from({ length: CALLERS }, send))
clearInterval(watching)
const { own, mapped } = memory()
const bytesAnEvent = Math.round((held() - (heldAtFirst ?? 0)) / (0.9 * accepted))
const mb = (bytes: number) => Math.round(bytes / 1e6)
const found = {
  ...{ accepted, waiting: applier.waiting, last: journal.last, refusals: [...refusals] },
  ...{ mostMb: mb(Math.max(mostBytes, own)), endMb: mb(own), mappedMb: mb(mapped), bytesAnEvent },
  seconds: Math.round((performance.now() - startedMs) / 1_000),
}
process.stdout.write(`found ${JSON.stringify(found)}\n`, () => process.exit())
