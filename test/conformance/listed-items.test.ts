import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS } from '../support/world.ts'
import { fillCircles } from './fixture/circles.ts'

const LIST = `query ($userId: ID!, $input: RecommendationInput) {
  recommendations(userId: $userId, first: 50, input: $input) { nodes { id } }
}`

const UPSERT = 'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { code } } }'

/** More tags than an item lists. `loud` is the weakest of them. */
const MANY_TAGS = Array.from({ length: 30 }, (_, place) => ({
  tagId: place === 29 ? 'loud' : `mood-${place}`,
  weight: 30 - place,
}))

describe.each(ENGINES)('listed items on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        recommend: (graph, events) => asking(graph, { events }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
      await upsert(
        { id: 'many', title: 'Of many tags', kind: 'song', tags: MANY_TAGS },
        { id: 'few', title: 'Of few tags', kind: 'song', tags: [{ tagId: 'mood-0' }] },
        { id: 'none', title: 'Of no tags', kind: 'song' },
      )
    })
    afterAll(() => server.close())

    async function upsert(...items: readonly object[]): Promise<void> {
      expect(await server.data(UPSERT, { items })).toEqual({ upsertItems: { problems: [] } })
    }

    async function recommended(input: object): Promise<readonly string[]> {
      const { recommendations } = await server.data(LIST, { userId: 'eve', input })
      return idsOf(recommendations).toSorted()
    }

    const filters = (when: string) => {
      const kinds = { itemKinds: ['song'] }

      it(`leave out an item whose weakest tag is avoided ${when}`, async () => {
        expect(await recommended(kinds)).toEqual(['few', 'many', 'none'])
        expect(await recommended({ ...kinds, avoidedTagIds: ['loud'] })).toEqual(['few', 'none'])
      })

      it(`keep an item whose weakest tag is required ${when}`, async () => {
        expect(await recommended({ ...kinds, requiredTagIds: ['loud'] })).toEqual(['many'])
        expect(await recommended({ ...kinds, requiredTagIds: ['mood-0', 'loud'] })).toEqual(['many'])
        expect(await recommended({ ...kinds, requiredTagIds: ['mood-0', 'jazz'] })).toEqual([])
      })

      it(`leave out an item whose weakest tag has the interest factor 0 ${when}`, async () => {
        const adjust = `mutation ($factor: Float!) {
          adjustInterest(userId: "eve", tagId: "loud", factor: $factor) { problems { code } } }`
        await server.data(adjust, { factor: 0 })
        expect(await recommended(kinds)).toEqual(['few', 'none'])
        await server.data(adjust, { factor: 1 })
        expect(await recommended(kinds)).toEqual(['few', 'many', 'none'])
      })
    }

    filters('once they are written')

    it('do not include items that are not available, in any list of the catalog', async () => {
      const text = `{
        items(first: 100) { nodes { id } }
        item(id: "r1") { similarItems(first: 100) { nodes { id } } }
        tag(id: "rock") { items(first: 100) { nodes { id } } } }`
      const listsOf = async () => {
        const { items, item, tag } = await server.data(text)
        return [
          idsOf(items),
          idsOf((item as { similarItems: unknown }).similarItems),
          idsOf((tag as { items: unknown }).items),
        ]
      }
      for (const list of await listsOf()) expect(list).toEqual(expect.arrayContaining(['r2', 'r3', 'r4']))
      await upsert(
        { id: 'r2', availableUntil: '2025-05-01T00:00:00Z' },
        { id: 'r3', availableFrom: '2025-07-01T00:00:00Z' },
        { id: 'r4', availableFrom: '2025-05-01T00:00:00Z', availableUntil: '2025-07-01T00:00:00Z' },
      )
      for (const list of await listsOf()) {
        expect(list).toContain('r4')
        expect(list).not.toContain('r2')
        expect(list).not.toContain('r3')
      }
      const { item } = await server.data('{ item(id: "r2") { id } }')
      expect(item).toEqual({ id: 'r2' })
    })

    describe('after a training', () => {
      beforeAll(() =>
        train(server.graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }),
      )
      filters('after a training')

      it('are those that lack tags, a picture or users, with counts, and again when they have them', async () => {
        const lacking = async (part: string) => {
          const { items } = await server.data(
            `query ($lacking: ItemPart!) { items(lacking: $lacking, first: 100, includeUnavailable: true) {
              nodes { id } totalCount facets(by: [{ field: KIND }]) { values { value count } } } }`,
            { lacking: part },
          )
          const { totalCount, facets } = items as {
            totalCount: number
            facets: { values: { count: number }[] }[]
          }
          expect(totalCount).toBe(idsOf(items).length)
          expect(facets[0]?.values.reduce((sum, { count }) => sum + count, 0)).toBe(totalCount)
          return idsOf(items)
        }
        const used = ['r1', 'few', 'none']
        const among = async (part: string) =>
          (await lacking(part)).filter((id) => used.includes(id)).toSorted()
        expect(await among('TAGS')).toEqual(['none'])
        expect(await among('IMAGE')).toEqual(['few', 'none', 'r1'])
        expect(await among('USERS')).toEqual(['few', 'none'])
        await upsert({ id: 'none', imageUrl: 'https://shop.example/none.jpg', tags: [{ tagId: 'mood-0' }] })
        expect(await among('TAGS')).toEqual([])
        expect(await among('IMAGE')).toEqual(['few', 'r1'])
        await upsert({ id: 'few', tags: [] })
        expect(await among('TAGS')).toEqual(['few'])
      })
    })
  })
})

function idsOf(list: unknown): readonly string[] {
  return (list as { nodes: readonly { id: string }[] }).nodes.map(({ id }) => id)
}
