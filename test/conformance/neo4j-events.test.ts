import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Applying, applyingThread } from '../../src/app/applying-thread.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { directIntake } from '../../src/events/intake.ts'
import type { Journal } from '../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { append, applierOf } from '../support/journaling.ts'
import { type FlakyWire, flakyWire } from '../support/neo4j/flaky-wire.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const USERS = 20
const ITEMS = 5
const EVENTS = 3_000
/** So many events that a waiting user has their own events applied early. */
const BATCH = 300
const FAULTS = 12

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

function event(n: number): InteractionEvent {
  return {
    eventId: `event-${n}`,
    userId: `user-${n % USERS}`,
    itemId: `item-${Math.floor(n / USERS) % ITEMS}`,
    kind: 'play',
    atMs: 1_750_000_000_000 + n,
    value: null,
    count: 1,
  }
}

/** Fisher-Yates shuffle with a fixed seed, so that every run is the same. */
function shuffled<T>(list: readonly T[]): T[] {
  const copy = [...list]
  let state = 12_345
  for (let left = copy.length; left > 1; left--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const other = state % left
    const [a, b] = [copy[left - 1], copy[other]]
    if (a === undefined || b === undefined) continue
    copy[left - 1] = b
    copy[other] = a
  }
  return copy
}

describe.skipIf(server.skipReason !== null)(`events over a failing connection, ${titleOf(server)}`, () => {
  let wire: FlakyWire
  let checking: GraphStore
  const stores: GraphStore[] = []
  let thread: Applying

  beforeAll(async () => {
    checking = await server.open()
    const { hostname, port } = new URL(neo4jOptions().uri)
    wire = await flakyWire(hostname, Number(port))
    const uri = `bolt://127.0.0.1:${wire.port}`
    const options = { ...neo4jOptions(), uri, writeTimeoutMs: 1_500, replyGraceMs: 300 }
    const first = await openNeo4j(options)
    stores.push(first, await openNeo4j(options))
    thread = applyingThread(options, first, (error) => {
      throw error
    })
  })

  afterAll(async () => {
    wire.heal()
    await thread.close()
    await Promise.all([...stores, checking].map((store) => store.close()))
    await wire.close()
  })

  it('count once despite lost replies, cut connections, shuffling and duplicates sent to a second process', async () => {
    let [stuck, early] = [0, 0]
    const waiting: string[] = []
    const journals: Journal[] = []
    const appliers = stores.map((graph, index) => {
      const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: Date.now })
      journals.push(journal)
      return applierOf(graph, journal, Date.now, { stuck: () => void stuck++ }, index === 0 ? thread : {})
    })
    const all = shuffled(Array.from({ length: EVENTS }, (_, n) => event(n)))
    const sent = [
      all.filter((_, index) => index % 2 === 0 || index % 10 === 1),
      all.filter((_, index) => index % 2 === 1),
    ]
    for (const applier of appliers) applier.start()
    const faults = failNowAndThen(wire)
    for (let from = 0; from < EVENTS; from += BATCH) {
      for (const [index, journal] of journals.entries()) {
        const applier = appliers[index]
        if (!applier) continue
        await append(applier, journal, sent[index]?.slice(from, from + BATCH) ?? [])
        // A user waits for their own events, and must not wait for the events of others.
        const userId = `waiting-${index}-${from}`
        const { position } = await append(applier, journal, [{ ...event(EVENTS + from + index), userId }])
        waiting.push(userId)
        void applier.seen(position, AbortSignal.timeout(2_000), userId).then((hasSeen) => {
          if (hasSeen && applier.applied < position) early++
        })
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    await faults
    for (const [index, applier] of appliers.entries()) {
      expect(await applier.seen(journals[index]?.last ?? 0, AbortSignal.timeout(60_000))).toBe(true)
      await applier.stop()
    }
    for (const journal of journals) {
      expect(journal.quarantinedCount()).toBe(0)
      await journal.close()
    }
    const wanted = Array.from({ length: ITEMS }, (_, n) => `item-${n}`)
    const rows = await checking.run(interactionsAmong, {
      rows: Array.from({ length: USERS }, (_, n) => ({ userId: `user-${n}`, wanted })),
    })
    const counts = rows.map(({ count }) => count)
    process.stdout.write(
      `faults on the wire: ${JSON.stringify({ faults: FAULTS, stuck, early, tried: EVENTS, counted: counts.reduce((a, b) => a + b, 0) })}\n`,
    )
    const theirs = await checking.run(interactionsAmong, {
      rows: waiting.map((userId) => ({ userId, wanted })),
    })
    expect(theirs.map(({ count }) => count)).toEqual(waiting.map(() => 1))
    expect(counts).toEqual(Array.from({ length: USERS * ITEMS }, () => EVENTS / USERS / ITEMS))
  }, 120_000)

  it('count once without a journal, when failed calls are retried on the other process', async () => {
    const intakes = stores.map((graph) =>
      directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: Date.now }),
    )
    const all = Array.from({ length: 1_000 }, (_, n) => ({ ...event(n), userId: `direct-${n % USERS}` }))
    let refused = 0
    const take = async (events: readonly InteractionEvent[], turn: number): Promise<void> => {
      const taken = await intakes[turn % intakes.length]?.take(events)
      if (taken && !('problem' in taken)) return
      refused++
      await sleep(50)
      return take(events, turn + 1)
    }
    const faults = failNowAndThen(wire)
    const calls = Array.from({ length: 100 }, (_, n) => all.slice(n * 10, n * 10 + 10))
    // Two calls run at a time, and every fifth call is made twice.
    await Promise.all(
      [0, 1].map(async (half) => {
        for (const [n, call] of calls.entries()) {
          if (n % 2 === half || n % 5 === 0) await take(call, half)
          await sleep(10)
        }
      }),
    )
    await faults
    const wanted = Array.from({ length: ITEMS }, (_, n) => `item-${n}`)
    const rows = await checking.run(interactionsAmong, {
      rows: Array.from({ length: USERS }, (_, n) => ({ userId: `direct-${n}`, wanted })),
    })
    process.stdout.write(`faults on the wire, no journal: ${JSON.stringify({ refused })}\n`)
    expect(refused).toBeGreaterThan(0)
    expect(rows.map(({ count }) => count)).toEqual(Array.from({ length: USERS * ITEMS }, () => 10))
  }, 120_000)
})

/** Drops replies for a while, then resets every connection. */
async function failNowAndThen(wire: FlakyWire): Promise<void> {
  for (let fault = 0; fault < FAULTS; fault++) {
    await new Promise((resolve) => setTimeout(resolve, 70 + 40 * (fault % 5)))
    wire.silence()
    await new Promise((resolve) => setTimeout(resolve, 50))
    wire.cut()
    wire.heal()
  }
}
