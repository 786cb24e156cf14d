import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Filter, FilterOperator } from '../../src/domain/filter.ts'
import type {
  RecommendationEdge,
  RecommendationPage,
  RecommendationRequest,
} from '../../src/domain/recommendation.ts'
import { NO_SESSION } from '../../src/domain/session.ts'
import { dismiss } from '../../src/events/dismiss.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { directIntake } from '../../src/events/intake.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { CatalogMemory } from '../../src/recommend/fallback/catalog-memory.ts'
import { readViewer } from '../../src/recommend/read-viewer.ts'
import { replayer } from '../../src/recommend/replay.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { NOW_MS } from '../support/world.ts'

const ANCHORS = ['i0', 'i1', 'i2', 'i3', 'i5', 'i8', 'i13', 'i21']

const WORLD = {
  users: 80,
  items: 600,
  interactions: 4_000,
  ties: 400,
  taggings: 1_500,
  seed: 11,
  hasProperties: true,
}

type Edges = Pick<RecommendationPage, 'edges'>

const idsOf = ({ edges }: Edges) => edges.map(({ item }) => item.id)

const isKnown = ({ contributions }: RecommendationEdge) => contributions.length > 0

/** Items in both lists, as a share of the items in either. */
function jaccard(one: readonly string[], other: readonly string[]): number {
  const common = one.filter((id) => other.includes(id)).length
  return common / (one.length + other.length - common)
}

