import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { upsertItems } from '../../src/catalog/upsert.ts'
import type { Filter } from '../../src/domain/filter.ts'
import type { RecommendationPage, RecommendationRequest } from '../../src/domain/recommendation.ts'
import { dismiss } from '../../src/events/dismiss.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { directIntake } from '../../src/events/intake.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { ServedItem } from '../../src/recommend/candidate.ts'
import { readViewer } from '../../src/recommend/read-viewer.ts'
import type { ServedList } from '../../src/recommend/serving/served-lists.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { NOW_MS } from '../support/world.ts'

/** Three in five items are products: more than are scored one by one. */
const ITEMS = 3_600
const USERS = 60

const PRODUCTS: Filter = { kind: { anyOf: ['product'] } }

/** Of some hundred items. */
const CHEAP_VIDEOS: Filter = {
  all: [{ kind: { anyOf: ['video'] } }, { property: { name: 'price', op: 'LT', value: 20 } }],
}

const WORLD = {
  users: USERS,
  items: ITEMS,
  interactions: 5_000,
  ties: 400,
  taggings: 5_000,
  seed: 7,
  hasProperties: true,
}

const idsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.id)

/** Whose lists are reranked. */
const VIEWERS = process.env.ATTUNE_TEST_LONG ? 50 : 15

/** Items of a list with their logits, in their order. */
type Listed = Pick<ServedList, 'items'>

/** Logits by id, of the items that a source knows. */
function logitsOf({ items }: Listed): ReadonlyMap<string, number> {
  const known = items.filter(({ contributions }) => contributions.length > 0)
  return new Map(known.map(({ itemId, logit }) => [itemId, logit]))
}

function expectEqualLogits(list: Listed, other: Listed): number {
  const logits = logitsOf(list)
  let compared = 0
  for (const [itemId, logit] of logitsOf(other)) {
    const same = logits.get(itemId)
    if (same === undefined) continue
    expect(logit, itemId).toBeCloseTo(same, 9)
    compared++
  }
  return compared
}

/** Every `step`th item, in an order of its own. */
function someIds(step: number, offset: number): readonly string[] {
  return Array.from({ length: Math.floor(ITEMS / step) }, (_, n) => `i${(n * step + offset) % ITEMS}`)
}

