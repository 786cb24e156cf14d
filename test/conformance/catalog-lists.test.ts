import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { readViewer } from '../../src/recommend/read-viewer.ts'
import { type Asking, asking, PATIENT_POLICY, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { NOW_MS } from '../support/world.ts'

const ITEMS = 240

const WORLD = {
  users: 40,
  items: ITEMS,
  interactions: 1_600,
  ties: 150,
  taggings: 600,
  seed: 5,
  hasProperties: true,
}

/** So small that the lists of this world are extended several times. */
const POLICY = { ...PATIENT_POLICY, poolLimit: 10, listLimit: 50 }

const idsOf = (edges: readonly RecommendationEdge[]) => edges.map(({ item }) => item.id)

describe.each(ENGINES)('lists of everything for a viewer on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      asked = asking(graph, { policy: POLICY })
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await graph.close()
    })

    const ask = (viewerId: string, request: Partial<RecommendationRequest>, by = asked) =>
      by.recommend(question(viewerId, { subject: { kind: 'catalog' }, first: 30, ...request }), {
        nowMs: NOW_MS,
      })

    /** All pages. @param between is done after each of them */
    async function allPages(
      viewerId: string,
      request: Partial<RecommendationRequest> = {},
      between: (page: RecommendationPage) => Promise<unknown> = async () => null,
    ): Promise<{ readonly edges: readonly RecommendationEdge[]; readonly totals: readonly number[] }> {
      const edges: RecommendationEdge[] = []
      const totals: number[] = []
      for (let after: string | null = null; ; ) {
        const page: RecommendationPage = await ask(viewerId, { ...request, after })
        edges.push(...page.edges)
        totals.push(page.totalCount)
        if (!page.hasNextPage) return { edges, totals }
        after = page.edges.at(-1)?.cursor ?? null
        await between(page)
      }
    }

    it('every item is listed once, seen ones too, and as many as the total says', async () => {
      const { seenItemIds, dismissedItemIds } = await readViewer(graph, { kind: 'user', id: 'u3' })
      expect(seenItemIds.size).toBeGreaterThan(dismissedItemIds.size)
      const { edges, totals } = await allPages('u3')
      const ids = idsOf(edges)
      expect(new Set(ids).size).toBe(ids.length)
      expect(new Set(totals)).toEqual(new Set([ids.length]))
      expect(ids).toHaveLength(ITEMS - dismissedItemIds.size)
      for (const itemId of seenItemIds) expect(ids.includes(itemId)).toBe(!dismissedItemIds.has(itemId))
      expect(edges.map(({ rank }) => rank)).toEqual(edges.map((_, at) => at + 1))
    })

    it('the order is that of interest, with the scores of recommendations', async () => {
      const own = await asked.recommend(question('u3', { first: 10 }), { nowMs: NOW_MS })
      const { edges } = await allPages('u3')
      const logits = edges.map(({ logit }) => logit)
      expect(logits).toEqual(logits.toSorted((a, b) => b - a))
      const all = new Map(edges.map((edge) => [edge.item.id, edge.logit]))
      for (const { item, logit } of own.edges) expect(all.get(item.id)).toBeCloseTo(logit, 9)
    })

    it('a filter leaves exactly what passes it', async () => {
      const filter = { property: { name: 'inStock', op: 'EQ', value: true } } as const
      const all = (await allPages('u5')).edges
      const inStock = idsOf(all.filter(({ item }) => item.properties.inStock === true))
      expect(inStock.length).toBeGreaterThan(50)
      expect(inStock.length).toBeLessThan(all.length)
      const { edges, totals } = await allPages('u5', { filter })
      expect(idsOf(edges)).toEqual(inStock)
      expect(totals[0]).toBe(inStock.length)
    })

    it('pages neither repeat nor lose an item while scores change and the process restarts', async () => {
      const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
      let restarts = 0
      let done = 0
      const { edges } = await allPages('u7', { first: 20 }, async ({ edges: shown }) => {
        // What stands at the end of the page is engaged with: all scores change.
        const itemId = shown.at(-1)?.item.id ?? ''
        const event = { eventId: `e${done++}`, userId: 'u7', itemId, atMs: NOW_MS, value: null, count: 1 }
        await intake.take([{ ...event, kind: 'purchase' }])
        if (restarts++ % 3 === 1) {
          const { folder, servedLists } = asked
          await servedLists.close()
          asked = asking(graph, { policy: POLICY, folder })
        }
      })
      const ids = idsOf(edges)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe(
        ITEMS - (await readViewer(graph, { kind: 'user', id: 'u7' })).dismissedItemIds.size,
      )
    })

    it('the same cursor gives the same page, also to two requests at the same time', async () => {
      const first = await ask('u9', { first: 45 })
      const after = first.edges.at(-1)?.cursor ?? null
      const [one, other] = await Promise.all([
        ask('u9', { first: 45, after }),
        ask('u9', { first: 45, after }),
      ])
      const again = await ask('u9', { first: 45, after })
      expect(idsOf(other.edges)).toEqual(idsOf(one.edges))
      expect(idsOf(again.edges)).toEqual(idsOf(one.edges))
      expect(one.edges).toHaveLength(45)
    })

    it('a dismissed item disappears from later pages', async () => {
      const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
      const first = await ask('u11', { first: 20 })
      const [next] = (await ask('u11', { first: 1, after: first.edges.at(-1)?.cursor ?? null })).edges
      const itemId = next?.item.id ?? ''
      await dismiss(intake, graph)({ userId: 'u11', itemId }, { nowMs: NOW_MS })
      expect(idsOf((await allPages('u11')).edges)).not.toContain(itemId)
    })

    it('without a viewer the order is the same for everyone, and nothing is missing', async () => {
      const viewer = { kind: 'session', session: NO_SESSION } as const
      const one = await allPages('', { viewer })
      const other = await allPages('', { viewer })
      expect(idsOf(one.edges)).toEqual(idsOf(other.edges))
      expect(one.edges).toHaveLength(ITEMS)
    })
  })
})
