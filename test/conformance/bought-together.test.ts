import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/manage-keys.ts'
import type { Scope } from '../../src/access/principal.ts'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { accessOf, answerOf, type Serving, serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, type World, world } from '../support/world.ts'

/** Makes people who have three items of their own each: they are no near-duplicates. */
function people(town: World, name: string, count: number, orders: (one: World) => unknown): void {
  for (let n = 1; n <= count; n++) {
    const own = ['x', 'y', 'z'].map((item) => `${name}-${n}-${item}`)
    for (const id of own) town.item(id)
    orders(
      town
        .user(`${name}-${n}`)
        .daysAgo(40)
        .watches(...own),
    )
  }
}

/** 73 orders. */
function shop(): World {
  const town = world()
  const sold = 'tea mug pot lid cup jar sugar spoon lamp bulb ink pen bread butter'.split(' ')
  for (const id of sold) town.item(id, { title: id.toUpperCase() })
  people(town, 'both', 6, (one) => one.daysAgo(10).buys('tea', 'mug'))
  people(town, 'tea', 1, (one) => one.buys('tea'))
  people(town, 'pot', 2, (one) => one.buys('pot'))
  // Of eight orders, but of four people.
  people(town, 'few', 4, (one) => one.daysAgo(10).buys('pot', 'lid').daysAgo(9).buys('pot', 'lid'))
  people(town, 'one', 1, (one) => {
    for (let day = 1; day <= 6; day++) one.daysAgo(day).buys('cup', 'jar')
  })
  people(town, 'cart', 5, (one) => one.daysAgo(10).carts('sugar', 'spoon'))
  // They took the lamp out of the cart again; that they looked at it keeps its weight above 0.
  people(town, 'back', 5, (one) => one.daysAgo(10).watches('lamp').carts('lamp', 'bulb').uncarts('lamp'))
  people(town, 'apart', 5, (one) => one.daysAgo(10).buys('ink').daysAgo(9).buys('pen'))
  people(town, 'many', 30, (one) => one.daysAgo(10).buys('bread', 'butter'))
  return town.user('ana')
}
const ORDERS = 6 + 1 + 2 + 8 + 6 + 5 + 5 + 10 + 30

const EDGES = 'edges { node { id } lift orders reason { kind text count isAtLeast items { id } } }'

interface Bought {
  readonly edges: readonly {
    readonly node: { readonly id: string }
    readonly lift: number
    readonly orders: number | null
    readonly reason: object
  }[]
}