describe.each(ENGINES)('filtered lists on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      // Ages in a cached list are those of the time when it was made.
      asked = asking(graph, { cache: null })
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await graph.close()
    })

    // Places of new items are not in the order of logits.
    const page = (viewerId: string, request: Partial<RecommendationRequest> = {}) =>
      asked.recommend(question(viewerId, { first: 100, newItems: false, ...request }), { nowMs: NOW_MS })

    /** All pages of a list. */
    async function list(viewerId: string, request: Partial<RecommendationRequest> = {}): Promise<Listed> {
      const { recommendationId } = await page(viewerId, request)
      const served = await asked.servedLists.find(recommendationId)
      if (!served) throw new Error('the list is not stored')
      return served
    }

    const listedIds = ({ items }: Listed) => items.map(({ itemId }) => itemId)

    it('reranks the items of a list among others with equal logits, in the order of the list', async () => {
      let compared = 0
      for (let n = 0; n < VIEWERS; n++) {
        const viewerId = `u${n}`
        const plain = await list(viewerId)
        const listed = listedIds(plain)
        const others = someIds(9, n).filter((itemId) => !listed.includes(itemId))
        const mixed = [...others.slice(0, 200), ...listed.toReversed(), ...others.slice(200)]
        const reranked = await list(viewerId, { candidateIds: mixed })
        expect(listedIds(reranked).toSorted()).toEqual(mixed.toSorted())
        compared += expectEqualLogits(plain, reranked)
        const known = [...logitsOf(plain).keys()]
        expect(listedIds(reranked).filter((itemId) => known.includes(itemId))).toEqual(known)
        expect(reranked.items.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
      }
      expect(compared).toBeGreaterThan(40 * VIEWERS)
    }, 120_000)

    it('gives the same logits at the same ranks for a permutation of the candidates', async () => {
      const plain = [...logitsOf(await list('u3', { candidateIds: someIds(9, 0) }))]
      const permuted = [...logitsOf(await list('u3', { candidateIds: someIds(9, 0).toReversed() }))]
      expect(plain.length).toBeGreaterThan(300)
      expect(permuted).toHaveLength(plain.length)
      for (const [at, [itemId, logit]] of plain.entries()) {
        expect(permuted[at]?.[1]).toBeCloseTo(logit, 9)
        const isTied = [at - 1, at + 1].some((other) => Math.abs((plain[other]?.[1] ?? 9) - logit) < 1e-9)
        if (!isTied) expect(permuted[at]?.[0]).toBe(itemId)
      }
    })

    it('keeps seen candidates, leaves out dismissed and excluded ones, and names unknown ids', async () => {
      const { engagements, seenItemIds } = await readViewer(graph, { kind: 'user', id: 'u5' })
      const [seen = '', other = ''] = engagements.map(({ itemId }) => itemId)
      const [dismissed = '', excluded = '', plain = ''] = someIds(7, 0).filter((id) => !seenItemIds.has(id))
      const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
      await dismiss(intake, graph)({ userId: 'u5', itemId: dismissed }, { nowMs: NOW_MS })
      const candidateIds = ['nothing', seen, dismissed, excluded, plain, other]
      const { edges, ...reranked } = await page('u5', { candidateIds, excludedItemIds: [excluded] })
      expect(edges.map(({ item }) => item.id).toSorted()).toEqual([seen, other, plain].toSorted())
      expect(reranked.unknownIds).toEqual(['nothing'])
      expect(reranked.leftOutIds).toEqual([dismissed, excluded])
      const reasons = edges.find(({ item }) => item.id === seen)?.reasons ?? []
      expect(reasons.flatMap(({ itemIds }) => itemIds)).not.toContain(seen)
    })

    it('pages through more than a hundred candidates without repeats', async () => {
      const candidateIds = someIds(18, 2)
      const ids: string[] = []
      let after: string | null = null
      for (;;) {
        const next: RecommendationPage = await page('u8', { candidateIds, after })
        ids.push(...idsOf(next))
        if (!next.hasNextPage) break
        after = next.edges.at(-1)?.cursor ?? null
      }
      expect(ids.toSorted()).toEqual(candidateIds.toSorted())
      await expect(page('u8', { candidateIds: candidateIds.slice(1), after })).rejects.toMatchObject({
        code: 'CURSOR_INVALID',
      })
    })

    /** The unseen products among some items, ranked for the viewer. */
    async function rankedProducts(viewerId: string, candidateIds: readonly string[]): Promise<Listed> {
      const { seenItemIds } = await readViewer(graph, { kind: 'user', id: viewerId })
      const { items } = await list(viewerId, { candidateIds, filter: PRODUCTS })
      return { items: items.filter(({ itemId }) => !seenItemIds.has(itemId)) }
    }

    it('lists exactly the unseen items of a narrow filter, as a rerank of them', async () => {
      for (const viewerId of ['u1', 'u20']) {
        const narrow = await list(viewerId, { filter: { all: [PRODUCTS, { ids: someIds(40, 1) }] } })
        const products = await rankedProducts(viewerId, someIds(40, 1))
        expect(listedIds(narrow).toSorted()).toEqual(listedIds(products).toSorted())
        // Items of equal logits may be in another order.
        const logits = [...logitsOf(products).values()]
        expect([...logitsOf(narrow).values()]).toEqual(logits.map((logit) => expect.closeTo(logit, 9)))
        expect(expectEqualLogits(narrow, products)).toBeGreaterThan(20)
      }
    })

    it('lists the best items of a wide filter, almost as a rerank of all of them', async () => {
      for (const viewerId of ['u2', 'u11']) {
        const wide = await list(viewerId, { filter: PRODUCTS })
        const parts: ServedItem[] = []
        for (const offset of [0, 1, 2, 3]) {
          parts.push(...(await rankedProducts(viewerId, someIds(4, offset))).items)
        }
        const best = parts.sort((a, b) => b.logit - a.logit).map(({ itemId }) => itemId)
        expect(listedIds(wide).slice(0, 20)).toEqual(best.slice(0, 20))
        const hundred = new Set(best.slice(0, 100))
        expect(listedIds(wide).filter((itemId) => hundred.has(itemId)).length).toBeGreaterThanOrEqual(95)
      }
    })

    it('gives an item the same logit with a filter and without', async () => {
      let compared = 0
      for (const viewerId of ['u4', 'u14', 'u24']) {
        const plain = await list(viewerId)
        for (const filter of [PRODUCTS, CHEAP_VIDEOS, { not: PRODUCTS }, { tag: { anyOf: ['t0', 't1'] } }]) {
          compared += expectEqualLogits(plain, await list(viewerId, { filter }))
        }
      }
      expect(compared).toBeGreaterThan(100)
    })

    it('fills a list from all that passes, most popular first, for a viewer without history', async () => {
      const wide = await page('stranger', { filter: PRODUCTS })
      expect(wide.edges).toHaveLength(100)
      expect(wide.fallbackSteps).toEqual(['CATALOG'])
      const narrow = await page('stranger', { filter: CHEAP_VIDEOS })
      expect(narrow.edges.length).toBeGreaterThan(50)
      for (const { item } of narrow.edges) expect(item.properties.price).toBeLessThan(20)
    })

    it('shows an item as soon as it passes, and never one that fails, also on a later page', async () => {
      const filter: Filter = { property: { name: 'season', op: 'EQ', value: 'winter' } }
      const write = (id: string, season: string) =>
        upsertItems(graph, [{ node: { id, fields: { season } }, tags: null }], { nowMs: NOW_MS })
      for (let n = 0; n < 30; n++) {
        await write(`i${n}`, 'winter')
        const ids = idsOf(await page('stranger', { filter }))
        expect(ids).toHaveLength(n + 1)
        expect(ids).toContain(`i${n}`)
      }
      const first = await page('stranger', { filter, first: 10 })
      const rest = idsOf(await page('stranger', { filter })).slice(10)
      for (const itemId of rest.slice(0, 15)) await write(itemId, 'summer')
      const after = first.edges.at(-1)?.cursor ?? null
      expect(idsOf(await page('stranger', { filter, first: 20, after }))).toEqual(rest.slice(15))
      expect(idsOf(await page('stranger', { filter }))).toHaveLength(15)
    })

    it('leaves out items that are not available, also for later pages', async () => {
      const filter: Filter = { ids: ['i100', 'i101', 'i102'] }
      const first = await page('stranger', { filter, first: 1 })
      const shown = idsOf(first)
      await upsertItems(
        graph,
        ['i100', 'i101', 'i102']
          .filter((itemId) => !shown.includes(itemId))
          .map((id) => ({ node: { id, fields: { availableUntil: NOW_MS - 1 } }, tags: null })),
        { nowMs: NOW_MS },
      )
      const after = first.edges.at(-1)?.cursor ?? null
      expect((await page('stranger', { filter, after })).edges).toEqual([])
      expect(idsOf(await page('stranger', { filter }))).toEqual(shown)
    })

    it('refuses an unknown property and names the known ones', async () => {
      const filter: Filter = { property: { name: 'prize', op: 'LT', value: 20 } }
      await expect(page('u1', { filter })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        hint: expect.stringContaining('price'),
      })
    })

    it.skipIf(engine.name === 'embedded')(
      'gives the answers of the embedded engine',
      async () => {
        const other = await openEmbedded({ maxRelationships: 1e6 })
        await fillGeneratedWorld(other, WORLD)
        const { recommend, close } = asking(other)
        try {
          for (const request of [
            { filter: PRODUCTS },
            { filter: CHEAP_VIDEOS },
            { candidateIds: someIds(50, 3) },
          ]) {
            for (const viewerId of ['u30', 'u31']) {
              const own = await page(viewerId, request)
              const sent = question(viewerId, { first: 100, newItems: false, ...request })
              const same = await recommend(sent, { nowMs: NOW_MS })
              expect(idsOf(own)).toEqual(idsOf(same))
              // Each engine trained a model of its own, and sums of floats follow the order of its rows.
              expect(own.edges.map(({ logit }) => logit)).toEqual(
                same.edges.map(({ logit }) => expect.closeTo(logit, 3)),
              )
            }
          }
        } finally {
          await close()
          await other.close()
        }
      },
      240_000,
    )
  })
})
