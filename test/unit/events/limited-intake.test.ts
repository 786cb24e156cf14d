import { beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../../src/domain/duration.ts'
import type { EventKind, InteractionEvent } from '../../../src/domain/event.ts'
import type { Intake, TakeOptions } from '../../../src/events/intake.ts'
import { limitUnknownItems, MAX_UNKNOWN_ITEMS } from '../../../src/events/limited-intake.ts'
import { addItems } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import { delegating, type GraphStore } from '../../../src/graph/graph-store.ts'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'
import { FollowedCatalog } from '../../../src/snapshot/live-catalog.ts'

const TODAY = { mayActAs: () => true, nowMs: 20_000 * DAY_MS }

/** The events that reached the journal. */
let kept: InteractionEvent[]
let graph: GraphStore
let intake: Intake
beforeEach(async () => {
  kept = []
  graph = await openEmbedded({ maxRelationships: 10 })
  await graph.run(addItems, { ids: ['tea', 'mug'] })
  intake = limitUnknownItems(journal(), graph, { latest: null })
  return () => graph.close()
})

/** An intake that keeps everything. */
function journal(): Intake {
  return {
    journalId: 'j',
    async take(events) {
      kept.push(...events)
      return { verdicts: events.map(() => 'accepted'), position: kept.length }
    },
    recorded: () => 0,
    applied: () => 0,
    seen: async () => true,
  }
}

const eventsOn = (itemIds: readonly string[], kind: EventKind = 'view', userId = 'ana'): InteractionEvent[] =>
  itemIds.map((itemId) => ({ eventId: itemId, userId, itemId, kind, atMs: 1, value: null, count: 1 }))

const madeUp = (count: number, prefix = 'x') => Array.from({ length: count }, (_, at) => `${prefix}${at}`)

/** How many of these events are kept. */
async function take(events: InteractionEvent[], options: TakeOptions = TODAY): Promise<number> {
  const before = kept.length
  await intake.take(events, options)
  return kept.length - before
}

describe('events of a browser on unknown items', () => {
  it('are refused above the limit, one by one, and before the journal', async () => {
    const taken = await intake.take(eventsOn([...madeUp(MAX_UNKNOWN_ITEMS + 1), 'tea']), TODAY)
    expect(taken).toMatchObject({
      verdicts: [...madeUp(MAX_UNKNOWN_ITEMS).map(() => 'accepted'), { code: 'LIMIT_EXCEEDED' }, 'accepted'],
    })
    expect(kept).toHaveLength(MAX_UNKNOWN_ITEMS + 1)
    expect(await intake.take(eventsOn(['other']), TODAY)).toMatchObject({
      problem: { code: 'LIMIT_EXCEEDED' },
    })
  })

  it('count once for an item, and never for known items', async () => {
    for (let turn = 0; turn < 3; turn++) expect(await take(eventsOn(madeUp(60)))).toBe(60)
    for (let turn = 0; turn < 60; turn++) expect(await take(eventsOn(['tea', 'mug']))).toBe(2)
    expect(await take(eventsOn(madeUp(60, 'y')))).toBe(40)
  })

  it('are accepted again the next day, and of other users', async () => {
    await take(eventsOn(madeUp(200)))
    expect(await take(eventsOn(['y'], 'view', 'bo'))).toBe(1)
    expect(await take(eventsOn(['y']), { ...TODAY, nowMs: TODAY.nowMs + DAY_MS - 1 })).toBe(0)
    expect(await take(eventsOn(['y']), { ...TODAY, nowMs: TODAY.nowMs + DAY_MS })).toBe(1)
  })

  it('have no limit if they make no item, or are of a server', async () => {
    expect(await take(eventsOn(madeUp(300), 'impression'))).toBe(300)
    expect(await take(eventsOn(madeUp(300)), { ...TODAY, mayActAs: null })).toBe(300)
  })

  it('are distinguished from known ones by the catalog in memory while the graph is unavailable', async () => {
    const catalog = new FollowedCatalog(graph)
    expect(await catalog.current()).toBeInstanceOf(CatalogSnapshot)
    const run: GraphStore['run'] = async () => {
      throw new GraphError('unavailable', 'the server does not answer')
    }
    intake = limitUnknownItems(journal(), { ...delegating(graph), run }, catalog)
    expect(await take(eventsOn([...madeUp(200), 'tea', 'mug']))).toBe(MAX_UNKNOWN_ITEMS + 2)
    catalog.close()
  })
})
