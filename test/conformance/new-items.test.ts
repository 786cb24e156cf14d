import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chart, sharedTags } from '../../src/graph/__generated__/queries.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillCircles } from './fixture/circles.ts'

const LIST = `query ($userId: ID!, $input: RecommendationInput) {
  recommendations(userId: $userId, first: 30, input: $input) {
    fallbackSteps edges { node { id } contributions { source } }
  }
}`

interface List {
  readonly fallbackSteps: readonly string[]
  readonly edges: readonly {
    readonly node: { readonly id: string }
    readonly contributions: readonly { readonly source: string }[]
  }[]
}

describe.each(ENGINES)('new items on $name', (engine) => {
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
    })
    afterAll(() => server.close())

    async function upsert(...items: readonly object[]): Promise<void> {
      const text = 'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { code } } }'
      expect(await server.data(text, { items })).toEqual({ upsertItems: { problems: [] } })
    }

    /** Sources that propose an item in a user's list; null if the item is not in it. */
    async function sourcesOf(itemId: string, userId: string, input: object = {}) {
      const { edges } = (await server.data(LIST, { userId, input })).recommendations as List
      const edge = edges.find(({ node }) => node.id === itemId)
      return edge ? edge.contributions.map(({ source }) => source).sort() : null
    }

    async function version(): Promise<string> {
      return (await readGraphState(server.graph)).modelVersion ?? ''
    }

    async function topsOf(tagId: string) {
      const rows = await server.graph.run(sharedTags, {
        version: await version(),
        fromIds: [tagId],
        depth: 1_000,
      })
      return new Map(rows.map(({ itemId, score }) => [itemId, score]))
    }

    async function newest(chartId: string) {
      const rows = await server.graph.run(chart, {
        version: await version(),
        chartId,
        depth: 1_000,
      })
      return new Map(rows.map(({ itemId, score }) => [itemId, score]))
    }

    it('are proposed at once without a training: as fresh items, and by tag to users who like it', async () => {
      await upsert({
        id: 'brand-new',
        title: 'Brand new',
        createdAt: '2025-06-01T00:00:00Z',
        tags: [{ tagId: 'rock' }],
      })
      expect(await sourcesOf('brand-new', 'rfan1')).toEqual(['FRESH', 'LATENT', 'SHARED_TAGS'])
      expect(await sourcesOf('brand-new', 'eve')).toEqual(['FRESH'])
    })

    it('complete lists with too few candidates, although no source knows them', async () => {
      await upsert({ id: 'plain', title: 'Plain', createdAt: '2030-01-01T00:00:00Z' })
      expect(await sourcesOf('plain', 'eve')).toEqual([])
    })

    it('are in lists that require their tag', async () => {
      await upsert({
        id: 'undated',
        title: 'Undated',
        tags: [{ tagId: 'rock', weight: 2 }, { tagId: 'odd' }],
      })
      expect(await sourcesOf('undated', 'eve', { requiredTagIds: ['rock'] })).not.toBeNull()
      expect(await sourcesOf('undated', 'eve', { requiredTagIds: ['odd'] })).not.toBeNull()
    })

    it('without a date count as new, and items with a future date do not yet', async () => {
      await upsert({ id: 'later', title: 'Later', createdAt: '2025-06-02T00:00:00Z' })
      const charted = await newest('fresh')
      // The newest event is a day old, and ages count back from it.
      expect(charted.get('brand-new')).toBeCloseTo(31 / 30, 9)
      expect(charted.get('undated')).toBeCloseTo(31 / 30, 9)
      expect(charted.has('later')).toBe(false)
    })

    it('of a new kind are in lists of that kind, with and without a date', async () => {
      await upsert(
        { id: 'odd-one', title: 'Odd one', kind: 'odd' },
        { id: 'old-one', title: 'Old one', kind: 'odd', createdAt: '1999-01-01T00:00:00Z' },
      )
      for (const id of ['odd-one', 'old-one']) {
        expect(await sourcesOf(id, 'eve', { itemKinds: ['odd'] })).not.toBeNull()
      }
    })

    it('keep their date when they are updated', async () => {
      await upsert({ id: 'old-one', title: 'Old one, described again' })
      const { item } = await server.data('{ item(id: "old-one") { createdAt } }')
      expect(item).toEqual({ createdAt: '1999-01-01T00:00:00.000Z' })
    })

    it('rank below items of the same tag that have engagements', async () => {
      const tops = await topsOf('rock')
      const scores = ['r1', 'r2', 'r3'].map((id) => tops.get(id) ?? 0)
      expect(tops.get('brand-new')).toBeGreaterThan(0)
      expect(tops.get('brand-new')).toBeLessThan(Math.min(...scores))
    })

    it('leave the items of a tag once the tag is removed from them', async () => {
      expect((await topsOf('odd')).has('undated')).toBe(true)
      await upsert({ id: 'undated', tags: [{ tagId: 'rock' }] })
      expect((await topsOf('odd')).size).toBe(0)
      expect((await topsOf('rock')).has('undated')).toBe(true)
    })

    it('are listed once, however often they are upserted', async () => {
      const before = await topsOf('rock')
      for (const weight of [1, 3, 3]) {
        await upsert({ id: 'undated', title: `Undated ${weight}`, tags: [{ tagId: 'rock', weight }] })
      }
      const rows = await server.graph.run(sharedTags, {
        version: await version(),
        fromIds: ['rock'],
        depth: 1_000,
      })
      expect(rows.map(({ itemId }) => itemId).sort()).toEqual([...before.keys()].sort())
    })
  })
})
