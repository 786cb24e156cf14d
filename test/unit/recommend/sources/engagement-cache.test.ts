import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteItems } from '../../../../src/catalog/upsert.ts'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import {
  beginModel,
  engagementsOfPeople,
  markActive,
  engagementsOf as recentsOf,
  serveModel,
  social,
  writeItemDegrees,
} from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import type { WeightedPerson } from '../../../../src/recommend/sources/engagement-cache.ts'
import {
  ENGAGEMENT_BYTES,
  EngagementCache,
  PERSON_BYTES,
} from '../../../../src/recommend/sources/engagement-cache.ts'
import { itemOf } from '../../../../src/recommend/sources/weighted-walk.ts'
import { NOW_MS, world } from '../../../support/world.ts'

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

/** The users that ana follows, with their current etags. */
function followed(): Promise<readonly WeightedPerson[]> {
  return graph.run(social, { viewerId: 'ana', hiddenPeople: new Set<string>(), personLimit: 9 })
}

/** Makes a version without edges the serving one. */
async function serve(version: string): Promise<void> {
  await graph.run(beginModel, { version, trainedAt: NOW_MS, settings: '{}', terms: '{}' })
  const size = { users: 0, people: 0, items: 0, tags: 0, interactions: 0, edges: 0 }
  const scale = { usualMost: 0, recentShare: 0, trendMost: 0, clockMs: NOW_MS, freshMost: 0 }
  await graph.run(serveModel, { version, since: NOW_MS, ...size, ...scale })
}

