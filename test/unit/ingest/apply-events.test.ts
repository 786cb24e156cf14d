import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_KINDS, type InteractionEvent } from '../../../src/domain/event.ts'
import {
  engagementsOf,
  interactionsAmong,
  newestEvent,
  seenBy,
} from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { applyEvents } from '../../../src/ingest/apply-events.ts'
import { graphDump } from '../../support/graph-dump.ts'

const open = () => openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })

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
  it('makes users and items that are not there, and tells what became of each event', async () => {
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
    expect((await graphDump(graph)).filter((line) => line.includes('"User '))).toHaveLength(1)
    await graph.close()
  })

  it('gives the same graph in every order and grouping, with duplicates or without', async () => {
    const some = fc.array(
      fc.record({
        userId: fc.constantFrom('ana', 'bo', 'cy'),
        itemId: fc.constantFrom('tea', 'cake', 'jam', 'pie'),
        kind: fc.constantFrom(...EVENT_KINDS),
        atMs: fc.integer({ min: 1, max: 9 }),
        count: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(some, fc.infiniteStream(fc.nat()), async (traits, numbers) => {
        const events = traits.map((trait) =>
          event(trait.userId, trait.itemId, { ...trait, value: trait.kind === 'rating' ? 4 : null }),
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

  it('keeps the newest 100 engagements for requests, and the rest as seen', async () => {
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

  it('moves the clock forward and never back', async () => {
    const graph = await open()
    await applyEvents(graph, [event('ana', 'tea', { atMs: 5_000 })])
    await applyEvents(graph, [event('ana', 'tea', { atMs: 3_000 })])
    expect(await graph.run(newestEvent, {})).toEqual([{ at: 5_000 }])
    await graph.close()
  })

  it('loses nothing when many writers add to one edge at once', async () => {
    const graph = await open()
    await Promise.all(Array.from({ length: 20 }, () => applyEvents(graph, [event('ana', 'tea')])))
    const edges = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
    expect(edges.map((edge) => edge.weight)).toEqual([20])
    await graph.close()
  })

  it('reads the edges of a pair without walking those of a hot item', async () => {
    const graph = await open()
    const fans = Array.from({ length: 2_000 }, (_, index) => event(`fan-${index}`, 'hit'))
    await applyEvents(graph, [...fans, event('ana', 'hit'), event('ana', 'tea')])
    const work = await graph.measureWork(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['hit'] }] })
    expect(work).toBeLessThan(10)
    await graph.close()
  })

  it('stops between two batches when it is told to', async () => {
    const graph = await open()
    const stop = new AbortController()
    stop.abort()
    await expect(applyEvents(graph, [event('ana', 'tea')], { signal: stop.signal })).rejects.toMatchObject({
      kind: 'cancelled',
    })
    await graph.close()
  })
})
