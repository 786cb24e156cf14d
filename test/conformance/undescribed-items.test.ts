import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chartStandings } from '../../src/graph/__generated__/queries.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import { TrendSums } from '../../src/training/incremental/trend-sums.ts'
import { updateCharts } from '../../src/training/incremental/update-charts.ts'
import { train } from '../../src/training/train.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'
import { fillCircles } from './fixture/circles.ts'

const FANS = ['rfan1', 'rfan2', 'rfan3', 'rfan4']

const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }'

const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 30) { edges { node { id } reasons { items { id } } } }
}`

interface List {
  readonly edges: readonly {
    readonly node: { readonly id: string }
    readonly reasons: readonly { readonly items: readonly { readonly id: string }[] }[]
  }[]
}

describe.each(ENGINES)('items known only from events on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeEach(async () => {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        recommend: (graph, events) => asking(graph, { events }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
      await like('typo', FANS)
      const text = 'mutation { dismiss(userId: "jfan1", itemId: "dismissed-typo") { problems { code } } }'
      expect(await server.data(text)).toEqual({ dismiss: { problems: [] } })
    })
    afterEach(() => server.close())

    async function like(itemId: string, userIds: readonly string[]): Promise<void> {
      const events = userIds.map((userId) => ({
        eventId: `${userId}-${itemId}`,
        userId,
        itemId,
        kind: 'LIKE',
        occurredAt: NOW_MS - 3_600_000,
      }))
      expect(await server.data(RECORD, { events })).toEqual({ recordEvents: { accepted: events.length } })
    }

    const retrain = () =>
      train(server.graph, { nowMs: NOW_MS + 1, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })

    /** Ids of all items that the lists and their reasons show to any user. */
    async function shown(): Promise<ReadonlySet<string>> {
      const ids = new Set<string>()
      for (const userId of ['eve', 'rfan1', 'rfan5', 'jfan2']) {
        const { edges } = (await server.data(LIST, { userId })).recommendations as List
        for (const { node, reasons } of edges) {
          for (const { id } of [node, ...reasons.flatMap(({ items }) => items)]) ids.add(id)
        }
      }
      const { items, item } = (await server.data(
        '{ items(first: 100) { nodes { id } } item(id: "r1") { similarItems(first: 100) { nodes { id } } } }',
      )) as Record<'items' | 'item', { nodes: { id: string }[]; similarItems: { nodes: { id: string }[] } }>
      for (const { id } of [...items.nodes, ...item.similarItems.nodes]) ids.add(id)
      return ids
    }

    async function charted(id: string): Promise<readonly string[]> {
      const { modelVersion } = await readGraphState(server.graph)
      const rows = await server.graph.run(chartStandings, { chartIds: [id], version: modelVersion ?? '' })
      return rows.map(({ itemId }) => itemId)
    }

    it('are in no list before and after a training, but in the history of their users', async () => {
      for (const isTrained of [false, true]) {
        if (isTrained) await retrain()
        const ids = await shown()
        expect(ids.has('r1')).toBe(true)
        expect([ids.has('typo'), ids.has('dismissed-typo')]).toEqual([false, false])
      }
      const { user } = await server.data('{ user(id: "rfan1") { history(first: 1) { nodes { id } } } }')
      expect(user).toEqual({ history: { nodes: [{ id: 'typo' }] } })
    })

    it('are in no chart, neither after a training nor between two', async () => {
      const people = { users: 50, usersViaRecommendations: 0 }
      await updateCharts(
        server.graph,
        {
          newcomers: ['typo', 'r1'].map((itemId) => ({ itemId, all: people, recent: people })),
          countedVersion: '',
          isInItems: false,
        },
        new TrendSums(),
        NOW_MS,
      )
      expect((await charted('popular'))[0]).toBe('r1')
      expect(await charted('popular')).not.toContain('typo')
      await retrain()
      for (const id of ['popular', 'trending']) expect(await charted(id)).not.toContain('typo')
    })

    it('are listed once an upsert describes them, whatever its fields', async () => {
      const text =
        'mutation { upsertItems(items: [{ id: "typo" }]) { items { id title } problems { code } } }'
      const described = { upsertItems: { items: [{ id: 'typo', title: 'typo' }], problems: [] } }
      expect(await server.data(text)).toEqual(described)
      expect(await server.data(text)).toEqual(described)
      await retrain()
      const ids = await shown()
      expect([ids.has('typo'), ids.has('dismissed-typo')]).toEqual([true, false])
    })

    it('are listed once an import contains them, as an item or in an interaction', async () => {
      await world().item('typo').fill(server.graph, { isTrained: false })
      await world().user('jfan1').likes('dismissed-typo').fill(server.graph)
      const ids = await shown()
      expect([ids.has('typo'), ids.has('dismissed-typo')]).toEqual([true, true])
    })

    it('do not expose this state as a free property', async () => {
      const { item } = await server.data('{ item(id: "typo") { title properties { name } } }')
      expect(item).toEqual({ title: 'typo', properties: [] })
    })
  })
})
