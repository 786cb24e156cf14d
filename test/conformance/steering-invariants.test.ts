import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { upsertItems, upsertUsers } from '../../src/catalog/upsert.ts'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { Filter } from '../../src/domain/filter.ts'
import type { PlacementSpec, Rule } from '../../src/domain/placement.ts'
import { shuffled, uniform } from '../../src/domain/random.ts'
import type { RecommendationPage, RecommendationRequest } from '../../src/domain/recommendation.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { always, publishPlacement } from '../support/publish-placement.ts'
import { NOW_MS } from '../support/world.ts'

const IS_LONG = Boolean(process.env.ATTUNE_TEST_LONG)

/** Lists that requirements are tested on. */
const CASES = IS_LONG ? 10_000 : 300

const VIEWERS = Array.from({ length: IS_LONG ? 200 : 40 }, (_, n) => `u${n}`)

const WORLD = {
  users: 200,
  items: 500,
  interactions: 8_000,
  ties: 400,
  taggings: 1_500,
  seed: 3,
  hasProperties: true,
}

const VIDEOS = { kind: { anyOf: ['video'] } } as const
const KINDS = ['video', 'article', 'track', 'product', 'post']

const idsOf = ({ edges }: RecommendationPage) => edges.map(({ item }) => item.id)

const boost = (name: string, where: Filter, odds: number) => always(name, { kind: 'boost', where, odds })

