import { afterEach, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { EventKind, InteractionEvent } from '../../src/domain/event.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { directIntake } from '../../src/events/intake.ts'
import { limitDismissals, MAX_DISMISSALS } from '../../src/events/limited-intake.ts'
import { addDismissals, dismissedBy } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { TINY_NOW_MS, tinyWorld } from '../support/tiny-world.ts'

const LIST = `query ($first: Int!, $after: String) {
  recommendations(userId: "person-0", first: $first, after: $after, input: { itemKinds: ["song"] }) {
    nodes { id } pageInfo { endCursor hasNextPage }
  }
}`
const DISMISS = `mutation ($userId: ID!, $itemId: ID!) {
  dismiss(userId: $userId, itemId: $itemId) { watermark problems { code path } }
}`
const UNDO = `mutation ($userId: ID!, $itemId: ID!) {
  undoDismissal(userId: $userId, itemId: $itemId) { watermark user { id } item { id } problems { code path } }
}`
const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { results { eventId status problems { code path } } }
}`

/** More than the newest items that count as seen. */
const OTHERS = 6_000

function event(userId: string, itemId: string, kind: EventKind, atMs = TINY_NOW_MS): InteractionEvent {
  return { eventId: `${kind} ${itemId}`, userId, itemId, kind, atMs, value: null, count: 1 }
}

async function idsOf(server: Serving, first: number, after: string | null = null) {
  const { recommendations } = await server.data(LIST, { first, after })
  const { nodes, pageInfo } = recommendations as {
    nodes: { id: string }[]
    pageInfo: { endCursor: string | null }
  }
  return { ids: nodes.map(({ id }) => id), endCursor: pageInfo.endCursor }
}

/** A dump without the instants of the newest event, which an undone dismissal moved. */
function withoutClock(dump: readonly string[]): readonly string[] {
  return dump
    .filter((line) => !line.includes('Singleton clock'))
    .map((line) => (line.includes('"key":"User ') ? line.replace(/"lastAt":\d+/, '') : line))
}

async function dismissedOf(graph: GraphStore, userId: string): Promise<readonly string[]> {
  const [row] = await graph.run(dismissedBy, { ids: [userId] })
  return [...(row?.dismissedItemIds ?? [])].sort()
}

describe.each(ENGINES)('dismissals on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    afterEach(() => server.close())

    async function open(isLimited = false): Promise<Serving> {
      server = await serving({
        open: engine.open,
        fill: async (graph) => {
          await importDataSet(graph, memoryDataSet(tinyWorld()), { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
        },
        recommend: (graph, events) => asking(graph, { events }),
        settings: { requestDeadlineMs: 20_000 },
        ...(isLimited && {
          intake: async (graph) => {
            const direct = directIntake({
              graph,
              ratingScale: DEFAULT_RATING_SCALE,
              nowMs: () => TINY_NOW_MS,
            })
            return { intake: limitDismissals(direct, graph), close: async () => undefined }
          },
        }),
      })
      return server
    }

    it('persist, however many other items the user sees later', { timeout: 120_000 }, async () => {
      const { graph } = await open()
      const [listed] = (await idsOf(server, 20)).ids
      const hidden = [listed ?? '', 'song-0', 'song-6']
      await server.data(DISMISS, { userId: 'person-0', itemId: hidden[0] })
      await applyEvents(graph, [
        event('person-0', 'song-0', 'hide'),
        event('person-0', 'song-6', 'report'),
        event('person-0', 'song-6', 'purchase', TINY_NOW_MS + 1),
      ])
      const others = Array.from({ length: OTHERS }, (_, n) =>
        event('person-0', `other-${n}`, 'view', TINY_NOW_MS + 2 + n),
      )
      await applyEvents(graph, others)
      const { ids } = await idsOf(server, 20)
      // The user liked these before. They are no longer among the newest, so they may be listed again.
      expect(ids).toContain('song-12')
      expect(ids.filter((id) => hidden.includes(id))).toEqual([])
      expect(await dismissedOf(graph, 'person-0')).toEqual(hidden.sort())
    })

    it('apply to later pages of a list that was created earlier', async () => {
      await open()
      const all = (await idsOf(server, 20)).ids
      const first = await idsOf(server, 2)
      expect(first.ids).toEqual(all.slice(0, 2))
      await server.data(DISMISS, { userId: 'person-0', itemId: all[2] })
      const second = await idsOf(server, 2, first.endCursor)
      expect(second.ids).toEqual(all.slice(3, 5))
    })

    it('can be undone and repeated, and undoing one leaves no trace', async () => {
      const { graph } = await open()
      // The first list of a graph stores the key of the noise, so the dump comes after it.
      const all = (await idsOf(server, 20)).ids
      const before = await graphDump(graph)
      const [itemId = ''] = all
      const undo = async () => (await server.data(UNDO, { userId: 'person-0', itemId })).undoDismissal
      const done = {
        watermark: expect.any(String),
        problems: [],
        user: { id: 'person-0' },
        item: { id: itemId },
      }
      for (const _ of [1, 2]) {
        await server.data(DISMISS, { userId: 'person-0', itemId })
        expect((await idsOf(server, 20)).ids).not.toContain(itemId)
        expect(await undo()).toEqual(done)
        expect(await dismissedOf(graph, 'person-0')).toEqual([])
        expect((await idsOf(server, 20)).ids).toEqual(all)
        expect(withoutClock(await graphDump(graph))).toEqual(withoutClock(before))
      }
      // Undoing it again changes nothing.
      expect(await undo()).toEqual(done)
      expect(withoutClock(await graphDump(graph))).toEqual(withoutClock(before))
    })

    it('that are undone leave the other events of the item', async () => {
      const { graph } = await open()
      const like = event('person-0', 'song-1', 'like', TINY_NOW_MS - 7)
      const dismissals = [event('person-0', 'song-1', 'hide'), event('person-0', 'song-1', 'report')]
      await applyEvents(graph, [like])
      const before = await graphDump(graph)
      await applyEvents(graph, dismissals)
      await server.data(UNDO, { userId: 'person-0', itemId: 'song-1' })
      expect(withoutClock(await graphDump(graph))).toEqual(withoutClock(before))
    })

    it('above the limit of a user are rejected, and everything else is accepted', async () => {
      const { graph } = await open(true)
      const itemIds = Array.from({ length: MAX_DISMISSALS - 1 }, (_, n) => `gone-${n}`)
      await graph.run(addDismissals, { rows: [{ userId: 'person-0', itemIds }] })
      const dismiss = (userId: string, itemId: string) => server.data(DISMISS, { userId, itemId })
      const done = { dismiss: { watermark: expect.any(String), problems: [] } }
      expect(await dismiss('person-0', 'song-1')).toEqual(done)
      const problems = [{ code: 'LIMIT_EXCEEDED', path: ['userId'] }]
      expect(await dismiss('person-0', 'song-3')).toEqual({ dismiss: { watermark: null, problems } })
      expect(await dismiss('person-0', 'song-1')).toEqual(done)
      expect(await dismiss('person-2', 'song-3')).toEqual(done)
      const occurredAt = TINY_NOW_MS
      const events = [
        { eventId: 'a', userId: 'person-0', itemId: 'song-5', kind: 'HIDE', occurredAt },
        { eventId: 'b', userId: 'person-0', itemId: 'song-5', kind: 'LIKE', occurredAt },
        { eventId: 'c', userId: 'person-4', itemId: 'song-5', kind: 'HIDE', occurredAt },
      ]
      expect(await server.data(RECORD, { events })).toEqual({
        recordEvents: {
          results: [
            {
              eventId: 'a',
              status: 'REJECTED',
              problems: [{ code: 'LIMIT_EXCEEDED', path: ['events', '0'] }],
            },
            { eventId: 'b', status: 'ACCEPTED', problems: [] },
            { eventId: 'c', status: 'ACCEPTED', problems: [] },
          ],
        },
      })
      expect(await dismissedOf(graph, 'person-0')).toHaveLength(MAX_DISMISSALS)
    })
  })
})
