import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_KINDS, type InteractionEvent } from '../../../../src/domain/event.ts'
import { KEPT_RECENT } from '../../../../src/domain/viewer.ts'
import { applyEventBatch, applyEvents, applyWithin } from '../../../../src/events/apply/apply-events.ts'
import { KEPT_OLDER } from '../../../../src/events/apply/recent-engagements.ts'
import { KEPT_EVENTS } from '../../../../src/events/fold-events.ts'
import {
  addUsers,
  addVisitors,
  deleteEmptyVisitors,
  engagementsOf,
  interactionsAmong,
  knownUserIds,
  lockUsers,
  newestEvent,
  seenBy,
} from '../../../../src/graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore } from '../../../../src/graph/graph-store.ts'
import { graphDump } from '../../../support/graph-dump.ts'
import { measureWork, openMeasuredGraph } from '../../../support/measure-work.ts'

const open = openMeasuredGraph

let nextId = 0
function event(userId: string, itemId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  return {
    eventId: `event-${nextId++}`,
    userId,
    itemId,
    kind: 'play',
    atMs: 1_000,
    value: null,
    count: 1,
    ...traits,
  }
}

async function recentOf(graph: GraphStore, userId: string): Promise<string[]> {
  const rows = await graph.run(engagementsOf, { ids: [userId] })
  return [...rows].sort((a, b) => b.lastAt - a.lastAt).map((row) => row.itemId)
}

