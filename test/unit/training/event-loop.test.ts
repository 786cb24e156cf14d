import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { train } from '../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS as DEFAULTS } from '../../../src/training/training-settings.ts'
import { longestHoldMs } from '../../support/longest-hold.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { NOW_MS } from '../../support/world.ts'

const USERS = process.env.ATTUNE_TEST_LONG ? 1_000 : 200
const ITEMS = 500
const PER_USER = 15

/** Users with favorites out of a catalog whose head is far more popular than its tail. */
function crowd() {
  const random = seededRandom(3)
  const users = Array.from({ length: USERS }, (_, user) => `u${user}`)
  return memoryDataSet({
    interactions: users.flatMap((userId) =>
      Array.from({ length: PER_USER }, () => ({
        userId,
        itemId: `i${Math.floor(ITEMS * random.next() ** 2)}`,
        kind: 'play' as const,
        atMs: NOW_MS - 86_400_000 * random.below(100),
        value: null,
        count: 1 + random.below(9),
        eventId: null,
      })),
    ),
    ties: users.flatMap((userId) =>
      Array.from({ length: 5 }, () => ({
        userId,
        otherId: `u${random.below(USERS)}`,
        kind: 'follows' as const,
        strength: 1,
        at: null,
      })),
    ),
  })
}

/** Compilation and garbage collection block any loop now and then; what training itself blocks, it blocks every time. */
const ATTEMPTS = 2
/** Less work for the workers; this thread does the work of the default settings, for fewer simulated viewers. */
const SETTINGS = {
  factors: { ...DEFAULTS.factors, epochs: 1 },
  interest: { ...DEFAULTS.interest, maxUsers: 60 },
  trees: { ...DEFAULTS.trees, count: 1 },
}
const MOST_MS = 20

const training = { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: SETTINGS }

describe(`training ${USERS} users blocks the event loop for at most 20 ms`, { timeout: 240_000 }, () => {
  it('on the first training and on a retraining', async () => {
    const { first, again } = await withCrowd(async (graph) => ({
      first: await trainMeasured(graph),
      again: await leastOf(() => trainMeasured(graph)),
    }))
    expect(again, 'retraining').toBeLessThanOrEqual(MOST_MS)
    expect(await leastOf(() => withCrowd(trainMeasured), first), 'first training').toBeLessThanOrEqual(
      MOST_MS,
    )
  })
})

const trainMeasured = (graph: GraphStore) => longestHoldMs(() => train(graph, training))

async function withCrowd<T>(work: (graph: GraphStore) => Promise<T>): Promise<T> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  try {
    await importDataSet(graph, crowd(), { atMs: NOW_MS, nowMs: NOW_MS })
    return await work(graph)
  } finally {
    await graph.close()
  }
}

/** The least of at most `ATTEMPTS` measurements; stops at the first that is at most `MOST_MS`. */
async function leastOf(measure: () => Promise<number>, known = Number.POSITIVE_INFINITY): Promise<number> {
  let least = known
  for (let attempt = 0; attempt < ATTEMPTS && least > MOST_MS; attempt++) {
    least = Math.min(least, await measure())
  }
  return least
}

it('longestHoldMs sees a blocked loop up to the end, and ignores waiting', async () => {
  const holding = async () => {
    await sleep(10)
    compute(60)
  }
  expect(await longestHoldMs(holding)).toBeGreaterThan(50)
  expect(await longestHoldMs(() => holding().then(() => sleep(10)))).toBeGreaterThan(50)
  expect(await longestHoldMs(() => sleep(60))).toBeLessThan(50)
})

/** Uses this much processor time. */
function compute(ms: number): void {
  const began = process.cpuUsage()
  let used = { user: 0, system: 0 }
  while (used.user + used.system < 1_000 * ms) used = process.cpuUsage(began)
}
