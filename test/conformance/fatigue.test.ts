import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undecided } from '../../src/domain/consent.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/duration.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { SLOT_MS } from '../../src/domain/exposure.ts'
import type { Fatigue } from '../../src/domain/placement.ts'
import { shuffled, uniform } from '../../src/domain/random.ts'
import type { RecommendationPage } from '../../src/domain/recommendation.ts'
import type { SeenPolicy } from '../../src/domain/seen-policy.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { directIntake, type Intake } from '../../src/events/intake.ts'
import { recordImpressions } from '../../src/events/record-impressions.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { publishPlacement } from '../support/publish-placement.ts'
import { NOW_MS } from '../support/world.ts'

const WORLD = {
  users: 60,
  items: 300,
  interactions: 3_000,
  ties: 200,
  taggings: 600,
  seed: 5,
  hasProperties: true,
}

const FATIGUE: Fatigue = {
  perExposure: 0.85,
  floor: 0.25,
  overMs: 16 * DAY_MS,
  hideAfter: null,
  hideForMs: null,
  creatorProperty: null,
}
const TEMPERATURE = 0.7

/** Engaged items stay in lists. */
const NEVER_SEEN: SeenPolicy = { ages: {}, byItemKind: {} }

/** How a screen is recorded, where it is not as usual. */
interface Recording {
  readonly atMs?: number
  readonly eventId?: string
  readonly mayActAs?: (userId: string) => boolean
}

const idsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.id)

/** What fatigue added to an item of a page; 0 for nothing. */
function termOf({ edges }: RecommendationPage, itemId: string): number {
  const steering = edges.find(({ item }) => item.id === itemId)?.steering ?? []
  return steering.find(({ effect }) => effect === 'FATIGUED')?.logit ?? 0
}

function event(
  userId: string,
  itemId: string,
  kind: InteractionEvent['kind'],
  atMs: number,
): InteractionEvent {
  return { eventId: `${userId} ${itemId} ${kind} ${atMs}`, userId, itemId, kind, atMs, value: null, count: 1 }
}

