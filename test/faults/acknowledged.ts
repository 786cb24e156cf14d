import { setTimeout as sleep } from 'node:timers/promises'
import { decodeWatermark } from '../../src/domain/watermark.ts'
import { KEPT_EVENTS } from '../../src/events/fold-events.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import type { CrashServer } from './crash-server.ts'

const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { results { eventId status } }
}`

const RECORD_ONE = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { watermark results { status } }
}`

const LIST = `query ($userId: ID!, $minWatermark: String) {
  recommendations(userId: $userId, first: 3, minWatermark: $minWatermark) { hasReachedMinWatermark watermark }
}`

interface Sent {
  readonly event: { readonly eventId: string }
  readonly userId: string
  readonly pair: string
  isAcknowledged: boolean
}

/** One writer: the events that it sent, and those that were acknowledged. */
export class Writer {
  readonly #name: string
  readonly #users: number
  readonly #eventsAPair: number
  readonly #isBackwards: boolean
  #next = 0
  /** Ids of acknowledged events by pair: each adds one to the count of the pair. */
  readonly acknowledged = new Map<string, Set<string>>()
  /** Ids of events without a response: they may be stored, at most once. */
  readonly unanswered = new Map<string, Set<string>>()
  tried = 0
  /** Events that a list had seen early, before those recorded ahead of them. */
  early = 0

  /**
   * @param eventsAPair number of consecutive events of one user and item. With `isBackwards` each is older than the one
   *   before, so edges forget its id as soon as they have 32.
   */
  constructor(name: string, users: number, eventsAPair = 20, isBackwards = false) {
    this.#name = name
    this.#users = users
    this.#eventsAPair = eventsAPair
    this.#isBackwards = isBackwards
  }

  /**
   * Sends batches, one after the other, until the server ends or `stopping` aborts. A tenth of the events is sent twice; a
   * refused event may be accepted the second time.
   *
   * @param pauseMs pause between two batches
   */
  async sendUntilGone(server: CrashServer, size: number, stopping?: AbortSignal, pauseMs = 0): Promise<void> {
    let resent: Sent[] = []
    while (!stopping?.aborted) {
      const fresh = Array.from({ length: size }, () => this.#event())
      const sent = [...fresh, ...resent]
      this.tried += fresh.length
      try {
        const data = await server.ask(RECORD, { events: sent.map(({ event }) => event) })
        const { results } = data.recordEvents as { results: { status: string }[] }
        sent.forEach((one, index) => {
          if (results[index]?.status !== 'ACCEPTED') return
          add(this.acknowledged, one)
          one.isAcknowledged = true
        })
      } catch {
        for (const one of sent) if (!one.isAcknowledged) add(this.unanswered, one)
        return
      }
      resent = fresh.filter((_, index) => index % 10 === 0)
      if (pauseMs > 0) await sleep(pauseMs)
    }
  }

  /** Sends one event after the other, and each time requests a list that has seen it. */
  async askUntilGone(server: CrashServer): Promise<void> {
    for (;;) {
      const one = this.#event()
      this.tried++
      try {
        const data = await server.ask(RECORD_ONE, { events: [one.event] })
        const { watermark, results } = data.recordEvents as {
          watermark: string | null
          results: { status: string }[]
        }
        one.isAcknowledged = results[0]?.status === 'ACCEPTED'
        if (one.isAcknowledged) add(this.acknowledged, one)
        const { recommendations } = await server.ask(LIST, { userId: one.userId, minWatermark: watermark })
        const list = recommendations as { hasReachedMinWatermark: boolean; watermark: string | null }
        if (list.hasReachedMinWatermark && positionOf(list.watermark) < positionOf(watermark)) this.early++
      } catch {
        if (!one.isAcknowledged) add(this.unanswered, one)
        return
      }
    }
  }

  #event(): Sent {
    const n = this.#next++
    const userId = `${this.#name}-${n % this.#users}`
    const itemId = `item-${Math.floor(n / this.#users / this.#eventsAPair)}`
    const event = {
      eventId: `${this.#name}:${n}`,
      userId,
      itemId,
      kind: 'PLAY',
      occurredAt: 1_750_000_000_000 + (this.#isBackwards ? -n : n),
    }
    return { event, userId, pair: `${userId}\n${itemId}`, isAcknowledged: false }
  }
}

function positionOf(watermark: string | null): number {
  return decodeWatermark(watermark ?? '')?.position ?? Number.NaN
}

function add(ids: Map<string, Set<string>>, { pair, event }: Sent): void {
  const known = ids.get(pair)
  if (known) known.add(event.eventId)
  else ids.set(pair, new Set([event.eventId]))
}

const PAIRS = cypherQuery<
  Record<never, never>,
  { userId: string; itemId: string; count: number; eventIds: readonly string[] }
>(
  'test/pairs',
  `// @mode read
   // @budget 1000000
   // @returns userId String!
   // @returns itemId String!
   // @returns count Int!
   // @returns eventIds [String!]!
   MATCH (user:User)-[done:INTERACTED_WITH]->(item:Item)
   RETURN user.id AS userId, item.id AS itemId, done.count AS count, done.eventIds AS eventIds`,
)

export interface Judgement {
  readonly tried: number
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
}

const NO_IDS: ReadonlySet<string> = new Set()

/**
 * Counts acknowledged events that the graph lacks, and events that it counts more than once or that were never sent. Compares
 * ids; only of a pair with more than `KEPT_EVENTS` events the graph forgets ids, and counts are compared.
 */
export async function judge(graph: GraphStore, writers: readonly Writer[]): Promise<Judgement> {
  const stored = new Map((await graph.run(PAIRS, {})).map((row) => [`${row.userId}\n${row.itemId}`, row]))
  let [acknowledged, lost, doubled] = [0, 0, 0]
  for (const writer of writers) {
    for (const pair of new Set([...writer.acknowledged.keys(), ...writer.unanswered.keys()])) {
      const safe = writer.acknowledged.get(pair) ?? NO_IDS
      const sent = new Set([...safe, ...(writer.unanswered.get(pair) ?? NO_IDS)])
      const { count = 0, eventIds = [] } = stored.get(pair) ?? {}
      acknowledged += safe.size
      if (sent.size > KEPT_EVENTS) {
        lost += Math.max(0, safe.size - count)
        doubled += Math.max(0, count - sent.size)
      } else {
        const ids = new Set(eventIds)
        lost += [...safe].filter((id) => !ids.has(id)).length
        doubled += Math.max(0, count - ids.size) + [...ids].filter((id) => !sent.has(id)).length
      }
    }
  }
  const tried = writers.reduce((sum, writer) => sum + writer.tried, 0)
  return { tried, acknowledged, lost, doubled }
}
