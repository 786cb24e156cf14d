import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { directIntake } from '../../src/events/intake.ts'
import { chart, chartStandings, itemFeatures } from '../../src/graph/__generated__/queries.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { rankingOf } from '../../src/recommend/sources/candidate-source.ts'
import { ChartFlush } from '../../src/training/incremental/chart-flush.ts'
import type { FirstTimeUsersByItem } from '../../src/training/incremental/first-time-users.ts'
import { train } from '../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../src/training/training-settings.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { append, journaling } from '../support/journaling.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

/**
 * Ten songs in order of popularity: ten users like the first song, nine the second. Each fan liked their songs six days
 * before the previous fan.
 */
function charts() {
  const town = world()
  for (let song = 0; song < 10; song++) town.item(`song-${song}`, { kind: 'song' })
  for (let fan = 0; fan < 10; fan++) {
    const liked = town.daysAgo(1 + 6 * fan).user(`fan-${fan}`)
    liked.likes(...Array.from({ length: 10 - fan }, (_, song) => `song-${song}`))
  }
  return town.item('newcomer', { kind: 'song' })
}

const quiet = (graph: GraphStore) => ({
  graph,
  nowMs: () => NOW_MS,
  onError: (error: unknown) => expect.unreachable(String(error)),
})

const users = (count: number, countedVersion: string) => ({
  users: count,
  usersViaRecommendations: 0,
  countedVersion,
})

async function chartOf(graph: GraphStore, version: string, chartId: string) {
  const rows = await graph.run(chart, { version, chartId, depth: 200 })
  const ranking = rankingOf(rows)
  return ranking.best(ranking.size).map(({ itemId }) => itemId)
}

function popularitySuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(`popularity, ${titleOf(engine)}`, () => {
    let graph: GraphStore
    let version = ''
    beforeAll(async () => {
      graph = await engine.open()
      await charts().fill(graph, { isTrained: false })
      version = (await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }))
        .version
      return () => graph.close()
    })

    it('updates the charts within seconds without a training, and counts users, not events', async () => {
      expect(await chartOf(graph, version, 'popular')).not.toContain('newcomer')
      let flushes = 0
      const popularity = new ChartFlush({
        graph,
        onError: () => flushes++,
        flushMs: 50,
        nowMs: () => NOW_MS,
      })
      const { journal, applier, close } = await journaling(graph, () => NOW_MS, {
        applied: (events, newPeople) => popularity.add(events, newPeople),
      })
      const event = { kind: 'like', atMs: NOW_MS, value: null, count: 1 } as const
      const likes = (userId: string, itemId: string, n = 0) => ({
        ...event,
        userId,
        itemId,
        eventId: `${itemId}-${n}`,
      })
      await append(applier, journal, [
        ...Array.from({ length: 8 }, (_, n) => likes(`late-${n}`, 'newcomer')),
        // One user with many events, and one user who hides the item.
        ...Array.from({ length: 20 }, (_, n) => likes('late-0', 'song-9', n)),
        { ...likes('late-1', 'song-8'), kind: 'hide' },
      ])
      expect(await applier.seen(journal.last, AbortSignal.timeout(10_000))).toBe(true)
      await close()
      await popularity.stop()
      expect(flushes).toBe(0)
      const chart = await chartOf(graph, version, 'popular')
      expect(new Set(chart).size).toBe(chart.length)
      expect(chart.slice(0, 2)).toEqual(['song-0', 'song-1'])
      expect(chart.indexOf('newcomer')).toBeLessThan(5)
      expect(chart.indexOf('song-9')).toBeGreaterThan(chart.indexOf('song-7'))
      const trending = await chartOf(graph, version, 'trending')
      expect(trending[0]).toBe('newcomer')
      // One more user than expected does not make a trend.
      expect(trending).not.toContain('song-9')
    })

    it('counts each user once without a journal', async () => {
      const popularity = new ChartFlush(quiet(graph))
      const intake = directIntake({
        graph,
        ratingScale: DEFAULT_RATING_SCALE,
        nowMs: () => NOW_MS,
        applied: (events, newPeople) => popularity.add(events, newPeople),
      })
      const event = {
        userId: 'direct',
        itemId: 'song-9',
        kind: 'like',
        atMs: NOW_MS,
        value: null,
        count: 1,
      } as const
      const degreeOf = async () =>
        (await graph.run(chartStandings, { chartIds: ['popular'], version })).find(
          ({ itemId }) => itemId === 'song-9',
        )?.degree
      const before = await degreeOf()
      await intake.take([{ ...event, eventId: 'd-1' }])
      await intake.take([{ ...event, eventId: 'd-2' }])
      await popularity.stop()
      expect(await degreeOf()).toBe((before ?? 0) + 1)
    })

    it('keeps the chart length of its training', async () => {
      const { charts } = DEFAULT_TRAINING_SETTINGS
      const options = { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING, isForced: true }
      const short = await train(graph, { ...options, settings: { charts: { ...charts, k: 3 } } })
      const popularity = new ChartFlush(quiet(graph))
      popularity.add([], new Map([['song-3', users(50, short.version)]]))
      await popularity.stop()
      const chart = await chartOf(graph, short.version, 'popular')
      expect(chart).toHaveLength(3)
      expect(chart[0]).toBe('song-3')
      version = (await train(graph, { ...options, nowMs: NOW_MS + 1 })).version
    })

    it('does not make an item trend by old events that arrive late', async () => {
      const popularity = new ChartFlush(quiet(graph))
      const late = {
        userId: 'late',
        itemId: 'song-9',
        kind: 'like',
        value: null,
        count: 1,
        eventId: 'x',
      } as const
      popularity.add(
        [{ ...late, atMs: NOW_MS - 300 * 86_400_000 }],
        new Map([['song-9', users(60, version)]]),
      )
      await popularity.stop()
      expect(await chartOf(graph, version, 'popular')).toContain('song-9')
      expect(await chartOf(graph, version, 'trending')).not.toContain('song-9')
    })

    it('leaves out users via recommendations if its training does', async () => {
      const options = {
        nowMs: NOW_MS + 1,
        holder: 'test',
        graceMs: 0,
        settings: QUICK_TRAINING,
        isForced: true,
      }
      const popularity = new ChartFlush(quiet(graph))
      const applied = (events: readonly InteractionEvent[], newPeople: FirstTimeUsersByItem) =>
        popularity.add(events, newPeople)
      const intake = directIntake({
        graph,
        ratingScale: DEFAULT_RATING_SCALE,
        nowMs: () => NOW_MS,
        applied,
      })
      const fromList = (n: number) => ({
        userId: `led-${n}`,
        itemId: 'shown',
        kind: 'like' as const,
        atMs: NOW_MS,
        value: null,
        count: 1,
        eventId: `led-${n}`,
        position: 1,
      })
      await world().item('shown').item('found').fill(graph, { isTrained: false })
      const without = await train(graph, { ...options, settings: { servedShare: 0 } })
      await intake.take(Array.from({ length: 8 }, (_, n) => fromList(n)))
      const { position: _, ...withoutList } = fromList(0)
      await intake.take([{ ...withoutList, userId: 'self', itemId: 'found' }])
      await popularity.stop()
      const chart = await chartOf(graph, without.version, 'popular')
      expect([chart.includes('shown'), chart.includes('found')]).toEqual([false, true])
      const trained = await train(graph, { ...options, nowMs: NOW_MS + 2, settings: { servedShare: 0 } })
      expect(await chartOf(graph, trained.version, 'popular')).not.toContain('shown')
      version = (await train(graph, { ...options, nowMs: NOW_MS + 3 })).version
      expect(await chartOf(graph, version, 'popular')).toContain('shown')
    })

    it('has the same items in its chart after a training', async () => {
      const before = await chartOf(graph, version, 'popular')
      const next = (
        await train(graph, { nowMs: NOW_MS + 4, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
      ).version
      const after = await chartOf(graph, next, 'popular')
      expect(after).toContain('newcomer')
      expect(new Set(after)).toEqual(new Set(before))
    })
  })

  describe.skipIf(engine.skipReason !== null)(`first-time users, ${titleOf(engine)}`, () => {
    const options = { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING, isForced: true }
    let graph: GraphStore
    let flush: ChartFlush
    beforeEach(async () => {
      graph = await engine.open()
      await charts().fill(graph, { isTrained: false })
      await train(graph, options)
      flush = new ChartFlush(quiet(graph))
      return () => graph.close()
    })

    async function like(count: number, prefix: string): Promise<void> {
      const intake = directIntake({
        graph,
        ratingScale: DEFAULT_RATING_SCALE,
        nowMs: () => NOW_MS,
        applied: (events, newPeople) => flush.add(events, newPeople),
      })
      const event = { itemId: 'newcomer', kind: 'like', atMs: NOW_MS, value: null, count: 1 } as const
      await intake.take(
        Array.from({ length: count }, (_, n) => ({
          ...event,
          userId: `${prefix}-${n}`,
          eventId: `${prefix}-${n}`,
        })),
      )
    }

    const degreeOfNewcomer = async () =>
      (await graph.run(itemFeatures, { itemIds: ['newcomer'] })).map(({ degree }) => degree)

    it('are counted once if they arrive before a training and are flushed after it', async () => {
      await like(3, 'before')
      await train(graph, { ...options, nowMs: NOW_MS + 1 })
      await flush.stop()
      expect(await degreeOfNewcomer()).toEqual([3])
    })

    it('are not lost if they arrive while a training writes, and are in its charts too', async () => {
      // Gives the training a count to write for the item.
      await like(1, 'before')
      let isLate = true
      const disturbed: GraphStore = {
        ...delegating(graph),
        async run(query, params, runOptions) {
          if (query.name === 'training/add-charts' && isLate) {
            isLate = false
            await like(8, 'during')
            await flush.stop()
          }
          return graph.run(query, params, runOptions)
        },
      }
      const { version } = await train(disturbed, { ...options, nowMs: NOW_MS + 1 })
      expect(isLate).toBe(false)
      expect(await degreeOfNewcomer()).toEqual([9])
      await flush.stop()
      expect(await degreeOfNewcomer()).toEqual([9])
      expect((await chartOf(graph, version, 'popular')).indexOf('newcomer')).toBeLessThan(5)
      expect((await chartOf(graph, version, 'trending'))[0]).toBe('newcomer')
      await like(1, 'after')
      await flush.stop()
      expect(await degreeOfNewcomer()).toEqual([10])
    })
  })
}

for (const engine of ENGINES) popularitySuite(engine)
