import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/duration.ts'
import { type Effect, EMPTY_SPEC, type PlacementSpec } from '../../src/domain/placement.ts'
import type {
  RecommendationEdge,
  RecommendationPage,
  RecommendationRequest,
} from '../../src/domain/recommendation.ts'
import { recentEngagements } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { digestOf, publishDraft, saveDrafts } from '../../src/steering/placement-versions.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { NOW_MS } from '../support/world.ts'

const WORLD = {
  users: 60,
  items: 600,
  interactions: 4_000,
  ties: 300,
  taggings: 1_200,
  seed: 11,
  hasProperties: true,
}

const VIEWERS = Array.from({ length: 12 }, (_, n) => `u${n}`)

const VIDEOS = { kind: { anyOf: ['video'] } } as const

const AD = {
  kind: 'promote',
  where: VIDEOS,
  share: 0.2,
  promotion: 'SPONSORED',
  label: 'Sponsored',
  onBehalfOf: 'Bruma',
  paidBy: 'Bruma',
  frequency: [],
  holdout: 0,
} as const

const idsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.id)

const rule = (name: string, effect: Effect) => ({
  name,
  when: null,
  activeFromMs: null,
  activeUntilMs: null,
  effect,
})

describe.each(ENGINES)('steering on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      asked = asking(graph)
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await graph.close()
    })

    async function publish(key: string, spec: Partial<PlacementSpec>): Promise<void> {
      const source = JSON.stringify(spec)
      const editing = { nowMs: NOW_MS, by: 'tests' }
      const draft = { key, surface: null, expectedDigest: null, source, spec: { ...EMPTY_SPEC, ...spec } }
      expect(await saveDrafts(graph, [draft], editing)).toBeNull()
      const window = { activeFromMs: null, activeUntilMs: null, note: null }
      expect(
        await publishDraft(graph, { key, expectedDigest: digestOf(source), ...window }, editing),
      ).toBeNull()
    }

    const page = (viewerId: string, placement: string | null, more: Partial<RecommendationRequest> = {}) =>
      asked.recommend(question(viewerId, { first: 50, placement, ...more }), { nowMs: NOW_MS })

    it('an empty placement gives the list of none', async () => {
      await publish('empty', {})
      for (const viewerId of VIEWERS) {
        const plain = await page(viewerId, null)
        const placed = await page(viewerId, 'empty')
        expect(idsOf(placed)).toEqual(idsOf(plain))
        // Sums of floats follow the order in which sources answer.
        expect(placed.edges.map(({ logit }) => logit)).toEqual(
          plain.edges.map(({ logit }) => expect.closeTo(logit, 9)),
        )
        for (const { steering, promotion } of placed.edges) expect([steering, promotion]).toEqual([[], null])
        expect(placed.placement).toEqual({ key: 'empty', number: 1 })
      }
    })

    it('a boost adds its logarithm to the logit of what it means, and no probability changes', async () => {
      await publish('plain', { temperature: 0.8 })
      await publish('boost', {
        temperature: 0.8,
        rules: [rule('films', { kind: 'boost', where: VIDEOS, odds: 4 })],
      })
      let boosted = 0
      for (const viewerId of VIEWERS) {
        const before = new Map((await page(viewerId, 'plain')).edges.map((edge) => [edge.item.id, edge]))
        for (const edge of (await page(viewerId, 'boost')).edges) {
          if (edge.contributions.length === 0) continue
          const added = edge.steering.reduce((sum, { logit }) => sum + (logit ?? 0), 0)
          expect(added).toBeCloseTo(edge.item.kind === 'video' ? 0.8 * Math.log(4) : 0, 9)
          if (edge.item.kind === 'video') boosted++
          const parts = edge.contributions.reduce((sum, { logit }) => sum + logit, edge.bias + added)
          expect(edge.logit).toBeCloseTo(parts, 9)
          const plain = before.get(edge.item.id)
          if (plain) expect(edge.probability).toBeCloseTo(plain.probability, 9)
        }
      }
      expect(boosted).toBeGreaterThan(50)
    })

    it('a requirement holds on every page, and the list says what it removed', async () => {
      const where = { property: { name: 'price', op: 'LT', value: 30 } } as const
      await publish('cheap', {
        rules: [rule('cheap only', { kind: 'require', where: { not: { not: where } }, reason: 'shop' })],
      })
      for (const viewerId of VIEWERS.slice(0, 4)) {
        let after: string | null = null
        for (let pages = 0; pages < 4; pages++) {
          const found: RecommendationPage = await page(viewerId, 'cheap', { first: 20, after })
          for (const { item } of found.edges) expect(Number(item.properties.price)).toBeLessThan(30)
          expect(found.leftOut.some(({ rule: name, count }) => name === 'cheap only' && count > 0)).toBe(true)
          after = found.edges.at(-1)?.cursor ?? null
        }
      }
    })

    it('a requirement excludes what lacks the property, also under not', async () => {
      const where = { not: { property: { name: 'price', op: 'LT', value: 30 } } } as const
      await publish('dear', { rules: [rule('dear', { kind: 'require', where, reason: 'shop' })] })
      const found = await page('u3', 'dear')
      expect(found.edges.length).toBeGreaterThan(10)
      for (const { item } of found.edges) expect(Number(item.properties.price)).toBeGreaterThanOrEqual(30)
    })

    it('a pin has its place, and at most so many of a kind stand in a window', async () => {
      const [pinned = ''] = idsOf(await page('u0', null, { first: 50 })).slice(40)
      await publish('pinned', {
        rules: [
          rule('pin', { kind: 'pin', itemId: pinned, position: 3, evenIfSeen: true }),
          rule('mix', { kind: 'cap', by: { of: 'itemKind' }, max: 2, window: 4, drop: false }),
        ],
      })
      for (const viewerId of VIEWERS) {
        const { edges } = await page(viewerId, 'pinned', { first: 16 })
        expect(edges[2]?.item.id).toBe(pinned)
        expect(edges[2]?.steering).toContainEqual({ rule: 'pin', effect: 'PINNED', logit: null })
        const kinds = edges.map(({ item }) => item.kind)
        // A pin stands at the place that its rule names.
        for (let at = 3; at + 4 <= kinds.length; at++) {
          const four = kinds.slice(at, at + 4)
          for (const kind of four) expect(four.filter((one) => one === kind).length).toBeLessThanOrEqual(2)
        }
      }
    })

    it('an item that is not shown is not pinned either, also not one that was seen', async () => {
      const [seen = ''] = (await graph.run(recentEngagements, { viewerId: 'u0' })).map(({ itemId }) => itemId)
      await publish('hidden pin', {
        rules: [rule('pin', { kind: 'pin', itemId: seen, position: 3, evenIfSeen: true })],
      })
      expect((await page('u0', 'hidden pin')).edges[2]?.item.id).toBe(seen)
      const viewing = { items: [{ itemId: seen, weight: 1 }], atMs: null }
      for (const hiding of [{ excludedItemIds: [seen] }, { shownAbove: [seen] }, { viewing }]) {
        const { edges } = await page('u0', 'hidden pin', hiding)
        expect(edges.map(({ rank }) => rank)).toEqual(edges.map((_, at) => at + 1))
      }
    })

    it('a pinned hit of a search keeps what is known of it', async () => {
      const titles = (await page('u0', null)).edges.map(({ item }) => item.title ?? '')
      const found = (word: string) => titles.filter((title) => title.split(' ').includes(word)).length
      const [text = ''] = titles.flatMap((title) => title.split(' ')).sort((a, b) => found(b) - found(a))
      const words = { first: 50, subject: { kind: 'search', text, impact: 'medium' } } as const
      const plain = (await page('u0', null, words)).edges
      const last = plain.findLast(({ contributions }) => contributions.length > 0)
      expect(last?.rank).toBeGreaterThan(5)
      await publish('pinned hit', {
        rules: [rule('pin', { kind: 'pin', itemId: last?.item.id ?? '', position: 1, evenIfSeen: true })],
      })
      const [pinned] = (await page('u0', 'pinned hit', words)).edges
      expect(pinned?.item.id).toBe(last?.item.id)
      const textsOf = ({ reasons }: RecommendationEdge) => reasons.map(({ text }) => text)
      expect(pinned && textsOf(pinned)).toEqual(last && textsOf(last))
      expect(pinned?.contributions).toHaveLength(last?.contributions.length ?? -1)
      expect(pinned?.logit).toBeCloseTo(last?.logit ?? -1, 9)
      expect(pinned?.search?.interest).toBeCloseTo(last?.search?.interest ?? -1, 9)
    })

    it('an item that is promoted in a list about items has the same score beside whichever others', async () => {
      const subject = { kind: 'items', itemIds: ['i3'], viewerShare: 0.3 } as const
      const ids = (await page('u0', null, { subject, first: 100 })).edges.map(({ item }) => item.id)
      const strangers = Array.from({ length: 600 }, (_, n) => `i${n}`).filter((id) => !ids.includes(id))
      const scoresOf = async (key: string, itemIds: readonly string[]) => {
        const ad = { ...AD, share: 0.5, where: { ids: itemIds } }
        await publish(key, { rules: [rule('ad', ad)] })
        const { edges } = await page('u0', key, { subject, first: 50 })
        return new Map(edges.flatMap((edge) => (edge.promotion ? [[edge.item.id, edge] as const] : [])))
      }
      const all = [...(await scoresOf('strangers', strangers)).values()]
      const scored = all.filter(({ contributions }) => contributions.length > 0)
      expect(scored.length).toBeGreaterThan(3)
      for (const { item, logit } of scored.slice(0, 4)) {
        const one = (await scoresOf('a stranger', [item.id])).get(item.id)
        expect(one?.logit).toBeCloseTo(logit, 9)
        expect(one?.logit).not.toBe(0)
      }
    })

    it('factors steer a search without words, whose interest stays', async () => {
      const blank = { first: 100, subject: { kind: 'search', text: ' ', impact: 'medium' } } as const
      await publish('boosted blank', {
        rules: [rule('films', { kind: 'boost', where: VIDEOS, odds: 16 })],
        rotation: { everyMs: DAY_MS, strength: 0.3 },
      })
      const plain = new Map((await page('u0', null, blank)).edges.map((edge) => [edge.item.id, edge]))
      const { edges } = await page('u0', 'boosted blank', blank)
      const effects = edges.flatMap(({ steering }) => steering.map(({ effect }) => effect))
      expect(new Set(effects)).toEqual(new Set(['BOOSTED', 'ROTATED']))
      expect(edges.map(({ logit }) => logit)).toEqual(edges.map(({ logit }) => logit).sort((a, b) => b - a))
      // The same scale: items of both lists in pairs.
      const both = edges.flatMap((edge) => {
        const before = plain.get(edge.item.id)
        return before ? [[edge.search?.interest ?? 0, before.search?.interest ?? 0] as const] : []
      })
      expect(both.length).toBeGreaterThan(10)
      const inOrder = both.toSorted((a, b) => a[0] - b[0]).map(([, before]) => before)
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    })

    it('a promotion has its share of the places, with its label on each and on no other', async () => {
      await publish('promo', {
        rules: [rule('ad', AD)],
      })
      for (const viewerId of VIEWERS) {
        const { edges } = await page(viewerId, 'promo', { first: 40 })
        const promoted = edges.filter(({ promotion }) => promotion !== null)
        expect(Math.abs(promoted.length - 8)).toBeLessThanOrEqual(1)
        for (const { item, promotion } of promoted) {
          expect(item.kind).toBe('video')
          expect(promotion).toEqual({
            rule: 'ad',
            promotion: 'SPONSORED',
            label: 'Sponsored',
            onBehalfOf: 'Bruma',
            paidBy: 'Bruma',
            viewerProperties: [],
            isByItem: false,
          })
        }
      }
    })

    it('page two continues the list of its version, whatever was published meanwhile', async () => {
      await publish('shifting', { rules: [rule('films', { kind: 'keep', where: VIDEOS })] })
      const first = await page('u5', 'shifting', { first: 5 })
      await publish('shifting', {
        rules: [rule('others', { kind: 'keep', where: { not: VIDEOS } })],
      })
      const after = first.edges.at(-1)?.cursor ?? null
      const second = await page('u5', 'shifting', { first: 5, after })
      expect(second.placement).toEqual({ key: 'shifting', number: 1 })
      expect(second.edges.map(({ item }) => item.kind)).toEqual(Array(5).fill('video'))
      const again = await page('u5', 'shifting', { first: 5 })
      expect(again.placement).toEqual({ key: 'shifting', number: 2 })
      expect(again.edges.map(({ item }) => item.kind)).not.toContain('video')
    })

    it('page two says what steered its items and who paid for places, once the list is on disk', async () => {
      await publish('long', {
        rotation: { everyMs: DAY_MS, strength: 0.3 },
        rules: [rule('films', { kind: 'boost', where: VIDEOS, odds: 2 }), rule('ad', { ...AD, share: 0.3 })],
      })
      const first = await page('u7', 'long', { first: 10 })
      // Lists are written behind the answer.
      await new Promise((resolve) => setTimeout(resolve, 200))
      const { edges } = await page('u7', 'long', { first: 20, after: first.edges.at(-1)?.cursor ?? null })
      expect(edges.filter(({ promotion }) => promotion?.paidBy === 'Bruma').length).toBeGreaterThanOrEqual(5)
      const whole = await page('u7', 'long', { first: 30 })
      expect(edges.flatMap(({ steering }) => steering.map(({ effect }) => effect))).toContain('ROTATED')
      const said = ({ item, bias, steering, promotion }: (typeof edges)[number]) => [
        item.id,
        expect.closeTo(bias, 9),
        steering,
        promotion,
      ]
      // At the same instant the schedule of a promotion is the same.
      expect(
        edges.map(({ item, bias, steering, promotion }) => [item.id, bias, steering, promotion]),
      ).toEqual(whole.edges.slice(10).map(said))
    })

    it('a cap that lets no item break it ends the list, also on later pages', async () => {
      await publish('ending', {
        rules: [rule('two', { kind: 'cap', by: { of: 'itemKind' }, max: 2, window: null, drop: true })],
      })
      const { edges } = await page('u7', 'ending', { first: 3 })
      const later = await page('u7', 'ending', { first: 50, after: edges.at(-1)?.cursor ?? null })
      const kinds = [...edges, ...later.edges].map(({ item }) => item.kind)
      expect(kinds.length).toBeGreaterThan(3)
      for (const kind of kinds) expect(kinds.filter((one) => one === kind).length).toBeLessThanOrEqual(2)
    })

    it('a browser sets only what the placement lets it', async () => {
      await publish('closed', {})
      await publish('open', { clientMay: ['DIVERSITY'] })
      const browser = { crowdsOnly: true, diversity: 0.5, setByClient: ['DIVERSITY'] as const }
      await expect(page('u1', 'closed', browser)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('DIVERSITY'),
      })
      expect((await page('u1', 'open', browser)).edges.length).toBeGreaterThan(10)
      expect((await page('u1', 'closed', { crowdsOnly: false, diversity: 0.5 })).edges.length).toBe(50)
    })

    it('says that no version applies for a placement that was never published', async () => {
      await expect(page('u1', 'unknown')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    })
  })
})