describe('applying events', () => {
  it('creates unknown users and items, and returns an outcome per event', async () => {
    const graph = await open()
    const first = event('ana', 'tea')
    const outcomes = await applyEvents(graph, [
      first,
      event('ana', 'tea', { kind: 'like' }),
      event('bo', 'tea', { kind: 'impression' }),
      first,
    ])
    expect(outcomes).toEqual(['created', 'merged', 'ignored', 'duplicate'])
    const [edge] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
    expect(edge).toMatchObject({ weight: 5, count: 2, lastAt: 1_000 })
    expect((await graphDump(graph)).filter((line) => line.includes('"User '))).toHaveLength(2)
    await graph.close()
  })

  it('gives the same graph for any order and grouping, with or without duplicates', async () => {
    const some = fc.array(
      fc.record({
        userId: fc.constantFrom('ana', 'bo', 'cy'),
        itemId: fc.constantFrom('tea', 'cake', 'jam', 'pie'),
        kind: fc.constantFrom(...EVENT_KINDS),
        atMs: fc.integer({ min: 1, max: 9 }),
        count: fc.integer({ min: 1, max: 3 }),
        isServed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(some, fc.infiniteStream(fc.nat()), async (traits, numbers) => {
        const events = traits.map(({ isServed, ...trait }) =>
          event(trait.userId, trait.itemId, {
            ...trait,
            value: trait.kind === 'rating' ? 4 : null,
            ...(isServed && { position: 1 }),
          }),
        )
        const [plain, shuffled] = [await open(), await open()]
        await applyEvents(plain, events)
        const order = [...events, ...events.slice(0, 5)]
          .map((one) => [numbers.next().value ?? 0, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one)
        for (let start = 0; start < order.length; start += 7) {
          await applyEvents(shuffled, order.slice(start, start + 7))
        }
        expect(await graphDump(shuffled)).toEqual(await graphDump(plain))
        await Promise.all([plain.close(), shuffled.close()])
      }),
      { numRuns: 15 },
    )
  })

  it('keeps the newest events of a pair, for any order of more events than an edge holds', async () => {
    const [plain, inTurn, shuffled] = [await open(), await open(), await open()]
    const kinds = ['play', 'like', 'view'] as const
    const events = Array.from({ length: 80 }, (_, n) =>
      event('ana', 'tea', { atMs: 1_000 + n, kind: kinds[n % 3] ?? 'play', count: 1 + (n % 2) }),
    )
    await applyEvents(plain, events)
    for (let start = 0; start < events.length; start += 3) {
      await applyEvents(inTurn, events.slice(start, start + 3))
    }
    const order = events.map((_, n) => events[(n * 37) % events.length] ?? event('ana', 'tea'))
    for (let start = 0; start < order.length; start += 5) {
      await applyEvents(shuffled, order.slice(start, start + 5))
    }
    const [edge] = await inTurn.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
    const newest = events.slice(-KEPT_EVENTS).reverse()
    expect(edge).toMatchObject({
      count: 120,
      eventIds: newest.map(({ eventId }) => eventId),
      eventAts: newest.map(({ atMs }) => atMs),
    })
    expect(await graphDump(inTurn)).toEqual(await graphDump(plain))
    expect(await graphDump(shuffled)).toEqual(await graphDump(plain))
    await Promise.all([plain.close(), inTurn.close(), shuffled.close()])
  })

  it('finds the interaction of an item that is no longer among the kept seen items', async () => {
    const graph = await open()
    const events = Array.from({ length: KEPT_RECENT + KEPT_OLDER + 1 }, (_, n) =>
      event('ana', `i${n}`, { atMs: 1_000 + n }),
    )
    await applyEvents(graph, events)
    const [oldest] = events.filter(({ itemId }) => itemId === 'i0')
    const like = event('ana', 'i0', { kind: 'like' })
    expect(await applyEvents(graph, [oldest ?? like, like])).toEqual(['duplicate', 'merged'])
    const edges = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['i0'] }] })
    expect(edges.map(({ count }) => count)).toEqual([2])
    await graph.close()
  })

  it('returns outcomes in the order of the events, for many users', async () => {
    const graph = await open()
    const firsts = Array.from({ length: 450 }, (_, index) =>
      event(`fan-${(index * 7) % 450}`, `item-${index % 9}`),
    )
    const events = firsts.flatMap((first, index) =>
      index % 3 === 0 ? [first, event(first.userId, first.itemId), first] : [first],
    )
    const expected = firsts.flatMap((_, index) =>
      index % 3 === 0 ? ['created', 'merged', 'duplicate'] : ['created'],
    )
    const batch = await applyEventBatch(graph, events)
    expect(batch.outcomes).toEqual(expected)
    expect(batch).toMatchObject({ createdUsers: 450 })
    expect([...batch.newPeople].sort()).toEqual(
      Array.from({ length: 9 }, (_, index) => [`item-${index}`, { users: 50, usersViaRecommendations: 0 }]),
    )
    const again = await applyEventBatch(graph, events)
    expect(new Set(again.outcomes)).toEqual(new Set(['duplicate']))
    expect(again).toMatchObject({ createdUsers: 0, createdItemIds: [], newPeople: new Map() })
    await graph.close()
  })

  it('does not write interactions without new events', async () => {
    const graph = await open()
    const items = ['tea', 'cake', 'jam']
    await applyEvents(
      graph,
      items.map((itemId) => event('ana', itemId)),
    )
    await applyEvents(graph, [
      event('ana', 'jam', { kind: 'like', atMs: 2_000 }),
      event('ana', 'pie'),
      event('ana', 'tea'),
    ])
    const edges = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: [...items, 'pie'] }] })
    const byItem = new Map(
      edges.map(({ itemId, weight, count, lastAt }) => [itemId, { weight, count, lastAt }]),
    )
    expect(Object.fromEntries(byItem)).toEqual({
      tea: { weight: 2, count: 2, lastAt: 1_000 },
      cake: { weight: 1, count: 1, lastAt: 1_000 },
      jam: { weight: 5, count: 2, lastAt: 2_000 },
      pie: { weight: 1, count: 1, lastAt: 1_000 },
    })
    const recent = await graph.run(engagementsOf, { ids: ['ana'] })
    expect(Object.fromEntries(recent.map(({ itemId, weight }) => [itemId, weight]))).toEqual({
      tea: 2,
      cake: 1,
      jam: 5,
      pie: 1,
    })
    await graph.close()
  })

  it('returns users who like an item without an earlier interaction as first-time users', async () => {
    const graph = await open()
    const before = [event('ana', 'tea'), event('ana', 'jam', { kind: 'hide' })]
    expect((await applyEventBatch(graph, before)).newPeople).toEqual(
      new Map([['tea', { users: 1, usersViaRecommendations: 0 }]]),
    )
    const mixed = [
      event('ana', 'tea'),
      event('ana', 'cake'),
      event('bo', 'cake'),
      event('bo', 'tea', { kind: 'hide' }),
    ]
    expect((await applyEventBatch(graph, mixed)).newPeople).toEqual(
      new Map([['cake', { users: 2, usersViaRecommendations: 0 }]]),
    )
    await graph.close()
  })

  it('moves an engagement to the instant of an event of weight 0', async () => {
    const graph = await open()
    await applyEvents(graph, [event('ana', 'tea'), event('ana', 'cake', { atMs: 2_000 })])
    await applyEvents(graph, [event('ana', 'tea', { kind: 'rating', value: 2.5, atMs: 3_000 })])
    expect(await recentOf(graph, 'ana')).toEqual(['tea', 'cake'])
    await graph.close()
  })

  it('writes no empty property, neither on a new nor on an existing edge', async () => {
    const graph = await open()
    await applyEvents(graph, [event('ana', 'tea'), event('ana', 'cake', { position: 1 })])
    await applyEvents(graph, [event('ana', 'tea'), event('ana', 'cake')])
    const ofTea = (await graphDump(graph)).filter(
      (line) => line.includes('tea') && /INTERACTED_WITH|RECENTLY_ENGAGED/.test(line),
    )
    expect(ofTea).toHaveLength(2)
    for (const line of ofTea) expect(line).toContain('"servedWeight":null')
    expect(ofTea.filter((line) => line.includes('"archivedImportIds":null'))).toHaveLength(1)
    await graph.close()
  })

  it('locks users that another process creates concurrently before reading them', async () => {
    const graph = await open()
    const steps: string[] = []
    await graph.transaction(async (inside) => {
      const watched: GraphRunner = {
        run: async (query, params, options) => {
          const ids = JSON.stringify(params)
          if (query.name === lockUsers.name && ids.includes('ana') && steps.includes('made'))
            steps.push('held')
          if (query.name === seenBy.name) steps.push('read')
          const rows = await inside.run(query, params, options)
          // The other process commits after this one has read the known users.
          if (query.name === knownUserIds.name) {
            await inside.run(addUsers, { ids: ['ana'] })
            steps.push('made')
          }
          return rows
        },
      }
      await applyWithin(watched, [event('ana', 'tea')])
    })
    expect(steps).toEqual(['made', 'held', 'read'])
    await graph.close()
  })

  it('keeps the events of a visitor who is deleted before it holds them', async () => {
    const graph = await open()
    const visitorId = `v_${'0'.repeat(32)}`
    await graph.run(addVisitors, { ids: [visitorId] })
    await graph.transaction((inside) => {
      const watched: GraphRunner = {
        run: async (query, params, options) => {
          const rows = await inside.run(query, params, options)
          if (query.name === knownUserIds.name)
            await inside.run(deleteEmptyVisitors, { ids: [visitorId], since: 1 })
          return rows
        },
      }
      return applyWithin(watched, [event(visitorId, 'tea')])
    })
    expect(await recentOf(graph, visitorId)).toEqual(['tea'])
    await graph.close()
  })

  it('keeps the newest 100 engagements for requests, and the others as seen items', async () => {
    const graph = await open()
    const events = Array.from({ length: 130 }, (_, index) => event('ana', `item-${index}`, { atMs: index }))
    await applyEvents(graph, events)
    const recent = await recentOf(graph, 'ana')
    expect(recent).toHaveLength(100)
    expect(recent[0]).toBe('item-129')
    const [seen] = await graph.run(seenBy, { ids: ['ana'] })
    expect(seen?.olderSeenItemIds).toHaveLength(30)
    expect(seen?.olderSeenItemIds[0]).toBe('item-29')
    await graph.close()
  })

  it('lets the next older engagement move up when a recent one is hidden', async () => {
    const graph = await open()
    const events = Array.from({ length: 102 }, (_, index) => event('ana', `item-${index}`, { atMs: index }))
    await applyEvents(graph, events)
    await applyEvents(graph, [event('ana', 'item-50', { kind: 'hide', atMs: 50 })])
    const recent = await recentOf(graph, 'ana')
    expect(recent).toHaveLength(100)
    expect(recent).toContain('item-1')
    expect(recent).not.toContain('item-50')
    const [seen] = await graph.run(seenBy, { ids: ['ana'] })
    expect(seen?.olderSeenItemIds).toEqual(['item-50', 'item-0'])
    await graph.close()
  })

  it('moves the clock only forward', async () => {
    const graph = await open()
    await applyEvents(graph, [event('ana', 'tea', { atMs: 5_000 })])
    await applyEvents(graph, [event('ana', 'tea', { atMs: 3_000 })])
    expect(await graph.run(newestEvent, {})).toEqual([{ at: 5_000, countedVersion: null }])
    await graph.close()
  })

  it('does not move the clock to an event that it ignores, also beside others', async () => {
    const graph = await open()
    const dismissal = event('ana', 'tea', { kind: 'hide', eventId: 'dismiss-1', atMs: 5_000 })
    const undecided = event('bo', 'tea', { atMs: 9_000 })
    expect(await applyEvents(graph, [dismissal, undecided], { needsConsent: true })).toEqual([
      'created',
      'ignored',
    ])
    expect(await graph.run(newestEvent, {})).toEqual([{ at: 5_000, countedVersion: null }])
    await graph.close()
  })

  it('loses no event if many writers add to one edge concurrently', async () => {
    const graph = await open()
    await Promise.all(Array.from({ length: 20 }, () => applyEvents(graph, [event('ana', 'tea')])))
    const edges = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
    expect(edges.map((edge) => edge.weight)).toEqual([20])
    await graph.close()
  })

  it('reads the edge of a pair without scanning the edges of a popular item', async () => {
    const graph = await open()
    const fans = Array.from({ length: 2_000 }, (_, index) => event(`fan-${index}`, 'hit'))
    await applyEvents(graph, [...fans, event('ana', 'hit'), event('ana', 'tea')])
    const work = await measureWork(graph, interactionsAmong, { rows: [{ userId: 'ana', wanted: ['hit'] }] })
    expect(work).toBeLessThan(10)
    await graph.close()
  })

  it('stops between two batches when its signal aborts', async () => {
    const graph = await open()
    const stop = new AbortController()
    stop.abort()
    await expect(applyEvents(graph, [event('ana', 'tea')], { signal: stop.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    })
    await graph.close()
  })
})
