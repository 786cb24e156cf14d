import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { upsertUsers } from '../../src/catalog/upsert.ts'
import { DAY_MS, HOUR_MS } from '../../src/domain/duration.ts'
import type { Effect, PlacementSpec } from '../../src/domain/placement.ts'
import type { RecommendationPage, RecommendationRequest } from '../../src/domain/recommendation.ts'
import { SOURCE_NAMES } from '../../src/domain/source-name.ts'
import { chart } from '../../src/graph/__generated__/queries.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { orCancelled } from '../../src/graph/semaphore.ts'
import { eraseData, whole } from '../../src/privacy/erase-user.ts'
import { CatalogMemory } from '../../src/recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../../src/recommend/fallback/popular-memory.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { graphShownPlacements } from '../../src/steering/shown-placements.ts'
import { type Asking, asking, PATIENT_POLICY, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { failing } from '../support/failing.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { always, publishPlacement } from '../support/publish-placement.ts'
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

const VIDEOS = { kind: { anyOf: ['video'] } } as const

const AD: Effect = {
  kind: 'promote',
  where: VIDEOS,
  share: 0.2,
  promotion: 'EDITORIAL',
  label: 'Pick of the week',
  onBehalfOf: null,
  paidBy: null,
  frequency: [{ max: 2, perMs: DAY_MS }],
  holdout: 0,
}

const ONE_SOURCE = Object.fromEntries(
  SOURCE_NAMES.filter((name) => name !== 'social').map((name) => [name, 0]),
)

const NIGHT = { fromMinute: 21 * 60, toMinute: 8 * 60 }

/** Monday, 2 June 2025, 12:00 in London, 20:00 in Tokyo, 7:00 in New York. */
const NOON_MS = Date.UTC(2025, 5, 2, 11)

const idsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.id)

const attentionOf = (attention: Partial<NonNullable<PlacementSpec['attention']>>) => ({
  attention: { frequency: [], quietHours: null, minutes: null, ...attention },
})

