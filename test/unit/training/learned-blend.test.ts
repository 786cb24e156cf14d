import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import {
  graphState,
  modelParts,
  models,
  relationshipCounts,
} from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { popularityOf } from '../../../src/model/factor-model.ts'
import { servedModels } from '../../../src/model/served-models.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { type TrainOptions, train } from '../../../src/training/train.ts'
import { readTrainings } from '../../../src/training/training-history.ts'
import {
  DEFAULT_TRAINING_SETTINGS as DEFAULTS,
  type TrainingSettings,
} from '../../../src/training/training-settings.ts'
import { asking, question } from '../../support/asking.ts'
import { crowds } from '../../support/crowds.ts'
import { failing } from '../../support/failing.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { TINY_NOW_MS } from '../../support/tiny-world.ts'

/** A recipe that learns little more than popularity. */
const POOR: Partial<TrainingSettings> = {
  ...QUICK_TRAINING,
  neighborhoods: { ...DEFAULTS.neighborhoods, maxItemUsers: 1 },
  similarItems: { ...DEFAULTS.similarItems, k: 1 },
  factors: { ...DEFAULTS.factors, dimension: 1, epochs: 1 },
}

const DERIVED: readonly string[] = [
  'NEIGHBOR_OF',
  'TWO_HOP_TIE',
  'TOP_FOLLOWED',
  'TOP_USER of a chart',
  'SIMILAR_TO',
  'TOP_ITEM of a tag',
  'TOP_ITEM of a chart',
]
/** Jobs of the simulation and of the edges. */
const ABORTED_DURING: readonly string[] = [
  'serving-simulation',
  'charts',
  ...(process.env.ATTUNE_TEST_LONG ? ['similar-items'] : []),
]
const WRITERS: readonly string[] = [
  'neighborhoods',
  'two-hop-ties',
  'top-followed',
  'most-followed',
  'similar-items',
  'top-items-per-tag',
  'charts',
]

let graph: GraphStore

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
})

afterEach(() => graph.close())

