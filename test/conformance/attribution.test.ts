import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { undecided } from '../../src/domain/consent.ts'
import type { ServedAs } from '../../src/domain/served-as.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { identifying } from '../../src/events/identify.ts'
import { directIntake, type Intake } from '../../src/events/intake.ts'
import type { RawEvent } from '../../src/events/parse-event.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { METRICS, type Metric } from '../../src/metrics/metric.ts'
import { readMetrics } from '../../src/metrics/read-metrics.ts'
import { newRecommendationId } from '../../src/recommend/serving/served-lists.ts'
import { servedTokens } from '../../src/recommend/serving/served-tokens.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { world } from '../support/world.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** When lists are served. */
const SERVED = Date.UTC(2025, 5, 1)
const PHONE = `v_${'a'.repeat(32)}`
const HOME: ServedAs = { placement: 'home', version: 3, model: 'm1', ranker: 'blend' }
const FEED: ServedAs = { placement: 'feed', version: 1, model: 'm1', ranker: 'blend' }

let graph: GraphStore
let number = 0

/** An event as a client sends it. The server gets it at once. */
interface Sent {
  readonly kind: RawEvent['kind']
  readonly at: number
  readonly token?: string
  readonly userId?: string
  readonly itemId?: string
  readonly price?: number
  readonly eventId?: string
  readonly dwellMs?: number
}

const intakeOf = (nowMs: () => number) => directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs })

/** Sends an event through a process that has just started. */
async function send({ kind, at, price, eventId = `e${number++}`, ...sent }: Sent): Promise<string> {
  const record = recordEvents(
    intakeOf(() => at),
    {
      rules: { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() },
      consents: undecided('standard'),
      findServed: async () => null,
      tokens: servedTokens(graph),
    },
  )
  const event = { userId: 'ana', itemId: 'tea', ...sent, kind, eventId, occurredAt: at }
  const money = price === undefined ? {} : { price: { amount: price, currency: 'EUR' } }
  const { results } = await record([{ ...event, ...money }], { nowMs: at })
  return results[0]?.status ?? 'NONE'
}

/** A token of a list for Ana that was served at an instant. */
function tokenOf(
  { at = SERVED, viewerId = 'ana', itemId = 'tea', servedAs = HOME } = {} as {
    at?: number
    viewerId?: string | null
    itemId?: string
    servedAs?: ServedAs
  },
): Promise<string> {
  const recommendationId = newRecommendationId(at)
  const place = { recommendationId, viewerId, itemId, rank: 2, propensity: null, isPromoted: false, servedAs }
  return servedTokens(graph).issue(place)
}

/** Totals by metric and placement that are not 0, such as `clicks home`. */
async function totals(): Promise<Readonly<Record<string, number>>> {
  const metrics = (Object.keys(METRICS) as Metric[]).filter((metric) => METRICS[metric].form === 'sum')
  const span = { fromMs: SERVED - 30 * DAY_MS, toMs: SERVED + 100 * DAY_MS }
  const request = {
    metrics,
    ...span,
    every: 'total',
    by: ['placement'],
    placements: null,
    models: null,
  } as const
  const { series } = await readMetrics(graph, request)
  const found = series.map(
    ({ metric, labels, total }) => [`${metric} ${labels[0]?.value}`, total.value ?? 0] as const,
  )
  return Object.fromEntries(found.filter(([, value]) => value !== 0))
}

