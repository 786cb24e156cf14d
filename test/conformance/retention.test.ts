import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventKind, InteractionEvent } from '../../src/domain/event.ts'
import { slotsOf } from '../../src/domain/exposure.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { Retention, type RetentionParts } from '../../src/events/retention.ts'
import {
  addIdentity,
  dismissedBy,
  exposuresOf,
  interactionsAmong,
} from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { newRecommendationId } from '../../src/recommend/serving/served-lists.ts'
import { exposuresIn } from '../../src/steering/exposures.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { failing } from '../support/failing.ts'
import { graphDump } from '../support/graph-dump.ts'
import { journaling } from '../support/journaling.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW_MS = Date.UTC(2026, 0, 1)

const PERIODS: ReadonlyMap<EventKind, number> = new Map([
  ['view', 90 * DAY_MS],
  ['click', 30 * DAY_MS],
  ['impression', DAY_MS],
])

const HOME = { placement: 'home', version: 1, model: 'm', ranker: 'blend' }

const KINDS: readonly EventKind[] = ['view', 'click', 'like', 'hide']
const AGES_MS = [0, 29 * DAY_MS, 30 * DAY_MS, 90 * DAY_MS - HOUR_MS, 90 * DAY_MS, 400 * DAY_MS]

function event(n: number, kind: EventKind, ageMs: number, userId = `user-${n % 250}`): InteractionEvent {
  const itemId = `item-${n % 11}`
  return {
    eventId: `event-${n}`,
    userId,
    itemId,
    kind,
    atMs: NOW_MS - ageMs,
    value: null,
    count: 1 + (n % 3),
  }
}

const EVENTS = Array.from({ length: 1_500 }, (_, n) =>
  event(n, KINDS[(n * 7) % KINDS.length] ?? 'view', AGES_MS[(n * 5 + (n >> 4)) % AGES_MS.length] ?? 0),
)

function isKept({ kind, atMs }: InteractionEvent): boolean {
  return NOW_MS - atMs < (PERIODS.get(kind) ?? Number.POSITIVE_INFINITY)
}

/** Items and users stay, and so does when users were last active: only events are taken back. */
function interactionsIn(dump: readonly string[]): readonly string[] {
  return dump.filter((line) => line.includes('INTERACTED_WITH') || line.includes('RECENTLY_ENGAGED'))
}