describe.each(ENGINES)('invariants of steering on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    let other: Asking
    /** What this test wrote of items: their risk class, and none of some. */
    const riskOf = new Map<string, number | null>()
    const toleranceOf = new Map<string, number | null>()
    beforeAll(async () => {
      graph = await engine.open()
      await fillGeneratedWorld(graph, WORLD)
      for (let n = 0; n < WORLD.items; n++) riskOf.set(`i${n}`, n % 7 === 0 ? null : n % 6)
      for (const [n, viewerId] of VIEWERS.entries()) toleranceOf.set(viewerId, n % 5 === 4 ? null : n % 5)
      await writeRisks([...riskOf.keys()])
      await writeTolerances([...toleranceOf.keys()])
      asked = asking(graph)
      other = asking(graph)
    }, 240_000)
    afterAll(async () => {
      await asked.close()
      await other.close()
      await graph.close()
    })

    const writeRisks = (ids: readonly string[]) =>
      upsertItems(
        graph,
        ids.map((id) => ({ node: { id, fields: { riskClass: riskOf.get(id) ?? null } }, tags: null })),
        { nowMs: NOW_MS },
      )
    const writeTolerances = (ids: readonly string[]) =>
      upsertUsers(
        graph,
        ids.map((id) => ({ id, fields: { riskTolerance: toleranceOf.get(id) ?? null } })),
        {},
      )

    const page = (
      viewerId: string,
      placement: string | null,
      more: Partial<RecommendationRequest> = {},
      nowMs = NOW_MS,
      { recommend } = asked,
    ) => recommend(question(viewerId, { first: 20, placement, ...more }), { nowMs })

    it('A1: an empty placement gives every viewer the list of none, and the order of rules does not matter', async () => {
      const rules: readonly Rule[] = [
        boost('up', VIDEOS, 3),
        boost('down', { property: { name: 'price', op: 'GT', value: 40 } }, 0.4),
        always('stocked', { kind: 'keep', where: { property: { name: 'inStock', op: 'EQ', value: true } } }),
        always('mix', { kind: 'cap', by: { of: 'itemKind' }, max: 3, window: 6, drop: false }),
        always('pin', { kind: 'pin', itemId: 'i7', position: 2, evenIfSeen: true }),
        always('scale', { kind: 'scale', property: 'price', exponent: 0.3, reference: 30 }),
      ]
      await publishPlacement(graph, 'empty', {})
      const orders = [rules, shuffled(rules, uniform(1)), shuffled(rules, uniform(2))]
      for (const [n, order] of orders.entries()) await publishPlacement(graph, `rules-${n}`, { rules: order })
      for (const viewerId of VIEWERS) {
        expect(idsOf(await page(viewerId, 'empty'))).toEqual(idsOf(await page(viewerId, null)))
        const [first, ...others] = await Promise.all(orders.map((_, n) => page(viewerId, `rules-${n}`)))
        for (const one of others) expect(idsOf(one)).toEqual(idsOf(first as RecommendationPage))
      }
    })

    it('A2: a factor multiplies odds exactly at any temperature, and a greater one lowers no rank', async () => {
      for (const temperature of [0.1, 0.7, 3]) {
        const ranks: Map<string, number>[] = []
        for (const odds of [1, 2, 9]) {
          const key = `odds-${temperature}-${odds}`
          await publishPlacement(graph, key, { temperature, rules: [boost('films', VIDEOS, odds)] })
          const { edges } = await page('u3', key, { first: 50, newItems: false })
          const known = edges.filter(({ contributions }) => contributions.length > 0)
          for (const { item, steering, logit, bias, contributions } of known) {
            const added = steering.reduce((sum, one) => sum + (one.logit ?? 0), 0)
            expect(added).toBeCloseTo(item.kind === 'video' ? temperature * Math.log(odds) : 0, 9)
            expect(logit).toBeCloseTo(
              contributions.reduce((sum, one) => sum + one.logit, bias + added),
              9,
            )
          }
          ranks.push(
            new Map(
              known.filter(({ item }) => item.kind === 'video').map(({ item, rank }) => [item.id, rank]),
            ),
          )
        }
        const [one, two, nine] = ranks
        for (const [id, rank] of one ?? []) {
          expect(two?.get(id)).toBeLessThanOrEqual(rank)
          expect(nine?.get(id)).toBeLessThanOrEqual(two?.get(id) ?? 0)
        }
      }
    })

    it('A3: whatever rules there are, logits add up, and probabilities are those without them', async () => {
      const random = uniform(3)
      const where = (): Filter =>
        random() < 0.5
          ? { kind: { anyOf: [KINDS[Math.floor(random() * 3)] as string] } }
          : { property: { name: 'price', op: 'GT', value: 80 * random() } }
      const effects: readonly (() => Rule['effect'])[] = [
        () => ({ kind: 'boost', where: where(), odds: 1 / 64 + 63 * random() }),
        () => ({
          kind: 'scale',
          property: 'price',
          exponent: 4 * random() - 2,
          reference: 1 + 50 * random(),
        }),
        () => ({ kind: 'keep', where: where() }),
        () => ({ kind: 'cap', by: { of: 'itemKind' }, max: 2, window: 4, drop: random() < 0.3 }),
        () => ({ kind: 'pin', itemId: `i${Math.floor(500 * random())}`, position: 3, evenIfSeen: true }),
        () => ({
          kind: 'promote',
          where: where(),
          share: 0.1,
          promotion: 'EDITORIAL',
          label: 'Pick',
          onBehalfOf: null,
          paidBy: null,
          frequency: [],
          holdout: random() < 0.3 ? 1 : 0,
        }),
      ]
      for (let round = 0; round < (IS_LONG ? 400 : 12); round++) {
        const [key, viewerId, temperature] = [`any-${round}`, `u${round % 40}`, 0.1 + 3 * random()]
        const rules = Array.from({ length: 6 }, (_, n) =>
          always(`rule ${n}`, (effects[Math.floor(random() * effects.length)] as () => Rule['effect'])()),
        )
        // Conditions change the pool, and so the shares in it: both lists have them.
        const kept = rules.filter(({ effect }) => effect.kind === 'keep')
        await publishPlacement(graph, `${key}-kept`, { temperature, rules: kept })
        await publishPlacement(graph, key, {
          temperature,
          rules,
          rotation: { everyMs: DAY_MS, strength: random() },
        })
        const asked = { first: 100, newItems: false }
        const plain = await page(viewerId, `${key}-kept`, asked)
        const before = new Map(plain.edges.map(({ item, probability }) => [item.id, probability]))
        const sum = plain.edges.reduce((all, { probability }) => all + probability, 0)
        if (plain.edges.some(({ contributions }) => contributions.length > 0)) expect(sum).toBeCloseTo(1, 9)
        for (const { item, logit, bias, contributions, steering, probability } of (
          await page(viewerId, key, asked)
        ).edges) {
          const own = contributions.reduce((all, one) => all + one.logit, bias)
          expect(steering.reduce((all, one) => all + (one.logit ?? 0), own)).toBeCloseTo(logit, 9)
          const was = before.get(item.id)
          if (was !== undefined) expect(probability).toBeCloseTo(was, 9)
        }
      }
    }, 600_000)

    it('A4: whatever asks for an item, it passes the requirement, on every page and after changes', async () => {
      const random = uniform(4)
      const suitable: Rule = always('suitable', {
        kind: 'require',
        where: { property: { name: 'riskClass', op: 'LTE', ofViewer: 'riskTolerance', value: null } },
        reason: 'suitability',
      })
      const promote = always('ad', {
        kind: 'promote',
        where: { property: { name: 'riskClass', op: 'GTE', value: 3 } },
        share: 0.3,
        promotion: 'EDITORIAL',
        label: 'Pick',
        onBehalfOf: null,
        paidBy: null,
        frequency: [],
        holdout: 0,
      })
      const specs: readonly Partial<PlacementSpec>[] = [
        {},
        { rules: [boost('risky', { property: { name: 'riskClass', op: 'GTE', value: 4 } }, 64)] },
        { rules: [always('pin', { kind: 'pin', itemId: 'i5', position: 1, evenIfSeen: true }), promote] },
        { rules: [promote], rotation: { everyMs: DAY_MS, strength: 1 } },
        {
          rules: [always('few', { kind: 'keep', where: { ids: ['i1', 'i2'] } })],
          least: 12,
          fallback: [{ kind: 'popular' }, { kind: 'fresh' }, { kind: 'placement', key: 'suits-1' }],
        },
      ]
      for (const [n, spec] of specs.entries()) {
        await publishPlacement(graph, `suits-${n}`, { ...spec, rules: [...(spec.rules ?? []), suitable] })
      }
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
      const failed: string[] = []
      let shown = 0
      const check = (viewerId: string, { edges }: RecommendationPage, where: string) => {
        const tolerance = toleranceOf.get(viewerId) ?? null
        for (const { item } of edges) {
          shown++
          const risk = riskOf.get(item.id) ?? null
          if (tolerance === null || risk === null || risk > tolerance)
            failed.push(`${where} ${viewerId} ${item.id}`)
        }
      }
      for (let done = 0; done < CASES; done++) {
        const [viewerId, key] = [pick(VIEWERS), `suits-${Math.floor(random() * specs.length)}`]
        const asking =
          random() < 0.3 ? { filter: { kind: { anyOf: [pick(KINDS), pick(KINDS)] } } as Filter } : {}
        const first = await page(viewerId, key, { ...asking, first: 5 })
        check(viewerId, first, `${key} page 1`)
        if (random() < 0.3) {
          const ids = Array.from({ length: 20 }, () => `i${Math.floor(random() * WORLD.items)}`)
          for (const id of new Set(ids)) riskOf.set(id, pick([null, 0, 1, 2, 3, 4, 5]))
          await writeRisks([...new Set(ids)])
        }
        if (random() < 0.2) {
          toleranceOf.set(viewerId, pick([null, 0, 1, 2, 3, 4]))
          await writeTolerances([viewerId])
        }
        const after = first.edges.at(-1)?.cursor ?? null
        if (after) check(viewerId, await page(viewerId, key, { ...asking, first: 5, after }), `${key} page 2`)
      }
      expect(failed).toEqual([])
      expect(shown).toBeGreaterThan(CASES)
    }, 3_600_000)

    it('A8: a rotating list is the same within a period, in every process, and another one in the next', async () => {
      await publishPlacement(graph, 'turning', { rotation: { everyMs: DAY_MS, strength: 1 } })
      const start = Math.floor(NOW_MS / DAY_MS) * DAY_MS
      let changed = 0
      for (const viewerId of VIEWERS.slice(0, 20)) {
        const ids = async (atMs: number, process = asked) =>
          idsOf(await page(viewerId, 'turning', { newItems: false }, start + atMs, process))
        const first = await ids(DAY_MS)
        expect(await ids(DAY_MS + 60_000, other)).toEqual(first)
        if (JSON.stringify(await ids(2 * DAY_MS)) !== JSON.stringify(first)) changed++
      }
      expect(changed).toBe(20)
    })

    it('A10: what is published while many clients page breaks no cursor, and reaches both processes at once', async () => {
      await publishPlacement(graph, 'moving', { rules: [always('films', { kind: 'keep', where: VIDEOS })] })
      const firsts = await Promise.all(VIEWERS.map((viewerId) => page(viewerId, 'moving', { first: 4 })))
      const paging = VIEWERS.map(async (viewerId, n) => {
        const after = firsts[n]?.edges.at(-1)?.cursor ?? null
        return after === null ? null : page(viewerId, 'moving', { first: 4, after })
      })
      await publishPlacement(graph, 'moving', {
        rules: [always('others', { kind: 'keep', where: { not: VIDEOS } })],
      })
      for (const second of await Promise.all(paging)) {
        if (!second) continue
        expect(second.placement).toEqual({ key: 'moving', number: 1 })
        for (const { item } of second.edges) expect(item.kind).toBe('video')
      }
      for (const process of [asked, other]) {
        const again = await page('u1', 'moving', {}, NOW_MS, process)
        expect(again.placement).toEqual({ key: 'moving', number: 2 })
        for (const { item } of again.edges) expect(item.kind).not.toBe('video')
      }
    })

    it('A10: a window opens and ends at its instant on both processes', async () => {
      await publishPlacement(graph, 'sale', { rules: [] })
      const window = { activeFromMs: NOW_MS + 1_000, activeUntilMs: NOW_MS + 2_000 }
      await publishPlacement(
        graph,
        'sale',
        { rules: [always('films', { kind: 'keep', where: VIDEOS })] },
        window,
      )
      for (const process of [asked, other]) {
        const numberAt = async (atMs: number) =>
          (await page('u2', 'sale', {}, NOW_MS + atMs, process)).placement?.number
        expect(await Promise.all([999, 1_000, 1_999, 2_000].map(numberAt))).toEqual([1, 2, 2, 1])
      }
    })

    it('A13: twenty rules add no statement to a list', async () => {
      const rules = Array.from({ length: 20 }, (_, n) =>
        boost(`rule ${n}`, { property: { name: 'price', op: 'GT', value: n } }, 1 + n / 20),
      )
      await publishPlacement(graph, 'twenty', { rules })
      await publishPlacement(graph, 'without', {})
      const statements: string[] = []
      const counting: GraphStore = {
        ...graph,
        name: graph.name,
        run: (query, params, options) => {
          statements.push(query.name)
          return graph.run(query, params, options)
        },
      }
      const { writes, server, diagnostics } = graph
      Object.assign(counting, { ...(writes && { writes }), ...(server && { server }), diagnostics })
      const process = asking(counting, { cache: null })
      const countOf = async (viewerId: string, placement: string) => {
        statements.length = 0
        await page(viewerId, placement, {}, NOW_MS, process)
        return statements.toSorted()
      }
      // What the first lists read of others and of items stays in memory.
      await countOf('u32', 'without')
      await countOf('u32', 'twenty')
      const plain = await countOf('u32', 'without')
      expect(plain.length).toBeGreaterThan(0)
      expect(await countOf('u32', 'twenty')).toEqual(plain)
      await process.close()
    })
  })
})