describe.each(ENGINES)('items bought together on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    const keys = new Map<string, string>()
    let token: string
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        async fill(graph) {
          await shop().fill(graph)
          const scopes: Readonly<Record<string, readonly Scope[]>> = {
            web: ['read', 'track'],
            back: ['server'],
          }
          for (const [name, granted] of Object.entries(scopes)) {
            const request = { name, scopes: granted, origins: [], expiresAtMs: null }
            const made = await createKey(graph, request, NOW_MS, {})
            if ('key' in made) keys.set(name, made.key)
          }
          token = (await accessOf(graph).tokens.issue('ana', 3_600, NOW_MS)).token
        },
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
    })
    afterAll(() => server.close())

    async function asked(keyName: 'web' | 'back', query: string): Promise<Record<string, unknown>> {
      const own = keyName === 'web' ? { authorization: `Bearer ${token}` } : {}
      const headers = { 'x-api-key': keys.get(keyName) ?? '', ...own }
      const answer = await answerOf(await server.post(JSON.stringify({ query }), headers))
      expect(answer.errors).toEqual([])
      return answer.data ?? {}
    }

    async function withItem(
      id: string,
      keyName: 'web' | 'back' = 'back',
      args = '',
    ): Promise<Bought['edges']> {
      const { item } = await asked(keyName, `{ item(id: "${id}") { boughtTogether${args} { ${EDGES} } } }`)
      return (item as { boughtTogether: Bought }).boughtTogether.edges
    }

    async function withCart(itemIds: string, keyName: 'web' | 'back' = 'back', args = ''): Promise<string[]> {
      const query = `{ boughtTogether(itemIds: ${itemIds}${args}) { ${EDGES} } }`
      const { boughtTogether } = await asked(keyName, query)
      return (boughtTogether as Bought).edges.map(({ node }) => node.id)
    }

    it('have the lift of their orders, and say with which item', async () => {
      expect(await withItem('tea')).toEqual([
        {
          node: { id: 'mug' },
          // Six of all orders hold both, seven hold tea and six hold the mug.
          lift: expect.closeTo((6 * ORDERS) / (7 * 6), 9),
          orders: 6,
          reason: {
            kind: 'BOUGHT_TOGETHER',
            text: 'Often bought together with TEA',
            count: 6,
            isAtLeast: false,
            items: [{ id: 'tea' }],
          },
        },
      ])
      const [edge] = await withItem('mug', 'back', '(locale: "de-AT")')
      expect(edge).toMatchObject({ node: { id: 'tea' }, reason: { text: 'Oft zusammen gekauft mit MUG' } })
    })

    it('include what lies in one cart', async () => {
      expect(await withItem('sugar')).toMatchObject([{ node: { id: 'spoon' }, orders: 5 }])
    })

    it('do not include what was taken out of the cart again', async () => {
      expect(await withItem('bulb')).toEqual([])
    })

    it('are of five people at least, however often they order', async () => {
      expect(await withItem('lid')).toEqual([])
      expect(await withItem('jar')).toEqual([])
    })

    it('are of one order: what a person buys on another day does not count', async () => {
      expect(await withItem('ink')).toEqual([])
    })

    it('state a band of orders and a rounded lift to a browser key', async () => {
      const [bread] = await withItem('bread')
      expect(bread).toMatchObject({ orders: 30 })
      const [shown] = await withItem('bread', 'web')
      expect(shown).toMatchObject({ lift: 2, orders: 10, reason: { count: 10, isAtLeast: true } })
      const [few] = await withItem('tea', 'web')
      expect(few).toMatchObject({ lift: 10, orders: null, reason: { count: null, isAtLeast: false } })
    })

    it('are listed for a cart by the highest lift, without what is in it', async () => {
      expect(await withCart('["tea", "sugar", "nothing"]')).toEqual(['spoon', 'mug'])
      expect(await withCart('["tea", "sugar"]', 'back', ', first: 1')).toEqual(['spoon'])
      expect(await withCart('["tea", "mug"]')).toEqual([])
    })

    it('name the ids that no item has', async () => {
      const query = '{ boughtTogether(itemIds: ["nothing", "tea", "none"]) { unknownIds } }'
      expect(await asked('back', query)).toEqual({ boughtTogether: { unknownIds: ['nothing', 'none'] } })
    })

    it('leave out what the viewer dismissed, and what is not available', async () => {
      await asked('web', 'mutation { dismiss(itemId: "mug") { problems { code } } }')
      expect(await withCart('["tea", "sugar"]', 'web')).toEqual(['spoon'])
      expect(await withItem('tea', 'web')).toEqual([])
      expect(await withCart('["tea", "sugar"]')).toEqual(['spoon', 'mug'])
      const until = new Date(NOW_MS - DAY_MS).toISOString()
      await asked(
        'back',
        `mutation { upsertItems(items: [{ id: "spoon", availableUntil: "${until}" }]) { problems { code } } }`,
      )
      expect(await withCart('["tea", "sugar"]')).toEqual(['mug'])
    })

    it('lose the orders of a person who no longer consents to training, with the next one', async () => {
      await asked(
        'back',
        'mutation { setConsent(userId: "both-1", choices: [{ purpose: MODEL_TRAINING, isGranted: false }]) { problems { code } } }',
      )
      await trainAgain(server.graph)
      expect(await withItem('tea')).toMatchObject([{ orders: 5 }])
      await asked(
        'back',
        'mutation { setConsent(userId: "both-2", choices: [{ purpose: MODEL_TRAINING, isGranted: false }]) { problems { code } } }',
      )
      await trainAgain(server.graph)
      expect(await withItem('tea')).toEqual([])
    })
  })
})

async function trainAgain(graph: GraphStore): Promise<void> {
  const options = { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }
  await train(graph, { ...options, isForced: true })
}