describe.each(ENGINES)('retention periods on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeEach(async () => {
      graph = await engine.open()
    })
    afterEach(() => graph.close())

    const retention = (parts: Partial<RetentionParts> = {}) =>
      new Retention({
        graph,
        periods: PERIODS,
        visitorMs: 30 * DAY_MS,
        ratingScale: DEFAULT_RATING_SCALE,
        nowMs: () => NOW_MS,
        applied: () => 0,
        onFailed: (error) => {
          throw error
        },
        ...parts,
      })

    async function finish(one: Retention): Promise<void> {
      while (await one.turn());
    }

    async function wanted(): Promise<readonly string[]> {
      const other = await engine.open()
      await applyEvents(other, EVENTS.filter(isKept))
      const dump = interactionsIn(await graphDump(other))
      await other.close()
      return dump
    }

    it('leave exactly the events that are younger, also over a restart and with two processes', {
      timeout: 120_000,
    }, async () => {
      const expected = await wanted()
      await graph.close()
      graph = await engine.open()
      await applyEvents(graph, EVENTS)
      // A process that ends after its first turn, and two that go on together.
      await retention().turn()
      const half = interactionsIn(await graphDump(graph))
      expect(half).not.toEqual(expected)
      await Promise.all([finish(retention()), finish(retention())])
      expect(interactionsIn(await graphDump(graph))).toEqual(expected)
      // The next pass begins an hour later, and changes nothing.
      await finish(retention({ nowMs: () => NOW_MS + HOUR_MS - 1 }))
      expect(interactionsIn(await graphDump(graph))).toEqual(expected)
    })

    it('end for events that are no longer listed one by one when the newest of their kind is too old', async () => {
      const views = Array.from({ length: 40 }, (_, n) => ({
        ...event(n, 'view', 91 * DAY_MS + n, 'ana'),
        itemId: 'tea',
      }))
      await applyEvents(graph, [...views, { ...event(99, 'like', 0, 'ana'), itemId: 'tea' }])
      await finish(retention())
      const [edge] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
      expect(edge).toMatchObject({ weight: 4, count: 1, eventIds: ['event-99'], archivedEvents: [] })
    })

    it('need no query between two passes', async () => {
      await applyEvents(graph, [event(1, 'view', 91 * DAY_MS, 'ana')])
      let nowMs = NOW_MS
      let hasEnded = false
      const one = retention({ graph: failing(graph, () => hasEnded), nowMs: () => nowMs })
      await finish(one)
      hasEnded = true
      nowMs += HOUR_MS - 1
      expect(await one.turn()).toBe(false)
      nowMs += 1
      await expect(one.turn()).rejects.toMatchObject({ kind: 'unavailable' })
    })

    it('hold for what users and visitors were shown, but not longer for visitors who have a user', async () => {
      const linked = `v_${'1'.repeat(32)}`
      const visitor = `v_${'2'.repeat(32)}`
      const ages = [0, 9, 15, 17, 23, 24, 25, 40, 48, 33 * 24, 45 * 24]
      const impressions = ['ana', linked, visitor].flatMap((userId) =>
        ages.map((hours, n): InteractionEvent => {
          const atMs = NOW_MS - hours * HOUR_MS
          const about = {
            eventId: `${userId} ${n}`,
            userId,
            itemId: `item-${n % 3}`,
            kind: 'impression',
          } as const
          const attribution = { servedAs: HOME, servedAtMs: atMs - HOUR_MS }
          const list = { recommendationId: newRecommendationId(atMs - HOUR_MS), position: n + 1 }
          return { ...about, ...list, atMs, value: null, count: 1, details: { attribution } }
        }),
      )
      const fill = async () => {
        await graph.close()
        graph = await engine.open()
        await applyEvents(
          graph,
          ['ana', linked, visitor].map((userId) => event(1, 'like', 0, userId)),
        )
        await graph.run(addIdentity, { visitorId: linked, userId: 'ana', from: 0 })
        await applyEvents(graph, impressions)
      }
      const shown = async () => {
        const rows = await graph.run(exposuresOf, { ids: ['ana', linked, visitor] })
        return new Map(
          rows.map((row) => {
            const slots = exposuresIn(row).flatMap((one) =>
              slotsOf(one).map((slot) => `${one.itemId} ${slot}`),
            )
            return [row.userId, { slots: slots.sort(), lists: row.shownPlaces.length }]
          }),
        )
      }
      // What was shown in a slot that begins within the period, or on a list that was served within it.
      const kept = (periodMs: number) => {
        const slots = ages.flatMap((hours, n) => {
          const slot = Math.floor((NOW_MS - hours * HOUR_MS) / (8 * HOUR_MS))
          const newest = ages.filter((_, other) => other % 3 === n % 3)[0] ?? 0
          const isWithin = slot > Math.floor((NOW_MS - newest * HOUR_MS) / (8 * HOUR_MS)) - 48
          return isWithin && NOW_MS - slot * 8 * HOUR_MS < periodMs ? [`item-${n % 3} ${slot}`] : []
        })
        return {
          slots: [...new Set(slots)].sort(),
          lists: ages.filter((hours) => (hours + 1) * HOUR_MS < periodMs).length,
        }
      }
      await fill()
      expect((await shown()).get('ana')).toEqual(kept(Number.POSITIVE_INFINITY))
      await finish(retention())
      const day = kept(DAY_MS)
      expect(day.slots.length).toBeGreaterThan(1)
      expect(await shown()).toEqual(new Map(['ana', linked, visitor].map((id) => [id, day])))

      await fill()
      await finish(retention({ periods: new Map(), visitorMs: 2 * DAY_MS }))
      const whole = kept(Number.POSITIVE_INFINITY)
      const expected = [
        ['ana', whole],
        [linked, whole],
        [visitor, kept(2 * DAY_MS)],
      ] as const
      expect(await shown()).toEqual(new Map(expected))
    })

    it('do not end dismissals', async () => {
      await applyEvents(graph, [event(1, 'hide', 400 * DAY_MS, 'ana'), event(1, 'view', 400 * DAY_MS, 'ana')])
      await finish(retention())
      const [row] = await graph.run(dismissedBy, { ids: ['ana'] })
      expect(row?.dismissedItemIds).toEqual(['item-1'])
    })

    it('hold for the journal, also for events that are no interaction', async () => {
      const { journal, applier, intake, close } = await journaling(graph, () => NOW_MS)
      const taken = await intake.take([
        event(1, 'view', 91 * DAY_MS, 'ana'),
        event(2, 'view', 89 * DAY_MS, 'ana'),
        event(3, 'impression', 2 * DAY_MS, 'ana'),
        event(4, 'click', 30 * DAY_MS, 'bo'),
      ])
      if ('problem' in taken) throw new Error(taken.problem.message)
      await intake.seen(taken.position, AbortSignal.timeout(10_000), 'ana')
      await expect.poll(() => applier.applied).toBe(taken.position)
      await finish(retention({ journal, applied: () => applier.applied }))
      const page = await journal.read(0, 10)
      expect(page.entries.map((entry) => entry.event.eventId)).toEqual(['event-2'])
      await close()
    })
  })
})