for (const engine of ENGINES) {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    beforeEach(async () => {
      graph = await engine.open()
      await world().item('tea').item('cake').user('ana').user('bo').fill(graph, { isTrained: false })
    })
    afterEach(() => graph.close())

    describe('a click', () => {
      it.each([
        ['24 hours after its list less a millisecond', DAY_MS - 1, 1],
        ['24 hours after its list and a millisecond', DAY_MS + 1, undefined],
      ])('%s counts: %#', async (_name, after, clicks) => {
        await send({ kind: 'click', at: SERVED + after, token: await tokenOf() })
        expect((await totals())['clicks home']).toBe(clicks)
      })

      it('counts once for a list and item, whatever the event is called, and again for another list', async () => {
        const [token, other] = [await tokenOf(), await tokenOf({ servedAs: FEED })]
        for (const kind of ['click', 'view', 'play'] as const)
          await send({ kind, at: SERVED + HOUR_MS, token })
        await send({ kind: 'click', at: SERVED + 2 * HOUR_MS, token: other })
        expect(await totals()).toMatchObject({ 'clicks home': 1, 'clicks feed': 1 })
      })

      it('sent twice counts once', async () => {
        const token = await tokenOf()
        expect(await send({ kind: 'click', at: SERVED + 1, token, eventId: 'same' })).toBe('ACCEPTED')
        expect(await send({ kind: 'click', at: SERVED + 1, token, eventId: 'same' })).toBe('DUPLICATE')
        expect((await totals())['clicks home']).toBe(1)
      })
    })

    describe('a token', () => {
      it.each([
        ['of 30 days less a millisecond', 30 * DAY_MS - 1, undefined],
        ['of 30 days and a millisecond', 30 * DAY_MS + 1, 1],
      ])('%s: %#', async (_name, after, refused) => {
        await send({ kind: 'hide', at: SERVED + after, token: await tokenOf() })
        expect((await totals())['refused-tokens (none)']).toBe(refused)
      })

      it('that is forged, foreign or of another item makes an event that counts for no list', async () => {
        const token = await tokenOf()
        const forged = `${token.slice(0, -3)}${token.endsWith('AAA') ? 'BBB' : 'AAA'}`
        expect(await send({ kind: 'click', at: SERVED, token: forged })).toBe('ACCEPTED')
        expect(await send({ kind: 'click', at: SERVED, token, userId: 'bo' })).toBe('ACCEPTED')
        expect(await send({ kind: 'click', at: SERVED, token, itemId: 'cake' })).toBe('ACCEPTED')
        expect(await send({ kind: 'click', at: SERVED, token: 'nonsense' })).toBe('ACCEPTED')
        expect(await totals()).toEqual({ 'refused-tokens (none)': 4 })
      })

      it('of a list that was served later than the event is refused', async () => {
        await send({ kind: 'click', at: SERVED - HOUR_MS, token: await tokenOf() })
        expect(await totals()).toEqual({ 'refused-tokens (none)': 1 })
      })
    })

    describe('a conversion', () => {
      it.each([
        ['7 days after the click less a millisecond', 7 * DAY_MS - 1, 1],
        ['7 days after the click and a millisecond', 7 * DAY_MS + 1, undefined],
        ['a millisecond before the click', -1, undefined],
        ['at the instant of the click', 0, 1],
      ])('%s counts or not: %#', async (_name, after, conversions) => {
        const clicked = SERVED + HOUR_MS
        await send({ kind: 'click', at: clicked, token: await tokenOf() })
        await send({ kind: 'purchase', at: clicked + after })
        expect((await totals())['conversions home']).toBe(conversions)
      })

      it('is credited once, to the last click', async () => {
        await send({ kind: 'click', at: SERVED + 1, token: await tokenOf() })
        await send({ kind: 'click', at: SERVED + 2, token: await tokenOf({ servedAs: FEED }) })
        await send({ kind: 'save', at: SERVED + 3 })
        const counted = await totals()
        expect(counted['conversions feed']).toBe(1)
        expect(counted['conversions home']).toBeUndefined()
      })

      it('needs a click of the same user on the same item', async () => {
        await send({ kind: 'click', at: SERVED + 1, token: await tokenOf() })
        await send({ kind: 'purchase', at: SERVED + 2, userId: 'bo' })
        await send({ kind: 'purchase', at: SERVED + 2, itemId: 'cake' })
        await send({
          kind: 'purchase',
          at: SERVED + 2,
          itemId: 'cake',
          token: await tokenOf({ itemId: 'cake' }),
        })
        expect((await totals())['conversions home']).toBeUndefined()
      })

      it('adds its price, and its return subtracts it', async () => {
        await send({ kind: 'click', at: SERVED + 1, token: await tokenOf() })
        await send({ kind: 'purchase', at: SERVED + 2, price: 1_250 })
        await send({ kind: 'purchase', at: SERVED + 3, price: 300 })
        await send({ kind: 'return', at: SERVED + 20 * DAY_MS, price: 300 })
        expect(await totals()).toMatchObject({ 'conversions home': 2, 'revenue home': 1_250 })
      })

      it('of a user is credited to what they clicked as a visitor', async () => {
        await send({ kind: 'click', at: SERVED + 1, token: await tokenOf({ viewerId: null }), userId: PHONE })
        const parts = { intake: intakeOf(() => SERVED + 2) as Intake, graph }
        await identifying(parts).identify({ visitorId: PHONE, userId: 'ana' }, { nowMs: SERVED + 2 })
        await send({ kind: 'purchase', at: SERVED + 3 })
        await send({ kind: 'purchase', at: SERVED + 4 })
        expect(await totals()).toMatchObject({ 'clicks home': 1, 'conversions home': 2 })
      })
    })

    it('views count at most 30 minutes, and impressions the place', async () => {
      const token = await tokenOf()
      await send({ kind: 'impression', at: SERVED + 1, token })
      await send({ kind: 'view', at: SERVED + 2, token, dwellMs: 2 * HOUR_MS })
      expect(await totals()).toMatchObject({
        'impressions home': 1,
        'dwell-minutes home': 30,
        'value home': 1,
      })
    })
  })
}
