import { afterEach, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { forgetEvent } from '../../src/events/forget-event.ts'
import type { Intake } from '../../src/events/intake.ts'
import type { Journal } from '../../src/events/journal/journal.ts'
import { dismissedBy, interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Serving, serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { journaling } from '../support/journaling.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { TINY_NOW_MS, tinyWorld } from '../support/tiny-world.ts'

const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted watermark } }'
const FORGET = `mutation ($userId: ID!, $eventId: ID!) {
  forgetEvent(userId: $userId, eventId: $eventId) { watermark user { id } problems { code path } }
}`

const KINDS = ['VIEW', 'CLICK', 'LIKE', 'PURCHASE', 'RATING', 'RETURN', 'HIDE', 'PLAY']

/** Every third event is a partial one, so that its weight is not that of its kind. */
function input(n: number, itemId: string, kind = KINDS[n % KINDS.length] ?? 'VIEW') {
  return {
    eventId: `event ${n}`,
    userId: 'ana',
    itemId,
    kind,
    occurredAt: TINY_NOW_MS - 1_000 * n,
    ...(kind === 'RATING' && { rating: n % 6 }),
    ...(n % 3 === 0 && (kind === 'VIEW' || kind === 'PLAY') && { portion: 0.25 }),
  }
}

/** A dump without the instant of the newest event, which a forgotten event may have moved. */
function withoutClock(dump: readonly string[]): readonly string[] {
  return dump
    .filter((line) => !line.includes('Singleton'))
    .map((line) => (line.includes('"key":"User ') ? line.replace(/"lastAt":\d+/, '') : line))
}

