import { describe, expect, it } from 'vitest'
import { clearGraph, readOrigin, writeOrigin } from '../../../../src/datasets/importing/origin.ts'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { newestEvent } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { graphDump } from '../../../support/graph-dump.ts'

describe('the origin of a graph', () => {
  it('is unknown until it is set; the last value wins', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    expect(await readOrigin(graph)).toBeNull()
    await writeOrigin(graph, { kind: 'demo', state: 'filling', seed: 7, endsAt: 1_700_000_000_000 })
    expect(await readOrigin(graph)).toEqual({
      kind: 'demo',
      state: 'filling',
      seed: 7,
      endsAt: 1_700_000_000_000,
    })
    await writeOrigin(graph, { kind: 'import', state: 'complete', name: 'shop' })
    expect(await readOrigin(graph)).toEqual({ kind: 'import', state: 'complete', name: 'shop' })
    await graph.close()
  })
})

describe('clearing a graph', () => {
  it('removes everything, reports its progress, and allows another import', async () => {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    const empty = await graphDump(graph)
    const events = Array.from({ length: 900 }, (_, index) => ({
      eventId: `event-${index}`,
      userId: `user-${index}`,
      itemId: 'hit',
      kind: 'play' as const,
      atMs: 1_000,
      value: null,
      count: 1,
    }))
    await applyEvents(graph, events)
    await writeOrigin(graph, { kind: 'demo', state: 'complete' })
    const told: number[] = []
    await clearGraph(graph, { onProgress: ({ done }) => told.push(done) })
    expect(await graphDump(graph)).toEqual(empty)
    expect(await graph.run(newestEvent, {})).toEqual([])
    expect(told.at(-1)).toBe(901)
    expect(await applyEvents(graph, events.slice(0, 1))).toEqual(['created'])
    await graph.close()
  })
})
