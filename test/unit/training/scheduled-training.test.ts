import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { trainGraph } from '../../../src/app/train-graph.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import { readGraphState } from '../../../src/graph/graph-state.ts'
import { delegating, type GraphStore } from '../../../src/graph/graph-store.ts'
import { readLastTraining, ScheduledTraining } from '../../../src/training/scheduled-training.ts'
import type { TrainOptions } from '../../../src/training/train.ts'
import { DEFAULT_RECIPE } from '../../../src/training/training-tasks.ts'
import { failing } from '../../support/failing.ts'
import { NOW_MS, world } from '../../support/world.ts'

const EVERY_MS = 200

/** Long enough for several looks. */
const SEVERAL_LOOKS_MS = 5 * EVERY_MS

const CONFIG = { ranker: 'best', consentDefaults: 'standard', sensitiveTags: [] as string[] } as const

const ends: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A graph of a few users that was never trained. */
async function smallGraph(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  ends.push(() => graph.close())
  const small = world()
  for (const name of ['ana', 'bo', 'cleo']) small.user(name).listens('a', 'b', 'c')
  await small.fill(graph, { isTrained: false })
  return graph
}

function trainNow(graph: GraphStore, nowMs: number, options: Pick<TrainOptions, 'signal' | 'mayBegin'> = {}) {
  const onLateFailed = (error: unknown) => expect.fail(String(error))
  return trainGraph(graph, CONFIG, DEFAULT_RECIPE, {
    ...options,
    nowMs: () => nowMs,
    graceMs: 0,
    onLateFailed,
  })
}

/** A server's scheduled training, whose clock the test sets. */
function scheduled(graph: GraphStore, clock: { nowMs: number }) {
  const trained: string[] = []
  const training = new ScheduledTraining({
    graph,
    everyMs: EVERY_MS,
    nowMs: () => clock.nowMs,
    isReady: async () => true,
    onFailed: (error) => expect.fail(String(error)),
    async train(run) {
      const ended = trainNow(graph, clock.nowMs, run).then(
        ({ version }) => version,
        (error: unknown) => String(error),
      )
      trained.push(await ended)
    },
  })
  ends.push(() => training.stop())
  training.start()
  return { trained, training }
}

describe('scheduled training', () => {
  it('counts the interval from the last training that the graph knows, also after a restart', async () => {
    const graph = await smallGraph()
    await trainNow(graph, NOW_MS)
    const lastAt = (await readLastTraining(graph)) ?? 0
    const clock = { nowMs: lastAt + EVERY_MS - 1 }
    const first = scheduled(graph, clock)
    await wait(SEVERAL_LOOKS_MS)
    await first.training.stop()
    const second = scheduled(graph, clock)
    await wait(SEVERAL_LOOKS_MS)
    expect([first.trained, second.trained]).toEqual([[], []])
    clock.nowMs++
    await vi.waitUntil(() => second.trained.length > 0, { timeout: 30_000 })
    expect((await readGraphState(graph)).modelVersion).toBe(second.trained[0])
    // The training has taken longer than the clock of this test says, so the next is not due yet.
    await wait(SEVERAL_LOOKS_MS)
    expect(second.trained.length).toBe(1)
  }, 60_000)

  it('trains once if several processes share the graph', async () => {
    const graph = await smallGraph()
    const clock = { nowMs: NOW_MS }
    const processes = [1, 2, 3].map(() => scheduled({ ...delegating(graph), name: 'neo4j' }, clock))
    const versions = () => processes.flatMap(({ trained }) => trained.filter((end) => !end.includes('Error')))
    await vi.waitUntil(() => versions().length > 0, { timeout: 30_000 })
    await wait(SEVERAL_LOOKS_MS)
    expect(versions().length).toBe(1)
  }, 60_000)

  it('waits for the interval after a failure, and not after a stop', async () => {
    const graph = await smallGraph()
    const stop = new AbortController()
    const stopped = trainNow(graph, NOW_MS, { signal: stop.signal })
    stop.abort()
    await expect(stopped).rejects.toThrow()
    expect(await readLastTraining(graph)).toBeNull()
    const broken = failing(graph, (query) => query === 'training/serve-model')
    await expect(trainNow(broken, NOW_MS)).rejects.toThrow(GraphError)
    expect(await readLastTraining(graph)).toBeGreaterThanOrEqual(NOW_MS)
  }, 60_000)

  it('stops a running training in order', async () => {
    const graph = await smallGraph()
    let hasBegun = false
    const slow = failing(graph, async (query) => {
      if (query === 'training/begin-model') hasBegun = true
      await wait(5)
      return false
    })
    const { trained, training } = scheduled(slow, { nowMs: NOW_MS })
    await vi.waitUntil(() => hasBegun, { timeout: 30_000 })
    await training.stop()
    expect(trained).toEqual([expect.stringContaining('Abort')])
    expect((await readGraphState(graph)).modelVersion).toBeNull()
  }, 60_000)
})
