import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { relate } from '../../src/catalog/relate.ts'
import { undecided } from '../../src/domain/consent.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { RecommendationPage } from '../../src/domain/recommendation.ts'
import { TOLERATED_MS } from '../../src/domain/records.ts'
import { staleJournals } from '../../src/events/apply/heartbeat.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import type { RawEvent } from '../../src/events/parse-event.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import { beatCursor, chartStandings, interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { servedModels } from '../../src/model/served-models.ts'
import { interests } from '../../src/recommend/interests.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { ChartFlush } from '../../src/training/incremental/chart-flush.ts'
import { train } from '../../src/training/train.ts'
import { asking, mapSources, question } from '../support/asking.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { journaling } from '../support/journaling.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS } from '../support/world.ts'
import { fillCircles } from './fixture/circles.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * The half-life is a quarter of an hour, so an error of one hour is visible. The deadlines allow for a server that plans
 * its statements for the first time, and a failing source fails the request.
 */
const POLICY: Policy = {
  ...DEFAULT_POLICY,
  halfLifeDays: 0.01,
  sources: mapSources(() => ({ candidateLimit: 60, deadlineMs: 20_000, onFailure: 'fail' })),
}

const NONSENSE: readonly unknown[] = [
  ...[Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1.5, NOW_MS / 1_000, NOW_MS + 0.5],
  ...['', 'yesterday', String(NOW_MS / 1_000), '2025-06-31', '2025-06-01T00:00:00', '2025-02-30T00:00:00Z'],
  ...['2025-13-01T00:00:00Z', '2025-06-01T25:00:00Z', '+275760-09-13T00:00:00Z', '1969-12-31T23:59:59Z'],
  ...[null, undefined, true, {}, [NOW_MS]],
]

/** A server's use cases over a graph, with a clock that the test sets. Eve follows two fans of rock. */
async function clocked(engine: Engine) {
  const graph = await engine.open()
  await fillCircles(graph)
  for (const otherId of ['rfan1', 'rfan2']) {
    const tie = { userId: 'eve', otherId, kind: 'follows', strength: 1, isMutual: false } as const
    await relate(graph, tie, NOW_MS, {})
  }
  const clock = { nowMs: NOW_MS }
  const charts = new ChartFlush({
    graph,
    flushMs: 20,
    nowMs: () => clock.nowMs,
    onError: (error) => expect.unreachable(String(error)),
  })
  const { intake, journal, applier, close } = await journaling(graph, () => clock.nowMs, {
    applied: (events, newPeople) => charts.add(events, newPeople),
  })
  const asked = asking(graph, { policy: POLICY })
  const record = recordEvents(intake, {
    rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
    consents: undecided('standard'),
    tokens: { read: async () => null },
    findServed: (id) => asked.servedLists.find(id),
  })
  return {
    graph,
    clock,
    /** Statuses of the events, in order, once the graph has applied all of them. */
    async record(...events: readonly RawEvent[]) {
      const { results } = await record(events, { nowMs: clock.nowMs })
      expect(await applier.seen(journal.last, AbortSignal.timeout(20_000))).toBe(true)
      return results.map(({ status }) => status)
    },
    ask: (viewerId: string, after: string | null = null, first = 4) =>
      asked.recommend(question(viewerId, { first, after }), { nowMs: clock.nowMs }),
    async close() {
      await close()
      await charts.stop()
      await asked.close()
      await graph.close()
    },
  }
}

type Clocked = Awaited<ReturnType<typeof clocked>>

function event(eventId: string, occurredAt: unknown, traits: Partial<RawEvent> = {}): RawEvent {
  return { eventId, userId: 'rfan1', itemId: 'r1', kind: 'like', occurredAt, ...traits }
}

async function countOf(graph: GraphStore, userId: string, itemId: string): Promise<number> {
  const [edge] = await graph.run(interactionsAmong, { rows: [{ userId, wanted: [itemId] }] })
  return edge?.count ?? 0
}

const newestIn = async (graph: GraphStore) => (await readGraphState(graph)).newestEventAtMs