describe.each(ENGINES)('attention on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    /** Another process over the same graph. */
    let other: Asking
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      asked = asking(graph)
      other = asking(graph)
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await other.close()
      await graph.close()
    })

    const page = (
      viewerId: string,
      placement: string,
      nowMs: number,
      more: Partial<RecommendationRequest> = {},
      { recommend } = asked,
    ) => recommend(question(viewerId, { placement, ...more }), { nowMs })

    describe('frequency caps', () => {
      it('a placement is shown as often as its cap allows in its period, in whichever process', async () => {
        await publishPlacement(graph, 'mail', attentionOf({ frequency: [{ max: 3, perMs: DAY_MS }] }))
        const shownAt = async (atMs: number, process = asked) => {
          const { edges, heldBack } = await page('u1', 'mail', NOW_MS + atMs, {}, process)
          return edges.length > 0 ? 'shown' : heldBack.join()
        }
        expect(await shownAt(0)).toBe('shown')
        expect(await shownAt(HOUR_MS, other)).toBe('shown')
        expect(await shownAt(2 * HOUR_MS)).toBe('shown')
        expect(await shownAt(3 * HOUR_MS)).toBe('FREQUENCY_CAP')
        expect(await shownAt(DAY_MS - 1, other)).toBe('FREQUENCY_CAP')
        expect(await shownAt(DAY_MS, other)).toBe('shown')
        expect(await shownAt(DAY_MS)).toBe('FREQUENCY_CAP')
        expect((await page('u2', 'mail', NOW_MS + DAY_MS)).edges).toHaveLength(10)
      })

      it('later pages, empty lists, sessions and unknown users count nothing', async () => {
        await publishPlacement(graph, 'once', attentionOf({ frequency: [{ max: 1, perMs: DAY_MS }] }))
        const nothing = { filter: { ids: ['no-such-item'] } }
        expect((await page('u3', 'once', NOW_MS, nothing)).edges).toEqual([])
        const first = await page('u3', 'once', NOW_MS, { first: 3 })
        const after = first.edges.at(-1)?.cursor ?? null
        expect(first.edges).toHaveLength(3)
        expect((await page('u3', 'once', NOW_MS, { first: 3, after })).edges).toHaveLength(3)
        expect((await page('u3', 'once', NOW_MS, { first: 3 })).heldBack).toEqual(['FREQUENCY_CAP'])
        const session = { kind: 'session', session: { items: [], tagIds: [] } } as const
        for (let times = 0; times < 3; times++) {
          expect((await page('an-unknown-user', 'once', NOW_MS)).heldBack).toEqual([])
          expect((await page('u0', 'once', NOW_MS, { viewer: session })).heldBack).toEqual([])
        }
      })

      it('a promotion has places in as many answers as its cap allows, also in cached ones', async () => {
        await publishPlacement(graph, 'promo', { rules: [always('ad', AD)] })
        const promoted: number[] = []
        for (let times = 0; times < 4; times++) {
          const { edges, heldBack } = await page('u4', 'promo', NOW_MS + times, { first: 30 })
          expect(heldBack).toEqual([])
          expect(edges).toHaveLength(30)
          promoted.push(edges.filter(({ promotion }) => promotion?.rule === 'ad').length)
        }
        expect(promoted.map((count) => count > 0)).toEqual([true, true, false, false])
      })

      it('many answers at once exceed a cap by no more than those in flight', async () => {
        await publishPlacement(graph, 'burst', attentionOf({ frequency: [{ max: 5, perMs: DAY_MS }] }))
        const shown = async (process: Asking, atMs: number) =>
          (await page('u5', 'burst', NOW_MS + atMs, {}, process)).edges.length > 0 ? 1 : 0
        let sum = 0
        for (let round = 0; round < 10; round++) {
          const both = await Promise.all([shown(asked, 2 * round), shown(other, 2 * round + 1)])
          sum += (both[0] ?? 0) + (both[1] ?? 0)
        }
        expect(sum).toBeGreaterThanOrEqual(5)
        expect(sum).toBeLessThanOrEqual(6)
      })

      it('the newest 16 instants remain in whichever order they come', async () => {
        const shown = graphShownPlacements(graph)
        const instants = Array.from({ length: 30 }, (_, n) => NOW_MS + ((n * 7) % 30))
        await Promise.all(
          instants.map((nowMs) => shown.add({ viewerId: 'u6', nowMs }, ['key', 'key/ad'], {})),
        )
        const newest = Array.from({ length: 16 }, (_, n) => NOW_MS + 29 - n)
        expect(await shown.of('u6', {})).toEqual(
          new Map([
            ['key', newest],
            ['key/ad', newest],
          ]),
        )
      })

      it('an erasure forgets what was shown', async () => {
        await graph.transaction((runner) => eraseData(runner, whole('u6')))
        expect(await graphShownPlacements(graph).of('u6', {})).toEqual(new Map())
        await graphShownPlacements(graph).add({ viewerId: 'u6', nowMs: NOW_MS }, ['key'], {})
        expect(await graphShownPlacements(graph).of('u6', {})).toEqual(new Map())
      })
    })

    describe('quiet hours', () => {
      it('hold in the time zone of the request, else of the user, else of the server', async () => {
        await publishPlacement(graph, 'push', attentionOf({ quietHours: NIGHT }), { surface: 'MESSAGE' })
        const heldBack = async (viewerId: string, timeZone: string | null, atMs = NOON_MS) =>
          (await page(viewerId, 'push', atMs, { timeZone })).heldBack
        await upsertUsers(graph, [{ id: 'u7', fields: { timeZone: 'America/New_York' } }], {})
        await upsertUsers(graph, [{ id: 'u8', fields: { timeZone: 'somewhere' } }], {})
        expect(await heldBack('u7', null)).toEqual(['QUIET_HOURS'])
        expect(await heldBack('u7', 'Asia/Tokyo')).toEqual([])
        expect(await heldBack('u7', 'Asia/Tokyo', NOON_MS + HOUR_MS)).toEqual(['QUIET_HOURS'])
        expect(await heldBack('u7', null, NOON_MS + HOUR_MS - 1)).toEqual(['QUIET_HOURS'])
        expect(await heldBack('u7', null, NOON_MS + HOUR_MS)).toEqual([])
        expect(await heldBack('u8', null)).toEqual([])
        expect(await heldBack('u9', null, NOON_MS + 10 * HOUR_MS)).toEqual(['QUIET_HOURS'])
      })

      it('hold back messages only', async () => {
        await publishPlacement(graph, 'home', attentionOf({ quietHours: { fromMinute: 0, toMinute: 1_440 } }))
        expect((await page('u9', 'home', NOON_MS)).heldBack).toEqual([])
      })
    })

    describe('minutes', () => {
      it('a list ends before its items take longer than the budget', async () => {
        const minutes = { budget: 200, property: 'price', otherwise: 15 }
        await publishPlacement(graph, 'short', attentionOf({ minutes }))
        for (const viewerId of ['u10', 'u11', 'u12']) {
          const { edges, heldBack, hasNextPage } = await page(viewerId, 'short', NOW_MS, { first: 50 })
          const spent = edges
            .map(({ item }) => Number(item.properties.price ?? 15))
            .reduce((a, b) => a + b, 0)
          expect(spent).toBeLessThanOrEqual(200)
          expect(edges.length).toBeGreaterThan(1)
          expect(heldBack).toEqual(['ATTENTION_BUDGET'])
          expect(hasNextPage).toBe(false)
        }
        await publishPlacement(graph, 'ample', attentionOf({ minutes: { ...minutes, budget: 1e9 } }))
        expect((await page('u10', 'ample', NOW_MS, { first: 50 })).heldBack).toEqual([])
      })

      it('a category list says that it ends by its budget, also if it ends on a later page', async () => {
        const minutes = { budget: 12, property: 'none', otherwise: 1 }
        await publishPlacement(graph, 'twelve', attentionOf({ minutes }))
        const little = asking(graph, { policy: { ...PATIENT_POLICY, poolLimit: 4, listLimit: 8 } })
        const next = (after: string | null) =>
          page('u10', 'twelve', NOW_MS, { first: 8, after, subject: { kind: 'catalog' } }, little)
        const first = await next(null)
        expect([first.edges.length, first.heldBack]).toEqual([8, []])
        const second = await next(first.edges.at(-1)?.cursor ?? null)
        expect([second.edges.length, second.heldBack]).toEqual([4, ['ATTENTION_BUDGET']])
        expect([second.hasNextPage, second.totalCount]).toEqual([false, 12])
        await little.close()
      })
    })

    describe('fallback', () => {
      const RARE = { ids: ['i1', 'i2', 'i3'] } as const
      const rare = always('rare', { kind: 'keep', where: RARE })
      const cheap = always('cheap', {
        kind: 'require',
        where: { property: { name: 'price', op: 'LT', value: 20 } },
        reason: 'shop',
      })
      const search = (text: string) => ({ subject: { kind: 'search', text, impact: 'medium' } as const })

      it('a list that is long enough stays as it is', async () => {
        await publishPlacement(graph, 'plain', {})
        await publishPlacement(graph, 'least', {
          least: 5,
          fallback: [{ kind: 'popular' }, { kind: 'hide' }],
        })
        const [plain, least] = [await page('u13', 'plain', NOW_MS), await page('u13', 'least', NOW_MS)]
        expect(idsOf(least)).toEqual(idsOf(plain))
        expect(least.fallbackSteps).toEqual(plain.fallbackSteps)
      })

      it.each(['popular', 'trending', 'fresh', 'catalog'] as const)(
        'a search without a match is filled by %s up to its least, with items that its requirements allow',
        async (kind) => {
          await publishPlacement(graph, `by-${kind}`, { least: 7, fallback: [{ kind }], rules: [cheap] })
          const found = await page('u14', `by-${kind}`, NOW_MS, search('zzzyyyxxx'))
          expect(found.edges.length).toBeGreaterThan(kind === 'trending' ? 0 : 6)
          expect(found.edges.length).toBeLessThanOrEqual(7)
          for (const { item } of found.edges) expect(Number(item.properties.price)).toBeLessThan(20)
          expect(found.fallbackSteps).toEqual([kind.toUpperCase()])
        },
      )

      it('leaves out a step whose source fails', async () => {
        await publishPlacement(graph, 'outage', {
          least: 5,
          fallback: [{ kind: 'trending' }, { kind: 'popular' }],
        })
        const broken = asking(failing(graph, (name) => name === chart.name))
        const found = await page('u14', 'outage', NOW_MS, search('zzzyyyxxx'), broken)
        expect(found.edges).toHaveLength(5)
        expect(found.fallbackSteps).toEqual(['POPULAR'])
        expect(found.degradedSources).toContain('trending')
        await broken.close()
      })

      it.each([{ subject: { kind: 'catalog' } }, search('')] as const)(
        'a list of everything that passes keeps all of it: $subject.kind',
        async (all) => {
          await publishPlacement(graph, 'shelf', {})
          await publishPlacement(graph, 'category', { least: 4, fallback: [{ kind: 'popular' }] })
          // Charts alone do not know all items.
          const shelf = await page('newcomer', 'shelf', NOW_MS, { ...all, first: 50 })
          const category = await page('newcomer', 'category', NOW_MS, { ...all, first: 50 })
          expect(shelf.totalCount).toBeGreaterThan(250)
          expect(category.totalCount).toBe(shelf.totalCount)
          expect(idsOf(category)).toEqual(idsOf(shelf))
        },
      )

      it('another placement fills without what it promotes, which would have no label', async () => {
        await publishPlacement(graph, 'by interest', {})
        await publishPlacement(graph, 'promoting', { rules: [always('ad', { ...AD, share: 0.5 })] })
        const lists: (readonly string[])[] = []
        for (const key of ['by interest', 'promoting']) {
          const short = {
            least: 40,
            fallback: [{ kind: 'placement', key }],
            sourceWeights: ONE_SOURCE,
          } as const
          await publishPlacement(graph, `short ${key}`, short)
          const found = await page('u18', `short ${key}`, NOW_MS, { first: 40 })
          expect(found.edges).toHaveLength(40)
          expect(found.fallbackSteps).toEqual(['PLACEMENT'])
          lists.push(idsOf(found))
        }
        expect(lists[1]).toEqual(lists[0])
      })

      it('fills by another placement, one level deep', async () => {
        const ring = { least: 9, fallback: [{ kind: 'placement', key: 'ring' }] } as const
        await publishPlacement(graph, 'ring', { ...ring, rules: [rare] })
        await publishPlacement(graph, 'videos', {
          rules: [always('videos', { kind: 'keep', where: VIDEOS })],
        })
        await publishPlacement(graph, 'films', {
          least: 4,
          fallback: [{ kind: 'placement', key: 'videos' }],
          rules: [cheap],
        })
        const found = await page('u15', 'films', NOW_MS, search('zzzyyyxxx'))
        expect(found.edges.length).toBeLessThanOrEqual(4)
        for (const { item } of found.edges) {
          expect(item.kind).toBe('video')
          expect(Number(item.properties.price)).toBeLessThan(20)
        }
        expect((await page('u15', 'ring', NOW_MS)).edges.length).toBeLessThanOrEqual(3)
      })

      it('hides a list that stays too short, and says so', async () => {
        await publishPlacement(graph, 'hidden', {
          least: 4,
          fallback: [{ kind: 'popular' }, { kind: 'hide' }],
          rules: [rare],
        })
        const found = await page('u16', 'hidden', NOW_MS)
        expect(found.edges).toEqual([])
        expect(found.totalCount).toBe(0)
        expect(found.fallbackSteps.at(-1)).toBe('EMPTY')
        await publishPlacement(graph, 'shown', { least: 1, fallback: [{ kind: 'hide' }], rules: [rare] })
        expect((await page('u16', 'shown', NOW_MS)).edges.length).toBeGreaterThan(0)
      })

      it('leaves out a page that it names', async () => {
        await publishPlacement(graph, 'front', {}, { surface: 'PAGE' })
        const fallback = [{ kind: 'placement', key: 'front' }, { kind: 'popular' }] as const
        await publishPlacement(graph, 'paged', { least: 5, fallback, rules: [rare] })
        expect((await page('u17', 'paged', NOW_MS)).edges.length).toBeLessThanOrEqual(3)
      })
    })

    describe('while the graph does not answer for placements', () => {
      /** What becomes of the reads of versions. */
      let answer: 'comes' | 'fails' | 'hangs' = 'comes'
      let fragile: Asking
      let without: Asking
      beforeAll(async () => {
        const store: GraphStore = {
          ...delegating(graph),
          async run(query, params, options) {
            if (query.name === 'steering/live-placements' && answer === 'fails')
              throw new GraphError('timeout', 'the read took too long')
            if (query.name === 'steering/live-placements' && answer === 'hangs')
              await orCancelled(new Promise(() => undefined), options?.signal)
            return await graph.run(query, params, options)
          },
        }
        const catalog = new CatalogMemory(store)
        const popular = new PopularMemory(store, catalog, new FollowedCatalog(store))
        await popular.refresh(NOW_MS)
        const memory = { popular, touchedBy: () => new Set<string>(), onFallback: () => undefined }
        fragile = asking(store, { catalog, fallback: { ...memory, deadlineMs: 1_000 } })
        without = asking(store)
      })
      afterAll(async () => {
        answer = 'comes'
        await fragile.close()
        await without.close()
      })

      it.each(['fails', 'hangs'] as const)(
        'and its read %s, no list has what it would not let through',
        async (how) => {
          const key = `read-${how}`
          const rules = [always('videos', { kind: 'keep', where: VIDEOS })]
          await publishPlacement(graph, key, { rules })
          const ask = (after: string | null = null, process = fragile) =>
            page('u20', key, NOW_MS, { first: 3, after }, process)
          const before = await ask()
          expect(before.edges.map(({ item }) => item.kind)).toEqual(['video', 'video', 'video'])
          const after = before.edges.at(-1)?.cursor ?? null
          await publishPlacement(graph, `other-${how}`, {})
          answer = how
          try {
            const startedMs = performance.now()
            const [first, later] = [await ask(), await ask(after)]
            expect(performance.now() - startedMs).toBeLessThan(10_000)
            expect([first.edges, first.fallbackSteps]).toEqual([[], ['EMPTY']])
            expect(later.edges).toEqual([])
            if (how === 'fails') await expect(ask(null, without)).rejects.toMatchObject({ kind: 'timeout' })
          } finally {
            answer = 'comes'
          }
        },
      )
    })
  })
})
