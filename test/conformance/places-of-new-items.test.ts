import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { always, publishPlacement } from '../support/publish-placement.ts'
import { world } from '../support/world.ts'

const LIST = `query ($userId: ID!, $first: Int, $after: String, $input: RecommendationInput) {
  recommendations(userId: $userId, first: $first, after: $after, input: $input) {
    pageInfo { endCursor }
    edges { rank propensity node { id } reasons { kind } }
  }
}`

interface Edge {
  readonly rank: number
  readonly propensity: number | null
  readonly node: { readonly id: string }
  readonly reasons: readonly { readonly kind: string }[]
}

interface List {
  readonly pageInfo: { readonly endCursor: string }
  readonly edges: readonly Edge[]
}

const FANS_OF_JAZZ = Array.from({ length: 49 }, (_, at) => `fan-${at}`)

/** Ana likes rock. The catalog has no dates, as imports of old catalogs often have none. */
function shop() {
  const town = world()
  const ids = Array.from({ length: 40 }, (_, at) => `old-${at}`)
  for (const [at, id] of ids.entries()) town.item(id, { tags: [at % 2 === 0 ? 'rock' : 'jazz'] })
  town.user('ana').listens('old-0', 'old-2', 'old-4')
  town.user('jo').listens('old-1', 'old-3', 'old-5')
  for (const id of ['bo', 'cy', 'di', 'ed']) town.user(id).listens(...ids)
  for (const id of FANS_OF_JAZZ) town.user(id).listens('old-1', 'old-3', 'old-5')
  return town.user('newcomer')
}

describe.each(ENGINES)('places of new items on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: (graph) => shop().fill(graph),
        // A cached page may be a minute old.
        recommend: (graph, events) => asking(graph, { events, cache: null }),
        settings: { requestDeadlineMs: 20_000 },
      })
    })
    afterAll(() => server.close())

    async function edgesOf(userId: string, args: object = {}): Promise<readonly Edge[]> {
      const { recommendations } = await server.data(LIST, { userId, first: 20, ...args })
      return (recommendations as List).edges
    }

    async function placesOf(itemId: string, userId: string, args: object = {}) {
      return (await edgesOf(userId, args)).filter(({ node }) => node.id === itemId).map(({ rank }) => rank)
    }

    async function upsert(...items: readonly object[]): Promise<void> {
      const text = 'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { code } } }'
      expect(await server.data(text, { items })).toEqual({ upsertItems: { problems: [] } })
    }

    it('are none while no item has a date', async () => {
      expect((await edgesOf('ana')).map(({ propensity }) => propensity)).toEqual(new Array(20).fill(null))
    })

    it('go to an item that was just upserted without a date, with the reason and the probability', async () => {
      await upsert({ id: 'brand-new', title: 'Brand new', tags: [{ tagId: 'rock' }] })
      const edge = (await edgesOf('ana')).find(({ node }) => node.id === 'brand-new')
      expect(edge?.rank).toBeLessThanOrEqual(10)
      expect(edge?.reasons[0]?.kind).toBe('NEW_ITEM')
      if (edge?.rank === 10) expect(edge.propensity).toBeCloseTo(1, 6)
    })

    it('are steered as all others', async () => {
      const where = { tag: { anyOf: ['rock'] } }
      await publishPlacement(server.graph, 'rock', {
        temperature: 1,
        rules: [always('more rock', { kind: 'boost', where, odds: 4 })],
      })
      const text = `{ recommendations(userId: "ana", first: 20, placement: "rock") {
        edges { propensity contributions { logit } steering { rule logit } } } }`
      const { edges } = (await server.data(text)).recommendations as {
        edges: { propensity: number | null; contributions: object[]; steering: object[] }[]
      }
      const drawn = edges.filter((edge) => edge.propensity !== null && edge.contributions.length > 0)
      expect(drawn.length).toBeGreaterThan(0)
      for (const { steering } of drawn)
        expect(steering).toEqual([{ rule: 'more rock', logit: expect.closeTo(Math.log(4), 9) }])
    })

    it('go to no viewer whose tags do not match, and to none without interests', async () => {
      await upsert({ id: 'for-rock', title: 'For rock', tags: [{ tagId: 'rock' }] })
      const drawn = async (userId: string) =>
        (await edgesOf(userId)).filter(({ propensity }) => propensity !== null)
      expect(await drawn('newcomer')).toEqual([])
      expect(await drawn('jo')).toEqual([])
    })

    it('are the same in a list that is asked for twice, and on later pages', async () => {
      const all = (await edgesOf('ana')).map(({ node }) => node.id)
      expect((await edgesOf('ana')).map(({ node }) => node.id)).toEqual(all)
      const { pageInfo } = (await server.data(LIST, { userId: 'ana', first: 5 })).recommendations as List
      const later = await edgesOf('ana', { first: 15, after: pageInfo.endCursor })
      expect(later.map(({ node }) => node.id)).toEqual(all.slice(5))
    })

    it('are none if the request says so, or names candidates', async () => {
      const drawn = async (input: object) =>
        (await edgesOf('ana', { input })).filter(({ propensity }) => propensity !== null)
      expect(await drawn({ newItems: false })).toEqual([])
      expect(await drawn({ candidateIds: ['brand-new', 'old-6', 'old-8'] })).toEqual([])
    })

    it('respect filters, exclusions, dismissals and limits of tags', async () => {
      const rock = { requiredTagIds: ['jazz'] }
      expect(await placesOf('brand-new', 'ana', { input: rock })).toEqual([])
      expect(await placesOf('brand-new', 'ana', { input: { excludedItemIds: ['brand-new'] } })).toEqual([])
      const few = await edgesOf('ana', { first: 40, input: { maxPerTag: 6 } })
      expect(few.filter(({ node }) => /rock|brand/.test(node.id)).length).toBeLessThanOrEqual(6)
    })

    it('go to no item of more than 14 days, and to none that is not yet available', async () => {
      const tags = [{ tagId: 'rock' }]
      await upsert(
        { id: 'aged', title: 'Aged', tags, createdAt: '2020-01-01T00:00:00Z' },
        { id: 'closed', title: 'Closed', tags, availableFrom: '2100-01-01T00:00:00Z' },
      )
      const drawn = (await edgesOf('ana', { first: 40 })).filter(({ propensity }) => propensity !== null)
      expect(drawn.map(({ node }) => node.id)).not.toContain('aged')
      expect(drawn.map(({ node }) => node.id)).not.toContain('closed')
    })

    it('end for an item once it was shown to 50 people in an hour, however often each of them asks', async () => {
      await upsert({ id: 'loud', title: 'Loud', tags: [{ tagId: 'jazz' }] })
      const drawnFor = async (userId: string) => {
        const edges = await edgesOf(userId)
        return edges.filter(({ propensity, node }) => propensity !== null && node.id === 'loud').length
      }
      for (let count = 0; count < 50; count++) expect(await drawnFor('jo')).toBe(1)
      for (const userId of FANS_OF_JAZZ) expect(await drawnFor(userId)).toBe(1)
      expect(await drawnFor('jo')).toBe(0)
    })
  })
})
