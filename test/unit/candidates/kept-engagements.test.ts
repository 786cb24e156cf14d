import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeptEngagements, type WeightedPerson } from '../../../src/candidates/kept-engagements.ts'
import type { InteractionEvent } from '../../../src/domain/event.ts'
import {
  deleteItems,
  engagementsOfPeople,
  engagementsOf as recentsOf,
  social,
} from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { applyEvents } from '../../../src/ingest/apply-events.ts'
import { NOW_MS, world } from '../../support/world.ts'

let graph: GraphStore
let readIds: string[][]
let counted: GraphStore

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
  readIds = []
  counted = Object.assign(Object.create(graph) as GraphStore, {
    run: ((query, params, options) => {
      if (query.name === engagementsOfPeople.name) {
        readIds.push([...(params as { personIds: readonly string[] }).personIds].sort())
      }
      return graph.run(query, params, options)
    }) as GraphStore['run'],
  })
  await world()
    .user('bo')
    .likes('tea', 'rum')
    .user('cy')
    .likes('tea')
    .user('di')
    .user('ana')
    .follows('bo', 'cy', 'di')
    .fill(graph, { isTrained: false })
})
afterEach(() => graph.close())

/** Whom ana follows, with the stamps that the graph has of them now. */
function followed(): Promise<readonly WeightedPerson[]> {
  return graph.run(social, { viewerId: 'ana', hiddenPeople: new Set<string>(), personLimit: 9 })
}

async function itemsBy(kept: KeptEngagements, version: string | null = null) {
  const people = await followed()
  const engagements = await kept.of(people, version, {})
  return Object.fromEntries(
    people.map(({ personId }, at) => [personId, [...(engagements[at]?.itemIds ?? [])].sort()]),
  )
}

const event = (userId: string, itemId: string, atMs = NOW_MS): InteractionEvent => ({
  eventId: `${userId} ${itemId} ${atMs}`,
  userId,
  itemId,
  kind: 'like',
  atMs,
  value: null,
  count: 1,
})

describe('kept engagements', () => {
  it('are read once a person, also where there are none', async () => {
    const kept = new KeptEngagements(counted)
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    expect(readIds).toEqual([['bo', 'cy', 'di']])
  })

  it('are as new as the last event: of whom something has changed is read again, and nobody else', async () => {
    const kept = new KeptEngagements(counted)
    await itemsBy(kept)
    await applyEvents(graph, [event('di', 'gin'), event('cy', 'tea', NOW_MS + 5_000)])
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: ['gin'] })
    const [, cy] = await kept.of(
      (await followed()).toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
      null,
      {},
    )
    expect([...(cy?.lastAts ?? [])]).toEqual([NOW_MS + 5_000])
    expect(readIds).toEqual([
      ['bo', 'cy', 'di'],
      ['cy', 'di'],
    ])
  })

  it('are read again for the next version: how popular items are has changed', async () => {
    const kept = new KeptEngagements(counted)
    await itemsBy(kept, 'v1')
    await itemsBy(kept, 'v2')
    expect(readIds).toHaveLength(2)
  })

  it('are doubted where they are not what their stamp says, and read again a second later', async () => {
    const kept = new KeptEngagements(counted)
    await graph.run(deleteItems, { ids: ['rum'] })
    expect(await itemsBy(kept)).toEqual({ bo: ['tea'], cy: ['tea'], di: [] })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await itemsBy(kept)
    expect(readIds).toEqual([['bo', 'cy', 'di'], ['bo']])
  })

  it('have the stamp that was read with them, not the older one that was asked with', async () => {
    const kept = new KeptEngagements(counted)
    const before = await followed()
    await applyEvents(graph, [event('di', 'gin')])
    await kept.of(before, null, {})
    expect(await itemsBy(kept)).toMatchObject({ di: ['gin'] })
    expect(readIds).toHaveLength(1)
  })

  it('are forgotten where there are too many, and read again', async () => {
    // Each of the three takes four and her items: room for two of them.
    const kept = new KeptEngagements(counted, 11)
    await itemsBy(kept)
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    expect(readIds.length).toBeGreaterThan(1)
  })

  it('discount an item by the people who engaged with it', async () => {
    const people = (await followed()).filter(({ personId }) => personId === 'cy')
    const [cy] = await new KeptEngagements(graph).of(people, null, {})
    // Never trained: nobody has counted yet, and one is the least.
    expect([...(cy?.discounts(0.5) ?? [])]).toEqual([1])
  })

  it('are the same that the writer of events reads', async () => {
    await applyEvents(graph, [event('cy', 'gin'), event('cy', 'ale')])
    const rows = await graph.run(recentsOf, { ids: ['cy'] })
    expect(rows.map(({ itemId }) => itemId).sort()).toEqual((await itemsBy(new KeptEngagements(graph))).cy)
  })
})