async function itemsBy(kept: EngagementCache, version: string | null = null) {
  const people = await followed()
  const engagements = await kept.load(people, version, {})
  return Object.fromEntries(
    people.map(({ personId }, at) => [personId, [...(engagements[at]?.items ?? [])].map(itemOf).sort()]),
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

describe('EngagementCache', () => {
  it('reads each person once, also one without engagements', async () => {
    const kept = new EngagementCache(counted)
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    expect(readIds).toEqual([['bo', 'cy', 'di']])
  })

  it('reads only the people with new events again', async () => {
    const kept = new EngagementCache(counted)
    await itemsBy(kept)
    await applyEvents(graph, [event('di', 'gin'), event('cy', 'tea', NOW_MS + 5_000)])
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: ['gin'] })
    const [, cy] = await kept.load(
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

  it('reads again for the next version, which changes popularity', async () => {
    const kept = new EngagementCache(graph)
    const people = (await followed()).filter(({ personId }) => personId === 'cy')
    await kept.load(people, 'v1', {})
    await graph.run(writeItemDegrees, {
      version: 'v',
      share: 1,
      rows: [{ id: 'tea', degree: 4, popularity: 1 }],
    })
    const [before] = await kept.load(people, 'v1', {})
    const [after] = await kept.load(people, 'v2', {})
    expect([...(before?.discounts(1) ?? [])]).toEqual([1])
    expect([...(after?.discounts(1) ?? [])]).toEqual([0.25])
  })

  it('reads again after one of the items was deleted', async () => {
    const kept = new EngagementCache(counted)
    await itemsBy(kept)
    await deleteItems(graph, ['rum'], {})
    expect(await itemsBy(kept)).toEqual({ bo: ['tea'], cy: ['tea'], di: [] })
    await itemsBy(kept)
    expect(readIds).toEqual([['bo', 'cy', 'di'], ['bo']])
  })

  it('does not cache engagements that do not match their etag', async () => {
    const kept = new EngagementCache(counted)
    await graph.run(markActive, {
      rows: [
        { userId: 'bo', lastAt: NOW_MS, ownLastAt: null, recentCount: 1, recentStamp: 'of something else' },
      ],
    })
    await itemsBy(kept)
    await itemsBy(kept)
    expect(readIds).toEqual([['bo', 'cy', 'di'], ['bo']])
  })

  it('returns the engagements of each of many people', async () => {
    const crowd = world()
    for (let n = 0; n < 25; n++) crowd.user(`guest${n}`).likes(`dish${n}`)
    await crowd
      .user('ana')
      .follows(...Array.from({ length: 25 }, (_, n) => `guest${n}`))
      .fill(graph, { isTrained: false })
    const people = await graph.run(social, {
      viewerId: 'ana',
      hiddenPeople: new Set<string>(),
      personLimit: 50,
    })
    const engagements = await new EngagementCache(counted).load(people, null, {})
    const guests = people.flatMap(({ personId }, at) =>
      personId.startsWith('guest')
        ? [[personId.slice(5), itemOf(engagements[at]?.items[0] ?? -1).slice(4)]]
        : [],
    )
    expect(guests).toHaveLength(25)
    for (const [guest, dish] of guests) expect(dish).toBe(guest)
  })

  it('stores the etag that was read with the engagements', async () => {
    const kept = new EngagementCache(counted)
    const before = await followed()
    await applyEvents(graph, [event('di', 'gin')])
    await kept.load(before, null, {})
    expect(await itemsBy(kept)).toMatchObject({ di: ['gin'] })
    expect(readIds).toHaveLength(1)
  })

  it('evicts the least recently used people', async () => {
    // Room for two of the three.
    const kept = new EngagementCache(counted, 2 * PERSON_BYTES + 4 * ENGAGEMENT_BYTES)
    await itemsBy(kept)
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    expect(readIds.length).toBeGreaterThan(1)
  })

  it('reads forgotten people again', async () => {
    const kept = new EngagementCache(counted)
    await itemsBy(kept)
    kept.forget(['bo', 'stranger'])
    await itemsBy(kept)
    expect(readIds).toEqual([['bo', 'cy', 'di'], ['bo']])
  })

  it('does not cache people who are forgotten while they are read', async () => {
    const kept = new EngagementCache(counted)
    const people = await followed()
    const reading = kept.load(people, null, {})
    kept.forget(['bo'])
    await reading
    await itemsBy(kept)
    expect(readIds).toHaveLength(2)
    expect(readIds[1]).toContain('bo')
  })

  it('reads all people in the background', async () => {
    const kept = new EngagementCache(counted)
    kept.follow(() => undefined)
    await expect.poll(() => readIds).toEqual([['ana', 'bo', 'cy', 'di']])
    await kept.close()
    expect(await itemsBy(kept)).toEqual({ bo: ['rum', 'tea'], cy: ['tea'], di: [] })
    // Without engagements, or deleted.
    expect(readIds.slice(1)).toEqual([['di']])
    await itemsBy(kept, 'v2')
    expect(readIds).toHaveLength(3)
  })

  it('reads no people in the background beyond nine tenths of its size', async () => {
    const crowd = world()
    for (let n = 0; n < 40; n++) crowd.user(`guest${n}`).likes('tea')
    await crowd.fill(graph, { isTrained: false })
    const kept = new EngagementCache(counted, 20 * PERSON_BYTES)
    kept.follow(() => undefined)
    await expect.poll(() => readIds.length, { timeout: 5_000 }).toBe(2)
    await setTimeout(200)
    await kept.close()
    expect(readIds.flat()).toHaveLength(20)
  })

  it('reads people again in the background for the next version, even if it is full', async () => {
    // Two of the four people have engagements, three in all.
    const kept = new EngagementCache(counted, 2 * PERSON_BYTES + 4 * ENGAGEMENT_BYTES)
    kept.follow(() => undefined)
    await expect.poll(() => readIds.length).toBe(1)
    await setTimeout(100)
    await serve('v2')
    kept.follow(() => undefined)
    await expect.poll(() => readIds.length).toBe(2)
    await kept.close()
    expect(readIds[1]).toEqual(['ana', 'bo', 'cy', 'di'])
  })

  it('discounts an item of four people by 1 / 4^0.5', async () => {
    await graph.run(writeItemDegrees, {
      version: 'v',
      share: 1,
      rows: [{ id: 'tea', degree: 4, popularity: 1 }],
    })
    const people = (await followed()).filter(({ personId }) => personId === 'cy')
    const [cy] = await new EngagementCache(graph).load(people, null, {})
    expect([...(cy?.discounts(0.5) ?? [])]).toEqual([0.5])
    expect([...(cy?.discounts(1) ?? [])]).toEqual([0.25])
  })

  it('agrees with the engagements that the event writer reads', async () => {
    await applyEvents(graph, [event('cy', 'gin'), event('cy', 'ale')])
    const rows = await graph.run(recentsOf, { ids: ['cy'] })
    expect(rows.map(({ itemId }) => itemId).sort()).toEqual((await itemsBy(new EngagementCache(graph))).cy)
  })
})
