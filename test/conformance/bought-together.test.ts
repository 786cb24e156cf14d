import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/access/manage-keys.ts'
import type { Scope } from '../../src/access/principal.ts'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { accessOf, answerOf, type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { publishPlacement } from '../support/publish-placement.ts'
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
          const row = {
            placement: 'goes-with',
            first: 8,
            title: 'Goes with it',
            from: { kind: 'boughtTogether' },
            mayRepeat: false,
          } as const
          await publishPlacement(graph, 'goes-with', { fallback: [{ kind: 'popular' }] })
          await publishPlacement(graph, 'pairs', { least: 2, fallback: [{ kind: 'popular' }] })
          await publishPlacement(graph, 'home', { rows: [row, row] }, { surface: 'PAGE' })
          const pairs = { ...row, placement: 'pairs' }
          await publishPlacement(graph, 'short', { rows: [pairs] }, { surface: 'PAGE' })
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
        recommend: (graph, events, consents) => asking(graph, { events, consents }),
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

    interface Row {
      readonly title: string
      readonly results: {
        readonly pageInfo: { readonly hasNextPage: boolean }
        readonly edges: readonly {
          readonly node: { readonly id: string }
          readonly reasons: readonly { readonly kind: string; readonly text: string }[]
        }[]
      }
    }

    async function rowsOf(viewer: string, placement = 'home'): Promise<readonly Row[]> {
      const { page } = await asked(
        'back',
        `{ page(placement: "${placement}", ${viewer}) { rows { title results {
           pageInfo { hasNextPage } edges { node { id } reasons { kind text } } } } } }`,
      )
      return (page as { rows: readonly Row[] }).rows
    }

    const idsIn = (rows: readonly Row[]) =>
      rows.map(({ results }) => results.edges.map(({ node }) => node.id))

    async function act(userId: string, ...acts: readonly [kind: string, itemId: string, hoursAgo: number][]) {
      const events = acts.map(([kind, itemId, hoursAgo]) => {
        const occurredAt = new Date(NOW_MS - hoursAgo * 3_600_000).toISOString()
        return `{ kind: ${kind}, userId: "${userId}", itemId: "${itemId}", eventId: "${userId}-${kind}-${itemId}", occurredAt: "${occurredAt}" }`
      })
      const { recordEvents } = await asked(
        'back',
        `mutation { recordEvents(events: [${events.join(' ')}]) { accepted } }`,
      )
      expect(recordEvents).toEqual({ accepted: acts.length })
    }

    it('make a row of a page from what the viewer bought, once, with its reason', async () => {
      await act('cora', ['PURCHASE', 'tea', 2])
      const rows = await rowsOf('userId: "cora"')
      expect(idsIn(rows)).toEqual([['mug']])
      expect(rows[0]).toMatchObject({
        title: 'Goes with it',
        results: {
          pageInfo: { hasNextPage: false },
          edges: [{ reasons: [{ kind: 'BOUGHT_TOGETHER', text: 'Often bought together with TEA' }] }],
        },
      })
      // Two items are asked for, and no fallback makes them up.
      expect(await rowsOf('userId: "cora"', 'short')).toEqual([])
    })

    it('make it from the cart that the request names, by the highest lift, without what was bought', async () => {
      expect(idsIn(await rowsOf('userId: "cora", context: { cart: ["sugar"] }'))).toEqual([['spoon', 'mug']])
      expect(idsIn(await rowsOf('userId: "nora", context: { cart: ["sugar"] }'))).toEqual([['spoon']])
      expect(idsIn(await rowsOf('userId: "cora", context: { cart: ["mug"] }'))).toEqual([])
      const bought = `{ kind: PURCHASE, itemId: "tea", occurredAt: "${new Date(NOW_MS - 3_600_000).toISOString()}" }`
      expect(idsIn(await rowsOf(`session: { events: [${bought}] }`))).toEqual([['mug']])
    })

    it('make no row from what was only looked at, or taken out of the cart again', async () => {
      await act('dan', ['VIEW', 'tea', 2])
      await act('emil', ['CART', 'tea', 3], ['CART_REMOVED', 'tea', 2], ['VIEW', 'tea', 1])
      for (const userId of ['dan', 'emil', 'newcomer'])
        expect(await rowsOf(`userId: "${userId}"`)).toEqual([])
      await act('emil', ['PURCHASE', 'tea', 1])
      expect(idsIn(await rowsOf('userId: "emil"'))).toEqual([['mug']])
    })

    it('make no row for a viewer who dismissed it or denies personalization', async () => {
      await act('fay', ['PURCHASE', 'tea', 2])
      await asked('back', 'mutation { dismiss(userId: "fay", itemId: "mug") { problems { code } } }')
      expect(await rowsOf('userId: "fay"')).toEqual([])
      await act('gil', ['PURCHASE', 'tea', 2])
      expect(idsIn(await rowsOf('userId: "gil"'))).toEqual([['mug']])
      await asked(
        'back',
        'mutation { setConsent(userId: "gil", choices: [{ purpose: PERSONALIZATION, isGranted: false }]) { problems { code } } }',
      )
      expect(await rowsOf('userId: "gil"')).toEqual([])
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