/** Number of users that the `popular` chart counts for an item. */
async function degreeOf(graph: GraphStore, wanted: string): Promise<number> {
  const { modelVersion } = await readGraphState(graph)
  const rows = await graph.run(chartStandings, { chartIds: ['popular'], version: modelVersion ?? '' })
  return rows.find(({ itemId }) => itemId === wanted)?.degree ?? 0
}

/** No source is missing, and every number in the page is finite and in range. */
function expectSound({ edges, degradedSources }: RecommendationPage): void {
  expect(degradedSources).toEqual([])
  expect(edges.length).toBeGreaterThan(0)
  for (const { probability, logit, contributions, reasons } of edges) {
    expect(Number.isFinite(logit)).toBe(true)
    const shares = [
      probability,
      ...contributions.map(({ share }) => share),
      ...reasons.map((r) => r.evidenceShare),
    ]
    for (const share of shares) expect(share >= 0 && share <= 1 + 1e-9).toBe(true)
    for (const { raw } of contributions) expect(Number.isFinite(raw)).toBe(true)
  }
  expect(edges.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThanOrEqual(1 + 1e-9)
}

/** Raw scores of the `social` source, by item. */
function socialScores({ edges }: RecommendationPage): Map<string, number> {
  return new Map(
    edges.flatMap(({ item, contributions }) =>
      contributions.filter(({ source }) => source === 'social').map(({ raw }) => [item.id, raw] as const),
    ),
  )
}

describe.each(ENGINES)('clock skew on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Clocked
    beforeAll(async () => {
      server = await clocked(engine)
    })
    // Each test starts a day after the one before it.
    beforeEach(() => {
      server.clock.nowMs = ++days * DAY_MS + NOW_MS
    })
    afterAll(() => server.close())
    let days = 0

    describe('the clock of a client', () => {
      it('is rejected if it is more than five minutes ahead, and accepted unchanged if it is behind', async () => {
        const { graph, clock } = server
        const { nowMs } = clock
        const statuses = await server.record(
          event('ahead-a-day', nowMs + DAY_MS),
          event('too-far', nowMs + TOLERATED_MS + 1),
          event('far-future', '9999-12-31T23:59:59Z'),
          event('last-instant', 8_640_000_000_000_000),
          event('beyond-dates', Number.MAX_SAFE_INTEGER),
          event('just-ahead', nowMs + TOLERATED_MS),
          event('behind-a-day', nowMs - DAY_MS),
          event('behind-years', '2005-06-01T00:00:00+02:00'),
        )
        expect(statuses).toEqual([...Array(5).fill('REJECTED'), 'ACCEPTED', 'ACCEPTED', 'ACCEPTED'])
        expect(await countOf(graph, 'rfan1', 'r1')).toBe(3)
        expect(await newestIn(graph)).toBe(nowMs + TOLERATED_MS)
        for (const viewerId of ['rfan1', 'eve']) expectSound(await server.ask(viewerId))
      })

      it('is rejected if its value is invalid, and nothing is stored', async () => {
        const { graph } = server
        const before = await newestIn(graph)
        const events = NONSENSE.map((at, n) => event(`nonsense-${n}`, at, { userId: 'absent' }))
        expect(await server.record(...events)).toEqual(NONSENSE.map(() => 'REJECTED'))
        expect(await countOf(graph, 'absent', 'r1')).toBe(0)
        expect(await newestIn(graph)).toBe(before)
      })
    })

    describe('the clock of the server, set back an hour', () => {
      it('loses no event, counts none twice, and does not move the clock of the graph', async () => {
        const { graph, clock } = server
        const { nowMs } = clock
        const before = event('before', nowMs, { userId: 'zoe' })
        expect(await server.record(before)).toEqual(['ACCEPTED'])
        clock.nowMs -= HOUR_MS
        const after = event('after', clock.nowMs, { userId: 'zoe' })
        // For a client with the right time, the server's clock is behind.
        const meanwhile = event('meanwhile', nowMs + 1, { userId: 'zoe' })
        expect(await server.record(after, meanwhile, before)).toEqual(['ACCEPTED', 'REJECTED', 'REJECTED'])
        expect(await countOf(graph, 'zoe', 'r1')).toBe(2)
        expect(await newestIn(graph)).toBe(nowMs)
        clock.nowMs = nowMs + 1
        expect(await server.record(before, after, meanwhile)).toEqual(['DUPLICATE', 'DUPLICATE', 'ACCEPTED'])
        expect(await countOf(graph, 'zoe', 'r1')).toBe(3)
        expect(await newestIn(graph)).toBe(nowMs + 1)
      })

      it('between two lists leaves the second list valid and the first one pageable', async () => {
        const { graph, clock } = server
        await server.record(event('just-now', clock.nowMs))
        const first = await server.ask('rfan1')
        clock.nowMs -= HOUR_MS
        const second = await server.ask('rfan1')
        for (const page of [first, second]) expectSound(page)
        expect(second.asOfMs).toBe(first.asOfMs)
        expect(second.edges.map(({ item }) => item.id)).not.toContain('r1')
        const rest = await server.ask('rfan1', first.edges.at(-1)?.cursor ?? null)
        expectSound(rest)
        expect(rest.edges[0]?.rank).toBe(5)
        const { nowMs } = clock
        const parts = { graph, models: servedModels(graph), consents: undecided('standard') }
        for (const { probability } of await interests(parts, 'rfan1', { nowMs, temperature: 1 })) {
          expect(probability > 0 && probability <= 1).toBe(true)
        }
      })

      it('gives events from the future the weight of an event from now', async () => {
        const { clock } = server
        await server.record(
          event('one', clock.nowMs),
          event('other', clock.nowMs, { userId: 'rfan2', itemId: 'r2' }),
        )
        const now = socialScores(await server.ask('eve', null, 30))
        expect(now.size).toBeGreaterThan(0)
        clock.nowMs -= HOUR_MS
        const page = await server.ask('eve', null, 30)
        expectSound(page)
        const behind = socialScores(page)
        expect([...behind.keys()].toSorted()).toEqual([...now.keys()].toSorted())
        for (const [itemId, score] of now) expect(behind.get(itemId)).toBeCloseTo(score, 12)
      })

      it('gives all events the same weight if they are from its future, as on a machine without a clock battery', async () => {
        const { clock } = server
        const scores = async (years: number) => {
          clock.nowMs -= years * 365 * DAY_MS
          const page = await server.ask('eve', null, 30)
          expectSound(page)
          return socialScores(page)
        }
        const found = await scores(30)
        expect(Math.min(...found.values())).toBeGreaterThan(0.1)
        expect(await scores(5)).toEqual(found)
      })

      it('reports the journal of a stopped server as stale, and no other', async () => {
        const { graph, clock } = server
        const beat = (journal: string) =>
          graph.run(beatCursor, { journal, now: clock.nowMs, recorded: 9, isClosed: false })
        await beat('gone')
        await beat('there')
        clock.nowMs -= HOUR_MS
        await beat('there')
        const stale = await staleJournals(graph, [], clock.nowMs)
        expect(stale).toMatchObject([{ id: 'gone', leastWaiting: 9 }])
      })

      it('leaves charts, trainings and their lists valid', async () => {
        const { graph, clock } = server
        const likes = (userId: string) => event(`${userId}-likes`, clock.nowMs, { userId, itemId: 'j1' })
        const counted = () => expect.poll(() => degreeOf(graph, 'j1'), { timeout: 10_000 })
        await server.record(...['a', 'b', 'c', 'd'].map(likes))
        await counted().toBe(9)
        clock.nowMs -= HOUR_MS
        await server.record(...['e', 'f', 'g', 'h'].map(likes))
        await counted().toBe(13)
        expectSound(await server.ask('eve'))
        await train(graph, { nowMs: clock.nowMs, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
        for (const viewerId of ['eve', 'rfan1', 'a']) expectSound(await server.ask(viewerId))
      })
    })
  })
})
