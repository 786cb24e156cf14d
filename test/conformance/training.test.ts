import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addInteractions,
  chart,
  graphState,
  itemsLike,
  itemsOfTag,
  models,
  neighborsOf,
  setTrainingHistory,
} from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { KEPT_TRAININGS, keepTraining, readTrainings } from '../../src/training/training-history.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { type Step, step } from './fixture/step.ts'
import { worldSteps } from './fixture/world.ts'
import { ids, NOW, type WorldSize } from './fixture/world-size.ts'

const SIZE: WorldSize = { users: 80, items: 90, tags: 8, perUser: 15, hottest: 40, follows: 5 }
const READERS = process.env.ATTUNE_TEST_LONG ? 4 : 2
const PAUSE_MS = process.env.ATTUNE_TEST_LONG ? 20 : 50
const TRAININGS = process.env.ATTUNE_TEST_LONG ? 3 : 2
/** Longer than a reader takes between the version and the edges, also on a busy machine. */
const GRACE_MS = 1_500

/** One read of each kind of derived edge, at the given version, as in a request. */
function readsOf(version: string): Step[] {
  const page = { version, afterRank: Number.MAX_SAFE_INTEGER, afterId: '', limit: 100 }
  return [
    step(neighborsOf, { ...page, ownerIds: ids('u', 10) }),
    step(itemsLike, { ...page, now: NOW, leastPeople: 0, ownerIds: ids('i', 10) }),
    step(itemsOfTag, { ...page, now: NOW, ownerIds: ids('t', 5) }),
    step(chart, { version, chartId: 'popular', depth: 200 }),
  ]
}

function trainingSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
      for (const { query, params } of worldSteps(SIZE)) await graph.run(query, params)
      // The version of the fixture was trained with other settings, and may rank better.
      const options = { nowMs: NOW, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }
      await train(graph, { ...options, isForced: true })
    })
    afterAll(() => graph.close())

    it('readers never see a torn set while training replaces it', { timeout: 120_000 }, async () => {
      const seen = new Map<string, string>()
      const over = new AbortController()
      const readers = Array.from({ length: READERS }, () => readUntil(graph, over.signal, seen))
      for (let round = 1; round <= TRAININGS; round++) {
        await graph.run(addInteractions, { rows: [newInteraction(round)] })
        await train(graph, {
          nowMs: NOW + round,
          holder: 'test',
          graceMs: GRACE_MS,
          settings: QUICK_TRAINING,
        })
      }
      over.abort()
      const reads = await Promise.all(readers)
      expect(reads.flatMap(({ torn }) => torn)).toEqual([])
      expect(reads.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(100)
      expect(new Set([...seen.keys()].map((key) => key.split(' ')[0])).size).toBe(TRAININGS + 1)
      const past = await readTrainings(graph)
      expect(past.map(({ outcome }) => outcome)).toEqual(Array(TRAININGS + 1).fill('served'))
      expect(past.map(({ startedAtMs }) => startedAtMs - NOW)).toEqual(
        Array.from({ length: TRAININGS + 1 }, (_, place) => TRAININGS - place),
      )
      expect(past.map(({ version }) => version).slice(0, 2)).toEqual(
        (await graph.run(models, {})).map(({ id }) => id).reverse(),
      )
    })

    it('the graph remembers the newest 50 trainings, with what was set', async () => {
      const interest = (await readTrainings(graph))[0]?.interest ?? null
      const settings = { policy: { seedLimit: 7 } }
      for (let count = 0; count < KEPT_TRAININGS + 2; count++) {
        const training = { version: `v${count}`, startedAtMs: count, settings, heldOutKind: 'any' } as const
        const end = {
          endedAtMs: count + 1_000,
          interactions: 9,
          interest: interest && { ...interest, trees: [] },
        }
        await keepTraining(graph, training, { ...end, outcome: 'failed', error: new Error('with a name') })
      }
      const past = await readTrainings(graph)
      expect(past).toHaveLength(KEPT_TRAININGS)
      expect(past[0]).toEqual({
        version: 'v51',
        startedAtMs: 51,
        endedAtMs: 1_051,
        outcome: 'failed',
        reason: null,
        interactions: 9,
        interest: interest && { ...interest, trees: 0 },
        settings,
        heldOutKind: 'any',
      })
      expect(past.at(-1)?.version).toBe('v2')
      await graph.run(setTrainingHistory, { entries: ['no JSON', '{}'] })
      expect(await readTrainings(graph)).toEqual([])
    })
  })
}

interface Reads {
  readonly count: number
  /** Reads that differed from an earlier one of the same version. */
  readonly torn: readonly string[]
}

/** Reads as requests do: the serving version first, then the edges of that version; one version never changes. */
async function readUntil(graph: GraphStore, over: AbortSignal, seen: Map<string, string>): Promise<Reads> {
  const torn: string[] = []
  let count = 0
  while (!over.aborted) {
    const states = await graph.run(graphState, {})
    const version = states.find(({ id }) => id === 'serving')?.version ?? 'none'
    for (const { query, params } of readsOf(version)) {
      const rows = await graph.run(query, params)
      const key = `${version} ${query.name}`
      const earlier = seen.get(key)
      const text = JSON.stringify(rows)
      if (rows.length === 0 || (earlier !== undefined && earlier !== text)) torn.push(key)
      seen.set(key, text)
      count++
    }
    // Leave time for the training.
    await sleep(PAUSE_MS)
  }
  return { count, torn }
}

/** An interaction that changes the result of training. */
function newInteraction(round: number) {
  const lastAt = NOW + round
  return {
    userId: `u${round}`,
    itemId: `i${SIZE.items - round}`,
    weight: 4,
    lastAt,
    count: 1,
    eventIds: [`new-${round}`],
    eventAts: [lastAt],
    eventKinds: ['play'],
    eventValues: [0],
    servedWeight: null,
    eventFacts: null,
    archivedEvents: null,
    archivedImportIds: null,
    ledBy: null,
  }
}

for (const engine of ENGINES) trainingSuite(engine)