/** A seeded shuffle. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  let state = seed
  const drawn = list.map((one) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return { one, state }
  })
  return drawn.sort((a, b) => a.state - b.state).map(({ one }) => one)
}

describe.each(ENGINES)('a forgotten event on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    const servers: Serving[] = []
    let applied = async () => true
    let intake: Intake
    afterEach(async () => {
      for (const server of servers.splice(0)) await server.close()
      applied = async () => true
    })

    async function open(isJournaled = true): Promise<{ server: Serving; journal: Journal | null }> {
      let journal: Journal | null = null
      const server = await serving({
        open: engine.open,
        fill: async (graph) => {
          await importDataSet(graph, memoryDataSet(tinyWorld()), { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
        },
        ...(isJournaled && {
          intake: async (graph: GraphStore) => {
            const own = await journaling(graph, () => TINY_NOW_MS)
            intake = own.intake
            journal = own.journal
            // A loaded Neo4j applies the first events later than a mutation waits for them.
            applied = () => own.intake.seen(own.intake.recorded(), AbortSignal.timeout(30_000), 'ana')
            return own
          },
        }),
        settings: { requestDeadlineMs: 20_000 },
        parts: { nowMs: () => TINY_NOW_MS },
      })
      servers.push(server)
      return { server, journal }
    }

    async function record(server: Serving, events: readonly object[]): Promise<void> {
      expect(await server.data(RECORD, { events })).toMatchObject({
        recordEvents: { accepted: events.length },
      })
      expect(await applied()).toBe(true)
    }

    async function forget(server: Serving, eventId: string) {
      return (await server.data(FORGET, { userId: 'ana', eventId })).forgetEvent
    }

    const done = { watermark: expect.any(String), user: { id: 'ana' }, problems: [] }

    it('leaves the graph as if it had not happened, in any order', { timeout: 120_000 }, async () => {
      for (const seed of [1, 2]) {
        const { server, journal } = await open()
        const events = Array.from({ length: 48 }, (_, n) => input(n, `song-${n % 5}`))
        const gone = shuffled(events, seed).slice(0, 30)
        await record(server, [input(99, 'song-9', 'LIKE'), ...events.filter((one) => !gone.includes(one))])
        await forget(server, 'none')
        const before = await graphDump(server.graph)
        await record(server, gone)
        for (const { eventId } of shuffled(gone, seed + 7))
          expect(await forget(server, eventId)).toEqual(done)
        expect(withoutClock(await graphDump(server.graph))).toEqual(withoutClock(before))
        for (const { eventId } of gone) expect(await journal?.find('ana', eventId)).toBeNull()
        await server.close()
        servers.pop()
      }
    })

    it('is taken back once by two requests at the same time', async () => {
      const { server } = await open()
      const views = Array.from({ length: 40 }, (_, n) => input(n, 'song-1', 'LIKE'))
      await record(server, views)
      const answers = await Promise.all([forget(server, 'event 39'), forget(server, 'event 39')])
      const codes = answers.map((answer) => (answer as { problems: { code: string }[] }).problems[0]?.code)
      expect(codes.toSorted()).toEqual(['NOT_FOUND', undefined])
      const [edge] = await server.graph.run(interactionsAmong, {
        rows: [{ userId: 'ana', wanted: ['song-1'] }],
      })
      expect(edge).toMatchObject({ count: 39 })
    })

    it('is erased in the journal, whose other entries stay', async () => {
      const { server, journal } = await open()
      await record(server, [
        input(1, 'song-1'),
        input(2, 'song-2'),
        { ...input(3, 'song-3'), kind: 'IMPRESSION' },
      ])
      expect(await forget(server, 'event 2')).toEqual(done)
      expect(await forget(server, 'event 3')).toEqual(done)
      const page = await journal?.read(0, 10)
      expect(page?.entries.map(({ event }) => event.eventId)).toEqual(['event 1'])
      expect(page?.lost.map(({ reason }) => reason)).toEqual(['forgotten', 'forgotten'])
      // The same event counts again if it is recorded again.
      await record(server, [input(2, 'song-2')])
    })

    it('is taken out of the sums with the journal, after 32 newer events of the item', async () => {
      const { server } = await open()
      const views = Array.from({ length: 40 }, (_, n) => input(n, 'song-1', 'VIEW'))
      await record(server, views)
      expect(await forget(server, 'event 39')).toEqual(done)
      const rows = [{ userId: 'ana', wanted: ['song-1'] }]
      const [edge] = await server.graph.run(interactionsAmong, { rows })
      const weight = views.slice(0, 39).reduce((sum, { portion }) => sum + (portion ?? 1), 0)
      expect(edge).toMatchObject({ count: 39, weight })
      expect(edge?.eventIds).toHaveLength(32)
    })

    it('takes back no more than older events of its kind added, also after a change of weights', async () => {
      const { server, journal } = await open()
      await record(
        server,
        Array.from({ length: 34 }, (_, n) => input(n, 'song-1', 'LIKE')),
      )
      const ratingScale = { ...DEFAULT_RATING_SCALE, weights: { like: 10 } }
      const parts = { intake, graph: server.graph, ...(journal && { journal }), ratingScale }
      const forgetNow = forgetEvent(parts)
      const weights = []
      for (const eventId of ['event 33', 'event 32', 'event 31']) {
        expect(await forgetNow({ userId: 'ana', eventId }, {})).toMatchObject({ problems: [] })
        const rows = [{ userId: 'ana', wanted: ['song-1'] }]
        const [edge] = await server.graph.run(interactionsAmong, { rows })
        weights.push(edge?.weight)
      }
      // Two of the 34 likes are older than the newest 32, and weigh 4 each.
      expect(weights).toEqual([32 * 4, 32 * 4, 31 * 4])
    })

    it('that nothing holds any more is a problem', async () => {
      const { server } = await open(false)
      await record(
        server,
        Array.from({ length: 40 }, (_, n) => input(n, 'song-1', 'VIEW')),
      )
      const problem = { watermark: null, user: null, problems: [{ code: 'NOT_FOUND', path: ['eventId'] }] }
      expect(await forget(server, 'event 39')).toEqual(problem)
      expect(await forget(server, 'unknown')).toEqual(problem)
      expect(await forget(server, 'event 0')).toEqual(done)
      expect(await forget(server, 'event 0')).toEqual(problem)
    })

    it('that was the last to dismiss its item ends the dismissal', async () => {
      const { server } = await open()
      await record(server, [
        { ...input(1, 'song-1'), kind: 'HIDE' },
        { ...input(2, 'song-1'), kind: 'REPORT' },
      ])
      const dismissed = async () => {
        const [row] = await server.graph.run(dismissedBy, { ids: ['ana'] })
        return row?.dismissedItemIds ?? []
      }
      await forget(server, 'event 1')
      expect(await dismissed()).toEqual(['song-1'])
      await forget(server, 'event 2')
      expect(await dismissed()).toEqual([])
    })

    it('of another user is not found', async () => {
      const { server } = await open(false)
      await applyEvents(server.graph, [
        { eventId: 'theirs', userId: 'bo', itemId: 'song-1', kind: 'like', atMs: 1, value: null, count: 1 },
      ])
      await record(server, [input(1, 'song-1')])
      expect(await forget(server, 'theirs')).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] })
    })
  })
})
