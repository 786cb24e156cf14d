import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undecided } from '../../src/domain/consent.ts'
import type { EventKind, InteractionEvent } from '../../src/domain/event.ts'
import type { ServedAs } from '../../src/domain/served-as.ts'
import { SOURCE_NAMES, type SourceName } from '../../src/domain/source-name.ts'
import { coverage, gini } from '../../src/evaluation/metrics.ts'
import { applyEntries } from '../../src/events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import type { Intake } from '../../src/events/intake.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import { recordImpressions } from '../../src/events/record-impressions.ts'
import type { ServedItems } from '../../src/events/served-positions.ts'
import { beatCursor } from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { foldHours } from '../../src/metrics/fold-hours.ts'
import { ListTotals } from '../../src/metrics/list-totals.ts'
import { METRICS, type Metric } from '../../src/metrics/metric.ts'
import { addCounts } from '../../src/metrics/metric-rows.ts'
import { readItemSpread } from '../../src/metrics/read-item-spread.ts'
import { type MetricsRequest, readMetrics } from '../../src/metrics/read-metrics.ts'
import { newRecommendationId } from '../../src/recommend/serving/served-lists.ts'
import { servedTokens } from '../../src/recommend/serving/served-tokens.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { world } from '../support/world.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.UTC(2025, 5, 21)
const isLong = Boolean(process.env.ATTUNE_TEST_LONG)
const EVENTS = isLong ? 50_000 : 1_500
const LONGEST_MS = isLong ? 3_600_000 : 300_000

interface List {
  readonly id: string
  /** Null for a session. */
  readonly userId: string | null
  readonly atMs: number
  readonly servedAs: ServedAs
}

/** An event as it happened, before anything was checked. */
interface Act {
  readonly id: string
  readonly userId: string
  readonly itemId: string
  readonly kind: EventKind
  readonly atMs: number
  readonly list: List | null
  readonly isForged: boolean
  readonly price: number
  readonly dwellMs: number
}

const HOME: ServedAs = { placement: 'home', version: 1, model: 'm1', ranker: 'blend' }
const WAYS: readonly ServedAs[] = [
  HOME,
  { ...HOME, placement: 'feed', row: 'page: feed' },
  { ...HOME, placement: 'cart' },
]
const KINDS = [
  'impression',
  'impression',
  'click',
  'view',
  'play',
  'purchase',
  'save',
  'like',
  'return',
  'hide',
] as const

let graph: GraphStore
let state = 11

/** A whole number below another one, the same in each run. */
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}

function picked<T>(some: readonly T[]): T {
  const one = some[below(some.length)]
  if (one === undefined) throw new TypeError('nothing to pick from')
  return one
}

/** The source that put an item into a list; none for a tenth of them. */
function sourceOf(list: List, itemId: string): SourceName | undefined {
  return SOURCE_NAMES[(Number.parseInt(list.id.slice(-4), 16) + Number(itemId.slice(1))) % 10]
}

const KIND_OF: Readonly<Record<string, string>> = { i0: 'movie', i1: 'movie', i2: 'song', i3: 'post' }

/** What the tables of days have, from the raw input: `source clicks latent` and so on. */
function tableNames(name: string, list: List, itemId: string): readonly string[] {
  const hasPlace = name === 'impressions' || name === 'clicks'
  return [
    `row ${name} ${list.servedAs.row ?? '(none)'}`,
    `source ${name} ${sourceOf(list, itemId) ?? '(none)'}`,
    `item-kind ${name} ${KIND_OF[itemId] ?? '(none)'}`,
    ...(hasPlace ? [`position ${name} ${Number(itemId.slice(1)) * 3 + 1}`.replace(/1[1-9]$/, '11+')] : []),
  ]
}

/** Users with four lists each, and what they did: late, in any order. */
function history(): readonly Act[] {
  const users = Math.ceil(EVENTS / 40)
  const lists = Array.from({ length: users * 4 }, (_, n): List => {
    const atMs = NOW - 12 * DAY_MS + below(6 * DAY_MS)
    return {
      id: newRecommendationId(atMs),
      userId: `u${n % users}`,
      atMs,
      servedAs: WAYS[below(3)] ?? HOME,
    }
  })
  return Array.from({ length: EVENTS }, (_, n) => {
    const list = picked(lists)
    const isPlain = below(4) === 0
    return {
      id: `e${n}`,
      userId: list.userId ?? '',
      itemId: `i${below(5)}`,
      kind: KINDS[below(KINDS.length)] ?? 'click',
      atMs: list.atMs + below(isPlain ? 6 * DAY_MS : 30 * HOUR_MS),
      list: isPlain ? null : list,
      isForged: below(10) === 0,
      price: below(1_000),
      dwellMs: below(60 * 60_000),
    }
  })
}

