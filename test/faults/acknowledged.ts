import { setTimeout as sleep } from 'node:timers/promises'
import { decodeWatermark } from '../../src/domain/watermark.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import type { CrashServer } from './crash-server.ts'

const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { results { eventId status } }
}`

const RECORD_ONE = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { watermark results { status } }
}`

const LIST = `query ($userId: ID!, $atLeast: String) {
  recommendations(userId: $userId, first: 3, input: { atLeast: $atLeast }) { sawAtLeast watermark }
}`

interface Sent {
  readonly event: object
  readonly userId: string
  readonly pair: string
  isAcknowledged: boolean
}

/** Events of one writer: what it sent, and what it was told is safe. */
export class Writer {
  readonly #name: string
  readonly #users: number
  readonly #eventsAPair: number
  readonly #isBackwards: boolean
  #next = 0
  /** By pair, how many events were acknowledged: each adds one to the pair's count. */
  readonly acknowledged = new Map<string, number>()
  /** Events without an answer: they may be in or not, but at most once. */
  readonly unanswered = new Map<string, number>()
  tried = 0
  /** Events that were seen before their turn. */
  early = 0

  /**
   * @param eventsAPair how many events of a person and an item follow each other. With `isBackwards` each is older than the
   *   one before: edges forget at once what comes after their newest 32.
   */
  constructor(name: string, users: number, eventsAPair = 20, isBackwards = false) {
    this.#name = name
    this.#users = users
    this.#eventsAPair = eventsAPair
    this.#isBackwards = isBackwards
  }

  /**
   * Sends batches, one after the other, until the server is gone or it is told to stop. A tenth of the events is sent
   * twice; one that was refused at first may be taken then.
   *
   * @param pauseMs between two batches
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
          add(this.acknowledged, one.pair)
          one.isAcknowledged = true
        })
      } catch {
        for (const { pair, isAcknowledged } of sent) if (!isAcknowledged) add(this.unanswered, pair)
        return
      }
      resent = fresh.filter((_, index) => index % 10 === 0)
      if (pauseMs > 0) await sleep(pauseMs)
    }
  }

  /** Sends one event after the other, and asks each time for a list that has seen it. */
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
        if (one.isAcknowledged) add(this.acknowledged, one.pair)
        const { recommendations } = await server.ask(LIST, { userId: one.userId, atLeast: watermark })
        const list = recommendations as { sawAtLeast: boolean; watermark: string | null }
        if (list.sawAtLeast && positionOf(list.watermark) < positionOf(watermark)) this.early++
      } catch {
        if (!one.isAcknowledged) add(this.unanswered, one.pair)
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

function add(counts: Map<string, number>, pair: string): void {
  counts.set(pair, (counts.get(pair) ?? 0) + 1)
}

const COUNTS = cypherQuery<
  Record<never, never>,
  { userId: string; itemId: string; count: number; ids: number }
>(
  'test/counts',
  `// @mode read
   // @budget 1000000
   // @returns userId String!
   // @returns itemId String!
   // @returns count Int!
   // @returns ids Int!
   MATCH (user:User)-[done:INTERACTED_WITH]->(item:Item)
   RETURN user.id AS userId, item.id AS itemId, done.count AS count, size(done.eventIds) AS ids`,
)

export interface Judgement {
  readonly tried: number
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
}

/** What is missing of the acknowledged events, and what counts more often than it was sent. */
export async function judge(graph: GraphStore, writers: readonly Writer[]): Promise<Judgement> {
  const counted = new Map(
    (await graph.run(COUNTS, {})).map((row) => [`${row.userId}\n${row.itemId}`, row.count]),
  )
  let [acknowledged, lost, doubled] = [0, 0, 0]
  for (const writer of writers) {
    const pairs = new Set([...writer.acknowledged.keys(), ...writer.unanswered.keys()])
    for (const pair of pairs) {
      const least = writer.acknowledged.get(pair) ?? 0
      const most = least + (writer.unanswered.get(pair) ?? 0)
      const count = counted.get(pair) ?? 0
      acknowledged += least
      lost += Math.max(0, least - count)
      doubled += Math.max(0, count - most)
    }
  }
  const tried = writers.reduce((sum, writer) => sum + writer.tried, 0)
  return { tried, acknowledged, lost, doubled }
}
