import { expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../src/events/apply/apply-events.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readInteractions } from '../../../src/training/read-interactions.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'

/** Ana played tea without a list, cake from a served list, and jam once each way. */
async function readWith(servedShare: number): Promise<Record<string, number>> {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  onTestFinished(() => graph.close())
  const played = { userId: 'ana', kind: 'play', atMs: 1_000, value: null, count: 1 } as const
  const shown = { ...played, recommendationId: 'a-list', position: 1 }
  await applyEvents(graph, [
    { ...played, eventId: 'a', itemId: 'tea' },
    { ...shown, eventId: 'b', itemId: 'cake' },
    { ...played, eventId: 'c', itemId: 'jam' },
    { ...shown, eventId: 'd', itemId: 'jam' },
  ])
  const items = ['tea', 'cake', 'jam']
  const itemIndex = new Map(items.map((id, index) => [id, index]))
  const { matrix } = await readInteractions(
    graph,
    { itemIndex, servedShare, boughtTogether: DEFAULT_TRAINING_SETTINGS.boughtTogether },
    new AbortController().signal,
    () => {},
  )
  return Object.fromEntries(
    Array.from(matrix.indices, (item, place) => [items[item], matrix.values[place] ?? 0]),
  )
}

it('engagements caused by served lists weigh less in a training, by its settings', async () => {
  expect(await readWith(1)).toEqual({ tea: 1, cake: 1, jam: 2 })
  expect(await readWith(0.5)).toEqual({ tea: 1, cake: 0.5, jam: 1.5 })
  expect(await readWith(0)).toEqual({ tea: 1, jam: 1 })
})