/** What must be counted, from the raw input: `clicks home` and so on. */
function reference(acts: readonly Act[]): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {}
  const plus = (key: string, amount = 1) => {
    if (amount !== 0) totals[key] = (totals[key] ?? 0) + amount
  }
  const add = (name: string, list: List, itemId: string, amount = 1) => {
    plus(`${name} ${list.servedAs.placement}`, amount)
    for (const key of tableNames(name, list, itemId)) plus(key, amount)
  }
  const shown = new Set<string>()
  const clicksOf = new Map<string, { list: List; atMs: number; isPaid: boolean }[]>()
  for (const { userId, itemId, kind, atMs, list, isForged, price, dwellMs } of acts) {
    const own = isForged ? null : list
    if (list && isForged) plus('refused-tokens (none)')
    if (kind === 'impression') {
      const place = `${own?.id} ${itemId}`
      if (own && !shown.has(place)) add('impressions', own, itemId)
      shown.add(place)
      continue
    }
    const key = `${userId} ${itemId}`
    const clicks = clicksOf.get(key) ?? []
    clicksOf.set(key, clicks)
    const isClick = kind === 'click' || kind === 'view' || kind === 'play'
    if (own && isClick && atMs <= own.atMs + DAY_MS && !clicks.some((one) => one.list === own)) {
      add('clicks', own, itemId)
      clicks.push({ list: own, atMs, isPaid: false })
    }
    if (own && (kind === 'view' || kind === 'play')) add('dwell', own, itemId, Math.min(dwellMs, 30 * 60_000))
    const before = clicks.filter((one) => one.atMs <= atMs).sort((a, b) => b.atMs - a.atMs)
    if (kind === 'purchase' || kind === 'save' || kind === 'like') {
      const last = before.find((one) => atMs <= one.atMs + 7 * DAY_MS)
      if (!last) continue
      last.isPaid = true
      add('conversions', last.list, itemId)
      if (kind === 'purchase') add('revenue', last.list, itemId, price)
    }
    const paid = before.find((one) => one.isPaid)
    if (kind === 'return' && paid) add('revenue', paid.list, itemId, -price)
  }
  // Revenue and returns may cancel out.
  return Object.fromEntries(Object.entries(totals).filter(([, total]) => total !== 0))
}

/** An intake that only keeps what it takes. */
function keeping(taken: InteractionEvent[]): Intake {
  return {
    journalId: 'raw',
    async take(events) {
      taken.push(...events)
      return { verdicts: events.map(() => 'accepted' as const), position: 0 }
    },
    recorded: () => 0,
    applied: () => 0,
    seen: async () => true,
  }
}

/** The events as the server accepts them. */
async function accepted(acts: readonly Act[]): Promise<readonly InteractionEvent[]> {
  const taken: InteractionEvent[] = []
  const tokens = servedTokens(graph)
  const record = recordEvents(keeping(taken), {
    rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
    consents: {
      ...undecided('standard'),
      allows: (userId, purpose) => userId !== 'quiet' || purpose !== 'analytics',
    },
    findServed: async () => null,
    tokens,
  })
  const raws = await Promise.all(
    acts.map(async ({ id: eventId, userId, itemId, kind, atMs, list, isForged, price, dwellMs }) => {
      const place = list && {
        recommendationId: list.id,
        viewerId: isForged ? 'stranger' : list.userId,
        servedAs: list.servedAs,
        itemId,
        rank: Number(itemId.slice(1)) * 3 + 1,
        propensity: null,
        source: sourceOf(list, itemId),
        isPromoted: false,
      }
      const isSeen = kind === 'view' || kind === 'play'
      return {
        ...{ eventId, userId, itemId, kind, occurredAt: atMs },
        ...(place && { token: await tokens.issue(place) }),
        ...(isSeen && { dwellMs }),
        ...((kind === 'purchase' || kind === 'return') && { price: { amount: price, currency: 'EUR' } }),
      }
    }),
  )
  for (let at = 0; at < raws.length; at += 500) await record(raws.slice(at, at + 500), { nowMs: NOW })
  return taken
}

/** Applies events as one process does, in batches; some batches are rolled back first, and some are sent again. */
async function apply(journalId: string, events: readonly InteractionEvent[]): Promise<void> {
  const killed: GraphStore = {
    ...delegating(graph),
    transaction: (work, options) =>
      graph.transaction(async (runner) => {
        await work(runner)
        throw new Error('killed')
      }, options),
  }
  const options = { ratingScale: DEFAULT_RATING_SCALE, nowMs: NOW }
  for (let at = 0; at < events.length; at += 97) {
    const entries = events.slice(at, at + 97).map((event, n) => ({ position: at + n + 1, event }))
    const end = at + entries.length
    const batch = { journalId, entries, end, recorded: events.length }
    if (below(3) === 0) await expect(applyEntries(killed, batch, options)).rejects.toThrow('killed')
    await applyEntries(graph, batch, options)
    if (below(3) === 0) await applyEntries(graph, batch, options)
  }
}

