import { expect, it, onTestFinished } from 'vitest'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import {
  chart,
  neighbors,
  recentEngagements,
  sharedTags,
  similarItems,
  socialTwoHop,
} from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphRunner, GraphStore } from '../../../src/graph/graph-store.ts'
import {
  emptyTopEdges,
  MOST_VIA,
  NO_VIA,
  setRow,
  type TopEdges,
} from '../../../src/training/compute/top-edges.ts'
import { type DerivedEdges, writeEdges } from '../../../src/training/derived-edges.ts'
import { InMemoryEdges } from '../../../src/training/interest/in-memory-edges.ts'
import { Turns } from '../../../src/training/turns.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { TINY_NOW_MS, tinyWorld } from '../../support/tiny-world.ts'

const VERSION = 'simulated'
const charts = ['none', 'popular', 'trending', 'fresh']
const SIGNAL = new AbortController().signal

async function world() {
  const graph = await openEmbedded({ maxRelationships: 10_000 })
  onTestFinished(() => graph.close())
  const data = tinyWorld({ people: 12 })
  await importDataSet(graph, memoryDataSet(data), { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
  const ids = {
    users: [...new Set(data.interactions.map(({ userId }) => userId))],
    items: data.items.map(({ id }) => id),
    tags: data.tags.map(({ id }) => id),
  }
  return { graph, ids }
}

/** Each head leads to a few nodes, the first one to none. */
function chain(heads: number, targets: number): TopEdges {
  const edges = emptyTopEdges(heads, 3)
  for (let row = 1; row < heads; row++) {
    const kept = [1, 2, 3].map((step) => ({ index: (row + step) % targets, score: 4 - step + row / 100 }))
    setRow(edges, row, kept, 4)
  }
  return edges
}

function derivedOver(ids: Awaited<ReturnType<typeof world>>['ids']): readonly DerivedEdges[] {
  const of = (kind: DerivedEdges['kind'], headIds: readonly string[], targetIds: readonly string[]) => ({
    kind,
    edges: chain(headIds.length, targetIds.length),
    headIds,
    targetIds,
    support: new Int32Array(3 * headIds.length),
    paths: Float64Array.from({ length: 3 * headIds.length }, (_, place) => place % 3),
    via: new Int32Array(3 * MOST_VIA * headIds.length).fill(NO_VIA),
  })
  return [
    of('neighborhoods', ids.users, ids.users),
    of('two-hop-ties', ids.users, ids.users),
    of('similar-items', ids.items, ids.items),
    of('top-items-per-tag', ids.tags, ids.items),
    of('charts', charts, ids.items),
  ]
}

async function answers(graph: GraphRunner, { users, items, tags }: Awaited<ReturnType<typeof world>>['ids']) {
  const version = VERSION
  const asked = await Promise.all([
    ...users.map((viewerId) => graph.run(neighbors, { viewerId, version })),
    ...users.map((viewerId) => graph.run(socialTwoHop, { viewerId, version })),
    graph.run(similarItems, { version, depth: 2, leastPeople: 0, fromIds: items }),
    graph.run(sharedTags, { version, depth: 2, fromIds: [...tags, 'nothing'] }),
    ...charts.map((chartId) => graph.run(chart, { version, depth: 2, chartId })),
    graph.run(chart, { version, depth: 3, chartId: 'popular' }),
    graph.run(chart, { version, depth: 2, chartId: 'unknown' }),
  ])
  return asked.map((rows) => rows.map(told).sort())
}

/** Without the stamp of engagements, which a simulation keeps itself. */
function told(row: object): string {
  const { stamp: _, ...rest } = row as { readonly stamp?: unknown }
  return JSON.stringify(rest, Object.keys(rest).sort())
}

async function kept(graph: GraphStore, derived: readonly DerivedEdges[], edges: InMemoryEdges) {
  for (const one of derived) await edges.take(one, { signal: SIGNAL, onTaken: () => undefined })
  return edges.over(graph)
}

it('edges in memory answer like edges that a training wrote to a graph', async () => {
  const { graph, ids } = await world()
  const derived = derivedOver(ids)
  const simulated = await kept(graph, derived, new InMemoryEdges({}, new Turns()))
  expect((await answers(graph, ids)).flat()).toEqual([])
  const answered = await answers(simulated, ids)
  const write = writeEdges(graph, VERSION)
  for (const one of derived) await write(one, { signal: SIGNAL, onTaken: () => undefined })
  expect(answered.flat().length).toBeGreaterThan(90)
  expect(answered).toEqual(await answers(graph, ids))
})

it('a simulation keeps only the edges of heads that it reads', async () => {
  const { graph, ids } = await world()
  const edges = new InMemoryEdges({ neighborhoods: new Set([1]) }, new Turns())
  const simulated = await kept(graph, derivedOver(ids), edges)
  const told = await Promise.all(
    ids.users.map((viewerId) => simulated.run(neighbors, { viewerId, version: VERSION })),
  )
  expect(told.map((rows) => rows.length)).toEqual(ids.users.map((_, at) => (at === 1 ? 3 : 0)))
})

it('a simulation sees no derived edges of the graph, but everything else', async () => {
  const { graph, ids } = await world()
  const simulated = await kept(graph, [], new InMemoryEdges({}, new Turns()))
  const write = writeEdges(graph, VERSION)
  for (const one of derivedOver(ids)) await write(one, { signal: SIGNAL, onTaken: () => undefined })
  expect((await answers(graph, ids)).flat().length).toBeGreaterThan(90)
  expect((await answers(simulated, ids)).flat()).toEqual([])
  const histories = (over: GraphRunner) =>
    Promise.all(ids.users.map((viewerId) => over.run(recentEngagements, { viewerId })))
  expect((await histories(simulated)).flat().length).toBeGreaterThan(0)
  expect(await histories(simulated)).toEqual(await histories(graph))
})