/** How many of the items have one of these tags, 0-1. */
function shareWith({ edges }: Edges, tagIds: readonly string[]): number {
  return edges.filter(({ item }) => item.tagIds.some((id) => tagIds.includes(id))).length / edges.length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

interface ItemsQuestion extends Partial<RecommendationRequest> {
  readonly viewerShare?: number
}

const against = (op: FilterOperator, name: string): Filter => ({
  property: { name, op, value: null, ofItem: name },
})

describe.each(ENGINES)('lists about items on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    let viewers: readonly [string, string]
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      asked = asking(graph)
      viewers = await oppositeViewers()
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await graph.close()
    })

    const ask = (viewerId: string, request: Partial<RecommendationRequest> = {}) =>
      asked.recommend(question(viewerId, request), { nowMs: NOW_MS })

    const about = (
      viewerId: string,
      itemIds: readonly string[],
      { viewerShare = 0.5, ...request }: ItemsQuestion = {},
    ) => ask(viewerId, { ...request, subject: { kind: 'items', itemIds, viewerShare } })

    const aboutForAll = (itemIds: readonly string[], request: ItemsQuestion = {}) =>
      about('', itemIds, { viewer: { kind: 'session', session: NO_SESSION }, ...request })

    /** The two of some viewers whose own lists have least in common. */
    async function oppositeViewers(): Promise<readonly [string, string]> {
      const ids = Array.from({ length: 12 }, (_, n) => `u${n}`)
      const lists = await Promise.all(ids.map(async (id) => idsOf(await ask(id, { first: 50 }))))
      const pairs = ids.flatMap((one, at) =>
        ids.slice(at + 1).map((other, after) => ({
          pair: [one, other] as const,
          alike: jaccard(lists[at] ?? [], lists[at + 1 + after] ?? []),
        })),
      )
      return pairs.sort((a, b) => a.alike - b.alike)[0]?.pair ?? ['u0', 'u1']
    }

    async function itemOf(itemId: string) {
      const [item] = await new CatalogMemory(graph).freshItems([itemId], {})
      if (!item) throw new Error(`no item ${itemId}`)
      return item
    }

    /** All pages of a list. */
    async function wholeList(
      page: (after: string | null) => Promise<RecommendationPage>,
    ): Promise<Edges & { readonly recommendationIds: ReadonlySet<string> }> {
      const edges: RecommendationEdge[] = []
      const recommendationIds = new Set<string>()
      for (let after: string | null = null; ; ) {
        const next: RecommendationPage = await page(after)
        edges.push(...next.edges)
        recommendationIds.add(next.recommendationId)
        if (!next.hasNextPage) return { edges, recommendationIds }
        after = next.edges.at(-1)?.cursor ?? null
      }
    }

    it('an item page is about the item, and yet different for viewers of opposite taste', async () => {
      const [one, other] = viewers
      const own = [await ask(one), await ask(other)]
      const alike: number[] = []
      const near: number[] = []
      const nearOwn: number[] = []
      for (const anchor of ANCHORS) {
        const { tagIds } = await itemOf(anchor)
        const pages = [await about(one, [anchor]), await about(other, [anchor])]
        alike.push(jaccard(...(pages.map(idsOf) as [string[], string[]])))
        near.push(...pages.map((page) => shareWith(page, tagIds)))
        nearOwn.push(...own.map((page) => shareWith(page, tagIds)))
        for (const page of pages) expect(idsOf(page)).not.toContain(anchor)
      }
      expect(mean(alike)).toBeLessThanOrEqual(0.8)
      expect(mean(near)).toBeGreaterThan(2 * mean(nearOwn))
    }, 60_000)

    it('bias and contributions add up to the logit, and so do its two parts', async () => {
      const { edges } = await about(viewers[0], ['i3'], { first: 50 })
      const known = edges.filter(isKnown)
      expect(known.length).toBeGreaterThan(20)
      for (const { logit, bias, contributions, logitParts } of known) {
        expect(bias + contributions.reduce((sum, part) => sum + part.logit, 0)).toBeCloseTo(logit, 9)
        expect((logitParts?.items ?? 0) + (logitParts?.viewer ?? 0)).toBeCloseTo(logit, 9)
      }
      expect(new Set(known.flatMap(({ contributions }) => contributions.map(({ basis }) => basis)))).toEqual(
        new Set(['ITEMS', 'VIEWER']),
      )
    })

    it('says what an item goes with', async () => {
      const { title } = await itemOf('i3')
      const { edges } = await about(viewers[0], ['i3'], { viewerShare: 0 })
      expect(edges.filter(isKnown).length).toBeGreaterThan(5)
      for (const edge of edges.filter(isKnown)) {
        expect(edge.reasons).toMatchObject([
          { kind: 'GOES_WITH', text: `Goes with ${title}`, itemIds: ['i3'] },
        ])
      }
    })

    it('without a share for the viewer, the order is the same for everyone', async () => {
      const [one, other] = viewers
      const options = { viewerShare: 0, first: 100 }
      const lists = [await about(one, ['i5'], options), await about(other, ['i5'], options)]
      const everyone = await aboutForAll(['i5'], { first: 100 })
      expect(new Set([...lists, everyone].map(({ personalization }) => personalization))).toEqual(
        new Set(['NONE']),
      )
      const order = idsOf({ edges: everyone.edges.filter(isKnown) })
      for (const list of lists) {
        const known = idsOf({ edges: list.edges.filter(isKnown) }).filter((id) => order.includes(id))
        expect(known.length).toBeGreaterThan(15)
        expect(known).toEqual(order.filter((id) => known.includes(id)))
      }
    })

    it('with the whole share for the viewer, the order is that of a rerank of the pool', async () => {
      for (const viewerId of viewers) {
        const { edges } = await wholeList((after) =>
          about(viewerId, ['i8'], { viewerShare: 1, first: 100, after }),
        )
        const pool = edges.filter(isKnown)
        const reranked = await wholeList((after) =>
          ask(viewerId, { candidateIds: idsOf({ edges: pool }), first: 100, after }),
        )
        const logits = new Map(
          reranked.edges.filter(isKnown).map(({ item, logit }) => [item.id, logit] as const),
        )
        const inOrder = pool.flatMap(({ item }) => logits.get(item.id) ?? [])
        expect(inOrder.length).toBeGreaterThan(50)
        for (const [at, logit] of inOrder.slice(1).entries())
          expect(logit).toBeLessThanOrEqual((inOrder[at] ?? 0) + 1e-9)
      }
    })

    it('a cart lists none of its items, and another list than each of them', async () => {
      const cart = await about(viewers[0], ['i3', 'i13'], { first: 100 })
      expect(idsOf(cart).length).toBeGreaterThan(30)
      for (const itemId of ['i3', 'i13']) {
        expect(idsOf(cart)).not.toContain(itemId)
        expect(idsOf(cart)).not.toEqual(idsOf(await about(viewers[0], [itemId], { first: 100 })))
      }
      const turned = await about(viewers[0], ['i13', 'i3'], { first: 100 })
      expect(idsOf(turned)).not.toEqual(idsOf(cart))
    })

    it('ignores unknown items of a cart', async () => {
      const without = await about(viewers[0], ['i3'])
      expect(idsOf(await about(viewers[0], ['nothing', 'i3'])).toSorted()).toEqual(idsOf(without).toSorted())
    })

    it('leaves out what the viewer has seen, dismissed or rejected', async () => {
      const [viewerId] = viewers
      const { seenItemIds } = await readViewer(graph, { kind: 'user', id: viewerId })
      const before = idsOf(await about(viewerId, ['i2'], { first: 100 }))
      expect(before.filter((id) => seenItemIds.has(id))).toEqual([])
      const [first = '', excluded = ''] = before
      const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
      await dismiss(intake, graph)({ userId: viewerId, itemId: first }, { nowMs: NOW_MS })
      const after = idsOf(await about(viewerId, ['i2'], { first: 100, excludedItemIds: [excluded] }))
      expect(after).not.toContain(first)
      expect(after).not.toContain(excluded)
    })

    it('pages a list without repeats, and shows it again by its id', async () => {
      const [, viewerId] = viewers
      const { edges, recommendationIds } = await wholeList((after) =>
        about(viewerId, ['i1', 'i2'], { first: 40, after }),
      )
      const ids = idsOf({ edges })
      expect(ids.length).toBeGreaterThan(80)
      expect(new Set(ids).size).toBe(ids.length)
      expect(edges.every(({ reasons }) => reasons.length > 0)).toBe(true)
      const [recommendationId = ''] = recommendationIds
      expect(recommendationIds.size).toBe(1)
      const replay = replayer(new CatalogMemory(graph), asked.servedLists)
      const whole = { owner: { userId: viewerId }, recommendationId, first: 100, after: null }
      const again = await replay(whole, { nowMs: NOW_MS })
      expect(again && idsOf(again)).toEqual(ids.slice(0, 100))
      const { edges: other } = await about(viewerId, ['i1', 'i2'], { first: 40 })
      const cursor = other.at(-1)?.cursor ?? null
      await expect(about(viewerId, ['i2', 'i1'], { after: cursor })).rejects.toMatchObject({
        code: 'CURSOR_INVALID',
      })
    })

    it('an item page does not become the last list of its viewer', async () => {
      const [viewerId] = viewers
      const { recommendationId } = await ask(viewerId)
      await about(viewerId, ['i1'])
      expect((await asked.servedLists.newestOf(viewerId))?.recommendationId).toBe(recommendationId)
    })

    it('a filter that compares with the item holds for every item', async () => {
      for (const anchor of ANCHORS) {
        const { kind, properties } = await itemOf(anchor)
        const filter: Filter = { all: [against('LT', 'price'), { not: against('EQ', 'brand') }] }
        const { edges } = await about(viewers[0], [anchor], { filter, first: 100 })
        for (const { item } of edges) {
          expect(Number(item.properties.price)).toBeLessThan(Number(properties.price))
          expect(item.properties.brand ?? null).not.toBe(properties.brand)
        }
        const sets = { all: [against('HAS_ANY', 'colors'), { kind: { anyOf: [kind] } }] }
        const colored = await about(viewers[0], [anchor], { filter: sets, first: 100 })
        const colors = properties.colors as readonly string[] | undefined
        for (const { item } of colored.edges) {
          expect((item.properties.colors as readonly string[]).some((color) => colors?.includes(color))).toBe(
            true,
          )
        }
        expect(edges.length + colored.edges.length).toBeGreaterThan(0)
      }
    }, 60_000)

    it('a test against a value that the item does not have is false', async () => {
      const filter = against('EQ', 'brand')
      expect(idsOf(await about(viewers[0], ['nothing'], { filter }))).toEqual([])
      expect(idsOf(await about(viewers[0], ['nothing'], { filter: { not: filter } })).length).toBe(10)
    })

    it.each<[string, readonly string[], Filter, RegExp]>([
      ['a cart', ['i1', 'i2'], against('EQ', 'brand'), /ofItem is only possible/],
      ['an unknown property', ['i1'], against('EQ', 'nothing'), /no property is called "nothing"/],
      [
        'another type',
        ['i1'],
        { property: { name: 'price', op: 'LT', value: null, ofItem: 'brand' } },
        /LT cannot compare FLOAT "price" with STRING "brand"/,
      ],
      ['a distance', ['i1'], against('WITHIN_KM', 'location'), /WITHIN_KM cannot compare/],
    ])('refuses to compare with the item for %s', async (_, itemIds, filter, message) => {
      await expect(about(viewers[0], itemIds, { filter })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(message),
      })
    })

    it('refuses to compare with an item where there is none', async () => {
      await expect(ask(viewers[0], { filter: against('EQ', 'brand') })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      })
    })
  })
})