const SPAN = { fromMs: NOW - 100 * DAY_MS, toMs: NOW + DAY_MS, placements: null, models: null } as const

/** By placement, and by each of the tables of days. */
async function allTotals(): Promise<Readonly<Record<string, number>>> {
  const all = { ...(await totals()) }
  for (const table of ['row', 'source', 'item-kind', 'position'] as const)
    for (const [key, value] of Object.entries(await totals({ by: [table] }))) all[`${table} ${key}`] = value
  return all
}

async function totals(request: Partial<MetricsRequest> = {}): Promise<Readonly<Record<string, number>>> {
  const metrics: Metric[] = [
    'impressions',
    'clicks',
    'conversions',
    'revenue',
    'dwell-minutes',
    'refused-tokens',
  ]
  const asked = { metrics, ...SPAN, every: 'total', by: ['placement'], ...request } as const
  const { series } = await readMetrics(graph, asked)
  const named = series.map(({ metric, labels, total }) => {
    const [name, unit] = metric === 'dwell-minutes' ? ['dwell', 60_000] : [metric, 1]
    return [`${name} ${labels[0]?.value}`, Math.round((total.value ?? 0) * unit)] as const
  })
  return Object.fromEntries(named.filter(([, value]) => value !== 0))
}

function sumOf(exposure: ReadonlyMap<number, number> = new Map()): number {
  return [...exposure.values()].reduce((sum, times) => sum + times, 0)
}

const FOLDED_HOURS = [24, 7 * 24, 28 * 24, 112 * 24]

const PERIODS = cypherQuery<Record<never, never>, { readonly hours: number; readonly total: number }>(
  'test/metric-periods',
  `// @mode read
// @budget 100
// @returns hours Int!
// @returns total Int!
MATCH (period:MetricPeriod)
RETURN period.hours AS hours, count(period) AS total
ORDER BY hours`,
)