async function fill(people: number): Promise<void> {
  const dataSet = memoryDataSet({ interactions: crowds({ people }) })
  await importDataSet(graph, dataSet, { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
}

const run = (options: Partial<TrainOptions> = {}) =>
  train(graph, { nowMs: TINY_NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING, ...options })

async function serving(): Promise<string | null> {
  const state = await graph.run(graphState, {})
  return state.find(({ id }) => id === 'serving')?.version ?? null
}

const relationships = async () => await graph.run(relationshipCounts, {})

describe('the learned blend', () => {
  it('is learned from the newest engagements, and judged against the hand-set weights', async () => {
    await fill(60)
    const { interest } = await run()
    expect(interest?.metrics).toMatchObject({ users: 60, positives: 120, incumbentNdcgAt10: null })
    if (!interest) throw new Error('nothing was learned')
    const { origin, blend, metrics } = interest
    // In crowds that share songs, learned weights rank better than hand-set ones.
    expect(metrics.ndcgAt10).toBeGreaterThan(metrics.handSetNdcgAt10)
    expect(origin).toBe('learned')
    expect(blend).not.toEqual(DEFAULT_POLICY.blend)
  })

  it('is learned from random engagements if those are held out', async () => {
    await fill(60)
    const { interest } = await run({ heldOutKind: 'any' })
    // A tenth of ten each, where of what comes next it is a fifth.
    expect(interest?.metrics).toMatchObject({ users: 60, positives: 60 })
  })

  it('ranks lists: contributions and popularity add up to the score', async () => {
    await fill(60)
    const { interest } = await run({
      settings: { ...QUICK_TRAINING, trees: { ...DEFAULTS.trees, count: 0 } },
    })
    expect(interest?.ranker).toBe('blend')
    const asked = asking(graph)
    try {
      const page = await asked.recommend(question('person-3'), { nowMs: TINY_NOW_MS })
      expect(page.edges.length).toBeGreaterThan(5)
      const best = page.edges.flatMap(({ contributions }) =>
        contributions.filter(({ source }) => source === 'neighbors').map(({ logit }) => logit),
      )
      const { slope = 0, proposed = 0 } = interest?.blend.neighbors ?? {}
      expect(best.some((logit) => Math.abs(logit - slope - proposed) < 1e-9)).toBe(true)
      const { factors } = await servedModels(graph).load(page.modelVersion ?? '')
      for (const { item, logit, contributions } of page.edges) {
        const popularity = popularityOf(factors, item.id)
        expect(popularity).toBeGreaterThan(0)
        const bias = DEFAULT_POLICY.bias + (interest?.popularityWeight ?? Number.NaN) * popularity
        expect(logit).toBeCloseTo(
          contributions.reduce((total, part) => total + part.logit, bias),
          9,
        )
      }
    } finally {
      await asked.close()
    }
  })

  it('writes no edges of its simulation to the graph', async () => {
    await fill(60)
    const { jobs } = await run()
    const written = jobs.filter(({ job }) => WRITERS.includes(job)).reduce((sum, { edges }) => sum + edges, 0)
    const left = (await relationships()).filter(({ type }) => DERIVED.includes(type))
    expect(written).toBeGreaterThan(1_000)
    expect(left.reduce((sum, { total }) => sum + total, 0)).toBe(written)
  })

  it('is not learned from few users', async () => {
    await fill(20)
    expect((await run()).interest).toBeNull()
  })

  it('is never refused for the same recipe', async () => {
    await fill(60)
    await run()
    const again = await run({ nowMs: TINY_NOW_MS + 1 })
    expect(again.interest?.metrics.incumbentNdcgAt10).toBeNull()
    expect(await serving()).toBe(again.version)
  })
})

describe('a training that learns while it derives', () => {
  it.each(ABORTED_DURING)(
    'writes nothing after an abort during %s, and the next training cleans up',
    async (job) => {
      await fill(60)
      const { version } = await run()
      const stop = new AbortController()
      const stopped = run({
        nowMs: TINY_NOW_MS + 1,
        signal: stop.signal,
        onProgress: (step) => {
          if (step.job === job) stop.abort(new Error('enough'))
        },
      })
      await expect(stopped).rejects.toThrow('enough')
      const left = await relationships()
      await sleep(200)
      expect(await relationships()).toEqual(left)
      expect(await serving()).toBe(version)
      const next = await run({ nowMs: TINY_NOW_MS + 2 })
      expect(await graph.run(models, {})).toEqual([{ id: version }, { id: next.version }])
    },
  )

  it('fails with the error of a job, without waiting for the interest model', async () => {
    await fill(60)
    let asked = 0
    const full = failing(graph, (name) => {
      if (name === 'viewer/recent-engagements') asked++
      return name === 'training/write-charts'
    })
    const options = { nowMs: TINY_NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }
    await expect(train(full, options)).rejects.toThrow('training/write-charts')
    expect(asked).toBeLessThan(60)
    expect(await serving()).toBeNull()
    const next = await run({ nowMs: TINY_NOW_MS + 1 })
    expect(await graph.run(models, {})).toEqual([{ id: next.version }])
  })
})

describe('a recipe with other policy numbers', () => {
  it('is judged against the serving one, each by its own simulation', async () => {
    await fill(60)
    // The first training of a graph simulates with other degrees than later ones.
    await run()
    const alone = await run({ nowMs: TINY_NOW_MS + 1, policyNumbers: { seedLimit: 1 }, isForced: true })
    const { interest } = await run({ nowMs: TINY_NOW_MS + 2, isForced: true })
    if (!alone.interest) throw new Error('nothing was learned')
    const { ranker, metrics } = alone.interest
    const judged = {
      blend: metrics.ndcgAt10,
      trees: metrics.treesNdcgAt10,
      'item-softmax': metrics.itemSoftmaxNdcgAt10,
    }
    // The incumbent gets the figure it had when it was new: the simulations do not influence each other.
    expect(interest?.metrics.incumbentNdcgAt10).toBeCloseTo(judged[ranker] ?? -1, 9)
  })
})

describe('a recipe that ranks worse than the serving one', () => {
  it('is refused with both figures, and leaves the graph unchanged', async () => {
    await fill(60)
    const kept = await run({ nowMs: TINY_NOW_MS - 1 })
    const { version } = await run()
    const before = await relationships()
    await expect(run({ nowMs: TINY_NOW_MS + 1, settings: POOR })).rejects.toMatchObject({
      code: 'TRAINING_REFUSED',
      message: expect.stringMatching(/NDCG@10 0\.\d{4} against 0\.\d{4}.* of 60 users/),
      hint: expect.stringContaining('--force'),
    })
    expect(await serving()).toBe(version)
    expect(await relationships()).toEqual(before)
    expect(await graph.run(models, {})).toEqual([{ id: kept.version }, { id: version }])
    expect(await graph.run(modelParts, { partIds: [`${version}/items/000000`] })).toHaveLength(1)
  })

  it('is remembered with both figures and why it was refused', async () => {
    await fill(60)
    const { version } = await run()
    await run({ nowMs: TINY_NOW_MS + 1, settings: POOR }).catch(() => undefined)
    const [refused, served] = await readTrainings(graph)
    expect(served).toMatchObject({ version, outcome: 'served', reason: null })
    expect(refused).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('ranks worse'),
      settings: { training: JSON.parse(JSON.stringify(POOR)) },
    })
    const { ndcgAt10 = 1, incumbentNdcgAt10 = null, users } = refused?.interest?.metrics ?? {}
    expect(incumbentNdcgAt10).toBeGreaterThan(ndcgAt10)
    expect(users).toBe(60)
  })

  it('is refused while its version is still being written, and leaves nothing behind', async () => {
    await fill(60)
    const { version } = await run()
    const before = await relationships()
    let isHeldUp = false
    const slow = failing(graph, async (name) => {
      if (name === 'training/write-charts') {
        isHeldUp = true
        await sleep(4_000)
        isHeldUp = false
      }
      return false
    })
    const options = { nowMs: TINY_NOW_MS + 1, holder: 'test', graceMs: 0, settings: POOR }
    await expect(train(slow, options)).rejects.toMatchObject({ code: 'TRAINING_REFUSED' })
    expect(isHeldUp).toBe(false)
    expect(await serving()).toBe(version)
    expect(await relationships()).toEqual(before)
    expect(await graph.run(models, {})).toEqual([{ id: version }])
  })

  it('is published with force', async () => {
    await fill(60)
    await run()
    const poor = await run({ nowMs: TINY_NOW_MS + 1, settings: POOR, isForced: true })
    expect(await serving()).toBe(poor.version)
    const { ndcgAt10, incumbentNdcgAt10 } = poor.interest?.metrics ?? {}
    expect(incumbentNdcgAt10).toBeGreaterThan(ndcgAt10 ?? 1)
  })
})
