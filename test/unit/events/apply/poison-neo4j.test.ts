import { describe, expect, it, onTestFinished } from 'vitest'
import { applyingThread } from '../../../../src/app/applying-thread.ts'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { replaySetAside } from '../../../../src/events/apply/drain-journal.ts'
import { DEFAULT_RATING_SCALE } from '../../../../src/events/event-weight.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { interactionsAmong } from '../../../../src/graph/__generated__/queries.ts'
import { openNeo4j } from '../../../../src/graph/neo4j/open-neo4j.ts'
import { listening, optionsOver } from '../../../support/bolt/store-over.ts'
import { append, applierOf } from '../../../support/journaling.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const POISON = 'poison'

/** Deadline for a poison event to become a dead letter. */
const LONGEST_MS = 30_000

/** One batch of 200 events of 200 users. The server rejects the item of one event. */
const EVENTS = Array.from({ length: 200 }, (_, n): InteractionEvent => {
  const itemId = n === 131 ? POISON : `item-${n % 7}`
  return { eventId: `e${n}`, userId: `user-${n}`, itemId, kind: 'play', atMs: 5, value: null, count: 1 }
})

/** A server that rejects writes of the item, with an applier as in production. */
async function refusing(code: string) {
  const server = await listening()
  const options = optionsOver(server.uri)
  const graph = await openNeo4j(options)
  onTestFinished(() => graph.close())
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  onTestFinished(() => journal.close())
  const isAbout = (params: object, text: string) =>
    /CREATE|MERGE/.test(text) && JSON.stringify(params).includes(`"${POISON}"`)
  server.goWrong('run', { code, isAbout })
  const thread = applyingThread(options, graph, (error) => expect.unreachable(String(error)))
  onTestFinished(() => thread.close())
  const deadLetter: number[] = []
  const news = { deadLetter: (positions: readonly number[]) => void deadLetter.push(...positions) }
  const applier = applierOf(graph, journal, () => 1_000, news, { apply: thread.apply })
  applier.start()
  onTestFinished(() => applier.stop())
  return {
    ...{ server, graph, journal, applier, deadLetter },
    /** Counts of events in the graph by user. */
    async held() {
      const rows = EVENTS.map(({ userId, itemId }) => ({ userId, wanted: [itemId] }))
      const edges = await graph.run(interactionsAmong, { rows })
      return new Map(edges.map(({ userId, count }) => [userId, count]))
    },
  }
}

describe('on Neo4j, an event that the server always rejects', () => {
  it.each([
    'Neo.ClientError.Statement.ArgumentError',
    'Neo.ClientError.Schema.ConstraintValidationFailed',
    'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
    'Neo.TransientError.General.StackOverFlowError',
    'Neo.DatabaseError.Statement.ExecutionFailed',
    'Neo.DatabaseError.General.UnknownError',
  ])('becomes a dead letter, delays no other event, and is applied on a later retry (%s)', async (code) => {
    const { server, graph, journal, applier, deadLetter, held } = await refusing(code)
    const startedMs = performance.now()
    await append(applier, journal, EVENTS)
    expect(await applier.seen(EVENTS.length, AbortSignal.timeout(LONGEST_MS))).toBe(true)
    const tookMs = Math.round(performance.now() - startedMs)
    process.stdout.write(`refused with ${code}: dead letter after ${tookMs} ms\n`)
    expect(deadLetter).toEqual([132])
    expect(journal.quarantined(10)).toMatchObject([{ event: { eventId: 'e131' } }])
    const others = EVENTS.filter(({ itemId }) => itemId !== POISON)
    expect(await held()).toEqual(new Map(others.map(({ userId }) => [userId, 1])))
    const replay = () =>
      replaySetAside({ graph, journal, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => 1_000 })
    expect(await replay()).toBe(0)
    expect(journal.quarantinedCount()).toBe(1)
    server.goRight()
    expect(await replay()).toBe(1)
    expect(journal.quarantinedCount()).toBe(0)
    expect(await held()).toEqual(new Map(EVENTS.map(({ userId }) => [userId, 1])))
  })
})