for (const engine of ENGINES) {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    beforeEach(async () => {
      graph = await engine.open()
      state = 11
    })
    afterEach(() => graph.close())

    it(
      'counts exactly what happened, through two processes that are killed and repeat, after hours became days, and when a graph is rebuilt',
      async () => {
        const described = world()
        for (const [id, kind] of Object.entries(KIND_OF)) described.item(id, { kind })
        await described.fill(graph)
        const acts = history()
        // A refused impression is of no list: only the journal knows that it is repeated.
        const repeated = acts.flatMap((act) =>
          !(act.kind === 'impression' && act.isForged) && below(8) === 0 ? [act, act] : [act],
        )
        const events = await accepted(repeated)
        const isFirst = ({ userId }: { readonly userId: string }) => Number(userId.slice(1)) % 2 === 0
        const ofOne = events.filter(isFirst)
        const ofTwo = events.filter((event) => !isFirst(event))
        await apply('one', ofOne)
        await apply('two', ofTwo)
        const expected = reference(acts)
        expect(expected['conversions home']).toBeGreaterThan(5)
        expect(expected['source conversions latent']).toBeGreaterThan(0)
        expect(await allTotals()).toEqual(expected)
        const ofHome = await totals({ by: ['position'], placements: ['home'] })
        const clicks = Object.entries(ofHome).flatMap(([key, value]) =>
          key.startsWith('clicks') ? value : [],
        )
        expect(clicks.reduce((sum, value) => sum + value, 0)).toBe(expected['clicks home'])

        // Each item has its own position.
        const clicksOf = Object.entries(expected).flatMap(([key, value]) =>
          key.startsWith('position clicks') ? [value] : [],
        )
        const { used } = await readItemSpread(graph, { ...SPAN, placement: null })
        const [least = 0, second = 0] = clicksOf.toSorted((a, b) => a - b)
        expect(used[8]).toBeCloseTo((least + second) / clicksOf.reduce((sum, value) => sum + value, 0), 9)

        expect(await foldHours(graph, NOW + 30 * DAY_MS)).toBeGreaterThan(24)
        expect(await allTotals()).toEqual(expected)
        expect((await graph.run(PERIODS, {})).map(({ hours }) => hours)).toEqual(FOLDED_HOURS)
        // An event of a folded day.
        const list: List = {
          id: newRecommendationId(NOW - 9 * DAY_MS),
          userId: 'u0',
          atMs: NOW - 9 * DAY_MS,
          servedAs: HOME,
        }
        const [shown] = await accepted([
          {
            ...picked(acts),
            id: 'late',
            userId: 'u0',
            kind: 'impression',
            atMs: list.atMs + 1,
            list,
            isForged: false,
          },
        ])
        await apply('three', shown ? [shown] : [])
        await foldHours(graph, NOW + 30 * DAY_MS)
        const more = [`impressions home`, ...tableNames('impressions', list, shown?.itemId ?? '')]
        expect(await allTotals()).toEqual({
          ...expected,
          ...Object.fromEntries(more.map((key) => [key, (expected[key] ?? 0) + 1])),
        })

        await foldHours(graph, NOW + 600 * DAY_MS)
        expect(await graph.run(PERIODS, {})).toEqual([])

        // Only the embedded graph can be rebuilt.
        if (engine.name !== 'embedded') return
        await graph.close()
        graph = await engine.open()
        await described.fill(graph)
        await apply('one', ofOne)
        await apply('two', ofTwo)
        await foldHours(graph, NOW + 30 * DAY_MS)
        expect(await allTotals()).toEqual(expected)
      },
      LONGEST_MS,
    )

    it('loses no count of processes whose first one of a day comes while this day is folded', async () => {
      const atMs = NOW - 9 * DAY_MS
      const list: List = { id: newRecommendationId(atMs), userId: 'u0', atMs, servedAs: HOME }
      const acts = Array.from({ length: 9 }, (_, n): Act => {
        const about = { userId: 'u0', kind: 'impression', atMs: atMs + 1, list, isForged: false } as const
        return { ...about, id: `e${n}`, itemId: `i${n}`, price: 0, dwellMs: 0 }
      })
      const described = world()
      for (const { itemId } of acts) described.item(itemId, {})
      await described.fill(graph)
      const [first, ...left] = await accepted(acts)
      await apply('process', first ? [first] : [])
      for (const { eventId } of left)
        await graph.run(beatCursor, { journal: eventId, now: NOW, recorded: 0, isClosed: false })
      // Writers of one store queue.
      const other = engine.name === 'neo4j' ? await openNeo4j(neo4jOptions()) : graph
      const late: Promise<void>[] = []
      const folding: GraphStore = {
        ...delegating(other),
        transaction: (work, options) =>
          other.transaction((runner) => {
            const run: GraphRunner['run'] = async (query, ...rest) => {
              const event = query.name === 'metrics/drop-metric-rows-of' ? left.shift() : undefined
              if (event) {
                const applied = apply(event.eventId, [event])
                late.push(applied)
                // It waits for the fold, or its rows are dropped with the day.
                await Promise.race([applied, sleep(1_000)])
              }
              return await runner.run(query, ...rest)
            }
            return work({ run })
          }, options),
      }
      await foldHours(folding, NOW + 30 * DAY_MS)
      await Promise.all(late)
      if (other !== graph) await other.close()
      expect(late.length).toBeGreaterThan(1)
      expect(await totals()).toEqual({ 'impressions home': 1 + late.length })
      const { series } = await readMetrics(graph, { metrics: ['coverage'], ...SPAN, every: 'total', by: [] })
      expect(series[0]?.total.value).toBeCloseTo((1 + late.length) / acts.length, 9)
    })

    it('counts nothing of users without the consent to analytics', async () => {
      const list: List = { id: newRecommendationId(NOW), userId: 'quiet', atMs: NOW, servedAs: HOME }
      const act = {
        id: 'q',
        userId: 'quiet',
        itemId: 'i1',
        atMs: NOW,
        list,
        isForged: false,
        price: 1,
        dwellMs: 1,
      }
      await apply(
        'one',
        await accepted([
          { ...act, kind: 'impression' },
          { ...act, id: 'r', kind: 'click' },
        ]),
      )
      expect(await totals()).toEqual({})
    })

    it('counts each place of a screen once, however often and by whichever process it is recorded', async () => {
      const ids = [newRecommendationId(NOW - HOUR_MS), newRecommendationId(NOW)]
      const notice = {
        rule: 'ad',
        promotion: 'EDITORIAL',
        label: 'Ad',
        onBehalfOf: null,
        paidBy: null,
        viewerProperties: [],
        isByItem: false,
      } as const
      const served: ServedItems = {
        viewerId: 'u0',
        servedAtMs: NOW - HOUR_MS,
        placement: { key: 'home', number: 1, promotions: [notice] },
        modelVersion: 'm1',
        ranker: 'blend',
        row: 'page: home',
        items: [
          { itemId: 'i0', shownReasons: [{ sources: ['latent', 'popular'] }, { sources: ['fresh'] }] },
          { itemId: 'i1', claimedBy: 'ad' },
          { itemId: 'i2', propensity: 0.5, shownReasons: [{}] },
        ],
      }
      const taken: InteractionEvent[] = []
      const see = (index: number, positions: readonly number[], allows = true) =>
        recordImpressions(keeping(taken), {
          consents: { ...undecided('standard'), allows: (_, purpose) => allows || purpose !== 'analytics' },
          findServed: async () => served,
        })(
          {
            recommendationId: ids[index] ?? '',
            positions,
            userId: null,
            eventId: `${taken.length}`,
            atMs: NOW,
          },
          { nowMs: NOW },
        )
      await see(0, [1, 2])
      await see(0, [2, 1, 3])
      await see(1, [1])
      await see(1, [2], false)
      await apply('one', taken)
      await apply('two', taken)
      const act = {
        userId: 'u0',
        atMs: NOW,
        price: 0,
        dwellMs: 0,
        kind: 'impression',
        isForged: false,
      } as const
      const list = { id: ids[0] ?? '', userId: 'u0', atMs: NOW - HOUR_MS, servedAs: HOME }
      await apply('three', await accepted([{ ...act, id: 'again', itemId: 'i0', list }]))
      const metrics: Metric[] = ['impressions', 'promoted-share', 'explored-share']
      const { series } = await readMetrics(graph, { metrics, ...SPAN, every: 'total', by: ['placement'] })
      expect(series.map(({ total }) => total.value)).toEqual([4, 0.25, 0.25])
      expect(await totals({ by: ['source'] })).toEqual({ 'impressions latent': 2, 'impressions (none)': 2 })
      expect(await totals({ by: ['row'] })).toEqual({ 'impressions page: home': 4 })
    })

    it('counts what comes in more than 200 ways in an hour as other', async () => {
      const acts = Array.from({ length: 230 }, (_, n): Act => {
        const servedAs: ServedAs = { placement: `p${n}`, version: 1, model: '', ranker: 'blend' }
        const list = { id: newRecommendationId(NOW - HOUR_MS), userId: 'u0', atMs: NOW - HOUR_MS, servedAs }
        return {
          id: `e${n}`,
          userId: 'u0',
          itemId: 'i0',
          kind: 'impression',
          atMs: NOW - HOUR_MS,
          list,
          isForged: false,
          price: 0,
          dwellMs: 0,
        }
      })
      await apply('one', await accepted(acts))
      const counted = await totals()
      expect(counted['impressions (other)']).toBe(30)
      expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(230)
    })

    it('counts lists as often as their process served them, however often it writes', async () => {
      const list = {
        userId: 'u0',
        atMs: NOW - 1,
        servedAs: HOME,
        isFallback: false,
        isDegraded: true,
        isSearch: false,
      }
      const processes = [new ListTotals(graph, 'lists a'), new ListTotals(graph, 'lists b')]
      for (const [n, process] of processes.entries()) {
        process.count({ ...list, isEmpty: n === 0, tookMs: 3 })
        await process.write(NOW)
        process.count({ ...list, isEmpty: false, tookMs: 100 })
        await process.write(NOW)
        await process.write(NOW)
      }
      const metrics: Metric[] = ['lists', 'empty-rate', 'degraded-rate', 'latency-p50', 'latency-p99']
      const { series } = await readMetrics(graph, { metrics, ...SPAN, every: 'total', by: [] })
      const [lists, empty, degraded, half, slow] = series.map(({ total }) => total.value ?? -1)
      expect([lists, empty, degraded]).toEqual([4, 0.25, 1])
      expect(half).toBeLessThanOrEqual(4)
      expect(slow).toBeGreaterThan(64)
      expect(slow).toBeLessThanOrEqual(128)
      expect(Object.keys(METRICS).length).toBeGreaterThan(20)
    })

    it('has intervals of shares between 0 and 1', async () => {
      const process = new ListTotals(graph, 'lists a')
      const served = { servedAs: HOME, atMs: NOW - 1, tookMs: 1, isFallback: false, isSearch: false }
      for (let n = 0; n < 40; n++)
        process.count({ ...served, userId: `u${n}`, isDegraded: n > 0, isEmpty: n === 0 })
      await process.write(NOW)
      const metrics: Metric[] = ['empty-rate', 'degraded-rate']
      const { series } = await readMetrics(graph, { metrics, ...SPAN, every: 'total', by: [] })
      const [empty, degraded] = series.map(({ total }) => total)
      expect(empty).toMatchObject({ value: 0.025, low: 0 })
      expect(degraded).toMatchObject({ value: 0.975, high: 1 })
    })

    it('counts the searches of which nothing was clicked within a day, in the hours of the searches', async () => {
      const process = new ListTotals(graph, 'lists a')
      const served = { isEmpty: false, isFallback: false, isDegraded: false, isSearch: true, tookMs: 3 }
      const searches = Array.from({ length: 120 }, (_, n): List => {
        const atMs = NOW - 6 * DAY_MS + below(4 * DAY_MS)
        const way = n % 4 === 3 ? HOME : (WAYS[n % 2] ?? HOME)
        const servedAs = { ...way, ranker: n % 4 === 3 ? 'blend' : 'search' }
        const isOfSession = n % 7 === 0
        const userId = isOfSession ? null : n % 5 === 0 ? `v_${`${n % 3}`.repeat(32)}` : `u${n % 9}`
        if (userId !== null && n % 4 < 3)
          process.count({ ...served, userId, atMs, servedAs, isEmpty: n % 10 === 0 })
        return { id: newRecommendationId(atMs), userId, atMs, servedAs }
      })
      await process.write(NOW)
      const acts = Array.from({ length: 200 }, (_, n): Act => {
        const list = picked(searches)
        return {
          id: `e${n}`,
          userId: list.userId ?? `v_${'0'.repeat(32)}`,
          itemId: `i${below(5)}`,
          kind: KINDS[below(KINDS.length)] ?? 'click',
          atMs: list.atMs + below(36 * HOUR_MS),
          list,
          isForged: below(8) === 0,
          price: 1,
          dwellMs: 1,
        }
      })
      const isClick = ({ kind, list, atMs, isForged }: Act) =>
        ['click', 'view', 'play'].includes(kind) && !isForged && list && atMs <= list.atMs + DAY_MS
      const clicked = new Set(acts.filter(isClick).map(({ list }) => list))
      const dayOf = (atMs: number) => Math.floor(atMs / DAY_MS) * DAY_MS
      const expected = new Map<string, number>()
      for (const list of searches) {
        if (list.userId === null || list.servedAs.ranker !== 'search' || clicked.has(list)) continue
        const key = `${list.servedAs.placement} ${dayOf(list.atMs)}`
        expected.set(key, (expected.get(key) ?? 0) + 1)
      }
      const events = await accepted(acts.flatMap((act) => (below(4) === 0 ? [act, act] : [act])))
      const isEven = ({ atMs }: { readonly atMs: number }) => atMs % 2 === 0
      await apply('one', events.filter(isEven))
      await apply(
        'two',
        events.filter((event) => !isEven(event)),
      )
      const counted = async () => {
        const asked = {
          metrics: ['searches-without-click'],
          ...SPAN,
          every: 'day',
          by: ['placement'],
        } as const
        const { series } = await readMetrics(graph, asked)
        const named = series.flatMap(({ labels, points }) =>
          points.map(({ fromMs, value }) => [`${labels[0]?.value} ${fromMs}`, value.value ?? 0] as const),
        )
        return new Map(named.filter(([, value]) => value > 0))
      }
      expect(clicked.size).toBeGreaterThan(20)
      expect(await counted()).toEqual(expected)
      await foldHours(graph, NOW + 30 * DAY_MS)
      expect(await counted()).toEqual(expected)
    })

    it('counts impressions of items that were shown before within 16 days as repeats', async () => {
      const slotOf = (atMs: number) => Math.floor(atMs / (8 * HOUR_MS))
      const lists = Array.from({ length: 180 }, (_, n): List => {
        const atMs = NOW - 29 * DAY_MS + below(28 * DAY_MS)
        return { id: newRecommendationId(atMs), userId: `u${n % 6}`, atMs, servedAs: WAYS[n % 2] ?? HOME }
      })
      const acts = Array.from({ length: 600 }, (_, n): Act => {
        const list = picked(lists)
        return {
          id: `e${n}`,
          userId: list.userId ?? '',
          itemId: `i${below(12)}`,
          kind: 'impression',
          atMs: list.atMs + below(20 * HOUR_MS),
          list: below(9) === 0 ? null : list,
          isForged: below(9) === 0,
          price: 0,
          dwellMs: 0,
        }
      }).sort((a, b) => a.atMs - b.atMs)
      const totalsOf = { impressions: 0, repeats: 0 }
      const places = new Set<string>()
      const slots = new Map<string, number[]>()
      for (const { userId, itemId, atMs, list, isForged } of acts) {
        const before = slots.get(`${userId} ${itemId}`) ?? []
        slots.set(`${userId} ${itemId}`, [...before, slotOf(atMs)])
        const place = `${list?.id} ${itemId}`
        if (!list || isForged || places.has(place)) continue
        places.add(place)
        totalsOf.impressions++
        if (before.some((slot) => slotOf(atMs) - slot < 48)) totalsOf.repeats++
      }
      const events = await accepted(acts.flatMap((act) => (below(5) === 0 ? [act, act] : [act])))
      const isEven = ({ userId }: { readonly userId: string }) => Number(userId.slice(1)) % 2 === 0
      await apply('one', events.filter(isEven))
      await apply(
        'two',
        events.filter((event) => !isEven(event)),
      )
      const { series } = await readMetrics(graph, {
        metrics: ['repeat-share'],
        ...SPAN,
        every: 'total',
        by: [],
      })
      expect(totalsOf.repeats).toBeGreaterThan(50)
      expect(totalsOf.impressions - totalsOf.repeats).toBeGreaterThan(50)
      const { impressions: denominator, repeats: numerator } = totalsOf
      expect(series[0]?.total).toMatchObject({ numerator, denominator, isEstimate: false })
    })

    it('says which part of the catalog was seen, and how unequally, by placement and day', async () => {
      const catalog = 60
      const clicks = Array.from({ length: catalog }, (_, n): InteractionEvent => {
        const about = { eventId: `c${n}`, userId: 'u0', itemId: `i${n}`, kind: 'click', value: null } as const
        return { ...about, count: 1, atMs: NOW - 20 * DAY_MS }
      })
      await apply('zero', clicks)
      const lists = Array.from({ length: 60 }, (_, n): List => {
        const atMs = NOW - 5 * DAY_MS + below(3 * DAY_MS)
        return { id: newRecommendationId(atMs), userId: `u${n % 8}`, atMs, servedAs: WAYS[n % 2] ?? HOME }
      })
      const acts = Array.from({ length: 700 }, (_, n): Act => {
        const list = picked(lists)
        return {
          id: `e${n}`,
          userId: list.userId ?? '',
          // Few items have most impressions.
          itemId: `i${below(1 + below(40))}`,
          kind: 'impression',
          atMs: list.atMs + below(3 * HOUR_MS),
          list,
          isForged: below(9) === 0,
          price: 0,
          dwellMs: 0,
        }
      })
      const full = new Map<string, Map<number, number>>()
      const seen = new Set<string>()
      for (const { itemId, atMs, list, isForged } of acts.toSorted((a, b) => a.atMs - b.atMs)) {
        if (!list || isForged || seen.has(`${list.id} ${itemId}`)) continue
        seen.add(`${list.id} ${itemId}`)
        const day = Math.floor(atMs / DAY_MS) * DAY_MS
        for (const key of [`${list.servedAs.placement} ${day}`, list.servedAs.placement, `${day}`, '']) {
          const exposure = full.get(key) ?? new Map<number, number>()
          full.set(key, exposure)
          const item = Number(itemId.slice(1))
          exposure.set(item, (exposure.get(item) ?? 0) + 1)
        }
      }
      const events = await accepted(acts)
      const isEven = ({ userId }: { readonly userId: string }) => Number(userId.slice(1)) % 2 === 0
      await apply(
        'one',
        events.filter(isEven).toSorted((a, b) => a.atMs - b.atMs),
      )
      await foldHours(graph, NOW + 30 * DAY_MS)
      await apply(
        'two',
        events.filter((event) => !isEven(event)).toSorted((a, b) => a.atMs - b.atMs),
      )

      const metrics: Metric[] = ['coverage', 'exposure-gini']
      const counted = async (by: readonly 'placement'[], placements: readonly string[] | null = null) => {
        const { series } = await readMetrics(graph, { metrics, ...SPAN, every: 'day', by, placements })
        return new Map(
          series.flatMap(({ metric, labels, points, total }) => {
            const [label = ''] = labels.map(({ value }) => value)
            const values = [[label, total] as const].concat(
              points.map(({ fromMs, value }) => [`${label} ${fromMs}`.trim(), value] as const),
            )
            return values.flatMap(([key, { value, isEstimate }]) =>
              value === null || isEstimate ? [] : [[`${metric} ${key}`, Number(value.toFixed(9))] as const],
            )
          }),
        )
      }
      const { shown: lorenz, used } = await readItemSpread(graph, { ...SPAN, placement: 'feed' })
      const times = Array.from({ length: catalog }, (_, item) => full.get('feed')?.get(item) ?? 0)
      const least = times.toSorted((a, b) => a - b).slice(0, catalog / 2)
      expect(lorenz[10]).toBeCloseTo(least.reduce((sum, time) => sum + time, 0) / sumOf(full.get('feed')), 9)
      expect(used).toEqual([])
      const expected = (has: (key: string) => boolean) =>
        new Map(
          [...full].flatMap(([key, exposure]) =>
            has(key)
              ? [
                  [`coverage ${key}`, Number(coverage(exposure, catalog).toFixed(9))] as const,
                  [`exposure-gini ${key}`, Number(gini(exposure, catalog).toFixed(9))] as const,
                ]
              : [],
          ),
        )
      expect(full.size).toBeGreaterThan(9)
      // The second journal is late for the first fold.
      for (let folds = 0; folds < 2; folds++) {
        expect(await counted(['placement'])).toEqual(expected((key) => /^[a-z]/.test(key)))
        expect(await counted([])).toEqual(expected((key) => !/^[a-z]/.test(key)))
        expect(await counted(['placement'], ['feed'])).toEqual(expected((key) => key.startsWith('feed')))
        await foldHours(graph, NOW + 30 * DAY_MS)
      }
      expect(await totals()).toMatchObject({ 'impressions home': sumOf(full.get('home')) })
      await foldHours(graph, NOW + 600 * DAY_MS)
      expect(await graph.run(PERIODS, {})).toEqual([])
    })

    it(
      'says the same of any span, whether its days are folded, open, or folded with events that came late',
      async () => {
        const days = 150
        const shown = Array.from({ length: 1_500 }, () => ({
          day: below(days),
          item: below(1 + below(60)),
          placement: picked(WAYS).placement,
        }))
        const count = (some: typeof shown, journal: string) =>
          graph.transaction((runner) =>
            addCounts(
              runner,
              journal,
              some.map(({ day, item, placement }) => ({
                userId: `u${item % 7}`,
                atMs: NOW - (days - day) * DAY_MS,
                servedAs: { ...HOME, placement },
                currency: '',
                counter: 'impressions',
                amount: 1,
                places: [{ itemId: `i${item}` }],
              })),
              'key',
            ),
          )
        const described = world()
        for (let n = 0; n < 60; n++) described.item(`i${n}`)
        await described.fill(graph)
        await count(shown.slice(0, 700), 'one')
        const checkSpans = async () => {
          for (let round = 0; round < 8; round++) {
            const from = below(days / 2)
            const to = from + 1 + below(days - from - 1)
            const [every, placements] = [
              picked(['day', 'week', 'total'] as const),
              picked([null, ['home'], ['home', 'cart']]),
            ]
            const by = picked([[], ['placement']] as const)
            const fromMs = NOW - (days - from) * DAY_MS
            const toMs = NOW - (days - to) * DAY_MS
            const request = { fromMs, toMs, every, by, placements, models: null }
            const { series } = await readMetrics(graph, {
              ...request,
              metrics: ['coverage', 'exposure-gini'],
            })
            for (const { metric, labels, points, total } of series)
              for (const { value, ...span } of [{ fromMs, toMs, value: total }, ...points]) {
                const full = new Map<number, number>()
                for (const { day, item, placement } of counted) {
                  const atMs = NOW - (days - day) * DAY_MS
                  if (
                    labels[0]
                      ? labels[0].value !== placement
                      : !(placements ?? [placement]).includes(placement)
                  )
                    continue
                  if (atMs < Math.max(fromMs, span.fromMs) || atMs >= Math.min(toMs, span.toMs)) continue
                  full.set(item, (full.get(item) ?? 0) + 1)
                }
                const expected = (metric === 'coverage' ? coverage : gini)(full, 60)
                if (full.size === 0) expect(value.value).toBeNull()
                else expect(value.value).toBeCloseTo(expected, 9)
              }
          }
        }
        let counted = shown.slice(0, 700)
        await checkSpans()
        await foldHours(graph, NOW - 40 * DAY_MS)
        await checkSpans()
        counted = shown.slice(0, 1_100)
        await count(shown.slice(700, 1_100), 'two')
        await checkSpans()
        // Two processes at once.
        await Promise.all([foldHours(graph, NOW), foldHours(graph, NOW)])
        await checkSpans()
        counted = shown
        await count(shown.slice(1_100), 'one')
        await checkSpans()
      },
      LONGEST_MS,
    )

    it('divides revenue of a currency by all impressions', async () => {
      const list: List = {
        id: newRecommendationId(NOW - HOUR_MS),
        userId: 'u0',
        atMs: NOW - HOUR_MS,
        servedAs: HOME,
      }
      const act = {
        userId: 'u0',
        itemId: 'i1',
        atMs: NOW - HOUR_MS,
        list,
        isForged: false,
        price: 500,
        dwellMs: 0,
      }
      const kinds = ['impression', 'click', 'purchase'] as const
      await apply('one', await accepted(kinds.map((kind) => ({ ...act, id: kind, kind }))))
      const metrics: Metric[] = ['revenue-per-1000']
      const { series } = await readMetrics(graph, { metrics, ...SPAN, every: 'day', by: ['placement'] })
      expect(series).toHaveLength(1)
      expect(series[0]?.labels).toEqual([
        { dimension: 'placement', value: 'home' },
        { dimension: 'currency', value: 'EUR' },
      ])
      expect(series[0]?.total).toMatchObject({ value: 500_000, numerator: 500, denominator: 1, users: 1 })
      expect(series[0]?.points.filter(({ value }) => value.value !== null)).toHaveLength(1)
    })
  })
}
