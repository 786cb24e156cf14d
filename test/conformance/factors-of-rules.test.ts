import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { Filter } from '../../src/domain/filter.ts'
import type { Rule } from '../../src/domain/placement.ts'
import { uniform } from '../../src/domain/random.ts'
import type { RecommendationRequest } from '../../src/domain/recommendation.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillGeneratedWorld } from '../support/generated-world.ts'
import { always, publishPlacement } from '../support/publish-placement.ts'
import { NOW_MS } from '../support/world.ts'

const IS_LONG = Boolean(process.env.ATTUNE_TEST_LONG)

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
const KINDS = ['video', 'article', 'track']

const boost = (name: string, where: Filter, odds: number) => always(name, { kind: 'boost', where, odds })

/** What the lists of one process show by a few factors; `steered-answers` asks through GraphQL, of two processes. */
describe.each(ENGINES)('factors of rules on $name', (engine) => {
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

    const page = (viewerId: string, placement: string, more: Partial<RecommendationRequest>) =>
      asked.recommend(question(viewerId, { placement, ...more }), { nowMs: NOW_MS })

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
          ? { kind: { anyOf: [KINDS[Math.floor(random() * KINDS.length)] as string] } }
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
  })
})