describe.each(ENGINES)('fatigue on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 120_000 }, () => {
    let graph: GraphStore
    /** Two processes over the same graph. */
    let asked: Asking
    let other: Asking
    let intakes: readonly Intake[]
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      asked = asking(graph)
      other = asking(graph)
      const intake = () => directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
      intakes = [intake(), intake()]
      await publishPlacement(graph, 'tired', { temperature: TEMPERATURE, seen: NEVER_SEEN, fatigue: FATIGUE })
      await publishPlacement(graph, 'plain', { temperature: TEMPERATURE, seen: NEVER_SEEN })
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await other.close()
      await graph.close()
    })

    const page = (viewerId: string, placement: string, nowMs = NOW_MS, process = asked) =>
      process.recommend(question(viewerId, { placement, first: 50 }), { nowMs })
    const take = async (events: readonly InteractionEvent[], process = 0) => {
      expect(await intakes[process]?.take(events)).toHaveProperty('verdicts')
    }
    const screen = (
      { recommendationId }: RecommendationPage,
      positions: readonly number[],
      { atMs = NOW_MS, eventId = `${recommendationId} ${atMs}`, mayActAs = () => true }: Recording = {},
    ) => {
      const findServed = (id: string) => asked.servedLists.find(id)
      const [intake] = intakes
      if (!intake) throw new Error('there is no process')
      const record = recordImpressions(intake, { consents: undecided('standard'), findServed })
      const seen = { recommendationId, positions, userId: null, eventId, atMs }
      return record(seen, { nowMs: Math.max(NOW_MS, atMs), mayActAs })
    }

    it('A7: the term follows from the 8-hour slots since the last engagement, in any order, repeated, over two processes', async () => {
      const random = uniform(11)
      for (let round = 0; round < 8; round++) {
        const userId = `u${round + 1}`
        const plain = await page(userId, 'plain')
        const itemIds = idsOf(plain).slice(0, 5)
        const shown = Array.from({ length: 40 }, () => {
          const itemId = itemIds[Math.floor(random() * itemIds.length)] ?? ''
          return event(userId, itemId, 'impression', NOW_MS - Math.floor(random() * 20 * DAY_MS))
        })
        const [engagedId = ''] = itemIds
        const engagedAtMs = NOW_MS - Math.floor(random() * 10 * DAY_MS)
        const events = [...shown, event(userId, engagedId, 'view', engagedAtMs)]
        const sent = shuffled([...events, ...events.slice(0, 15)], random)
        for (let from = 0; from < sent.length; from += 9) {
          await take(sent.slice(from, from + 9), (from / 9) % 2)
        }
        await take(shown, 1)
        const tired = await page(userId, 'tired', NOW_MS, round % 2 === 0 ? asked : other)
        const listed = idsOf(tired)
        let terms = 0
        for (const itemId of itemIds) {
          const slots = new Set(
            shown.filter((one) => one.itemId === itemId).map(({ atMs }) => Math.floor(atMs / SLOT_MS)),
          )
          const now = Math.floor(NOW_MS / SLOT_MS)
          const engaged = itemId === engagedId ? Math.floor(engagedAtMs / SLOT_MS) : 0
          const count = [...slots].filter((slot) => slot > now - 48 && slot > engaged).length
          if (!listed.includes(itemId)) continue
          terms++
          expect(termOf(tired, itemId)).toBeCloseTo(TEMPERATURE * Math.log(Math.max(0.25, 0.85 ** count)), 9)
        }
        expect(terms).toBeGreaterThan(2)
      }
    })

    it('a screen counts once in 8 hours, again after them, and is forgotten on day 17', async () => {
      const list = await page('u20', 'tired')
      const [itemId = ''] = idsOf(list)
      const once = TEMPERATURE * Math.log(0.85)
      for (const eventId of ['one', 'one', 'two'])
        expect((await screen(list, [1], { eventId })).problems).toEqual([])
      expect(termOf(await page('u20', 'tired'), itemId)).toBeCloseTo(once, 9)
      const later = NOW_MS + SLOT_MS + 1
      await screen(list, [1, 2], { atMs: later })
      expect(termOf(await page('u20', 'tired', later), itemId)).toBeCloseTo(2 * once, 9)
      expect(termOf(await page('u20', 'tired', NOW_MS + 17 * DAY_MS), itemId)).toBe(0)
    })

    it('a screen leaves the cached lists of other placements as they are', async () => {
      await page('u21', 'plain')
      const cached = await page('u21', 'plain')
      const before = graph.writes?.newestOf('u21')
      await screen(await page('u21', 'tired'), [1, 2, 3])
      expect(graph.writes?.newestOf('u21')).toBe(before)
      expect(idsOf(await page('u21', 'plain'))).toEqual(idsOf(cached))
    })

    it('leaves an item out after so many exposures, counted under its name, for as long as is set', async () => {
      const fatigue = { ...FATIGUE, hideAfter: 2, hideForMs: DAY_MS }
      await publishPlacement(graph, 'hiding', { temperature: TEMPERATURE, seen: NEVER_SEEN, fatigue })
      const [itemId = ''] = idsOf(await page('u22', 'hiding'))
      await take([
        event('u22', itemId, 'impression', NOW_MS - SLOT_MS),
        event('u22', itemId, 'impression', NOW_MS),
      ])
      const hidden = await page('u22', 'hiding')
      expect(idsOf(hidden)).not.toContain(itemId)
      expect(hidden.leftOut).toContainEqual(expect.objectContaining({ rule: 'fatigue' }))
      expect(idsOf(await page('u22', 'hiding', NOW_MS + DAY_MS + SLOT_MS))).toContain(itemId)
    })

    it('is what is wrong a problem, and a list of someone else unknown', async () => {
      const list = await page('u23', 'tired')
      const codes = async (...given: Parameters<typeof screen>) =>
        (await screen(...given)).problems.map(({ code, path }) => [code, path.join('.')])
      expect(await codes(list, [0, 1, 999])).toEqual([
        ['BAD_USER_INPUT', 'positions.0'],
        ['BAD_USER_INPUT', 'positions.2'],
      ])
      expect(await codes(list, [])).toEqual([['BAD_USER_INPUT', 'positions']])
      expect(await codes(list, [1], { atMs: NOW_MS - HOUR_MS })).toEqual([['BAD_USER_INPUT', 'occurredAt']])
      expect(await codes(list, [1], { mayActAs: () => false })).toEqual([['NOT_FOUND', 'recommendationId']])
      expect(await codes({ ...list, recommendationId: 'none' }, [1])).toEqual([
        ['NOT_FOUND', 'recommendationId'],
      ])
      const [itemId = ''] = idsOf(list)
      expect(termOf(await page('u23', 'tired'), itemId)).toBe(0)
    })
  })
})
