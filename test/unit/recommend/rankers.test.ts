import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import { RANKERS, type RankerChoice } from '../../../src/domain/policy.ts'
import { recommenderOver } from '../../../src/evaluation/graph-lists.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { train } from '../../../src/training/train.ts'
import type { TrainingReport } from '../../../src/training/training-report.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { PATIENT_POLICY, question } from '../../support/asking.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { interaction, TINY_NOW_MS, tinyWorld } from '../../support/tiny-world.ts'

describe('the forms of the interest model', () => {
  let graph: GraphStore
  let report: TrainingReport
  beforeAll(async () => {
    graph = await openEmbedded({ maxRelationships: 1e6 })
    const people = memoryDataSet(tinyWorld({ people: 60, songs: 40, liked: 10 }))
    await importDataSet(graph, people, { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
    report = await train(graph, {
      nowMs: TINY_NOW_MS,
      holder: 'test',
      graceMs: 0,
      rankers: RANKERS,
      settings: { trees: { ...DEFAULT_TRAINING_SETTINGS.trees, leastCandidates: 10 } },
    })
  })
  afterAll(() => graph.close())

  const listOf = async (ranker: RankerChoice, userId = 'person-3') => {
    const recommend = recommenderOver(graph, { policy: { ...PATIENT_POLICY, ranker }, sources: null })
    return await recommend(question(userId), { nowMs: TINY_NOW_MS })
  }

  it('are evaluated on the same held-out interactions', () => {
    const { metrics } = report.interest ?? {}
    expect(metrics).toMatchObject({
      ndcgAt10: expect.any(Number),
      handSetNdcgAt10: expect.any(Number),
      itemSoftmaxNdcgAt10: expect.any(Number),
    })
    // Trees extend learned weights, and are not published with hand-set ones.
    const isLearned = report.interest?.origin === 'learned'
    expect(metrics?.treesNdcgAt10).toEqual(isLearned ? expect.any(Number) : null)
    // A form that is not in the settings is evaluated, but does not rank.
    expect(report.interest?.ranker).not.toBe('item-softmax')
  })

  it.each(RANKERS)('%s: contributions and bias sum to the logit, in falling order', async (ranker) => {
    const { edges } = await listOf(ranker)
    expect(edges.length).toBeGreaterThan(5)
    for (const { logit, bias, contributions } of edges) {
      const sum = contributions.reduce((total, part) => total + part.logit, bias)
      expect(sum).toBeCloseTo(logit, 9)
    }
    const logits = edges.map(({ logit }) => logit)
    expect(logits).toEqual(logits.toSorted((a, b) => b - a))
  })

  it('rank differently, and `best` uses the best one', async () => {
    const logits = async (ranker: RankerChoice) => (await listOf(ranker)).edges.map(({ logit }) => logit)
    const best = report.interest?.ranker ?? 'blend'
    expect(await logits('best')).toEqual(await logits(best))
    expect(await logits('item-softmax')).not.toEqual(await logits('blend'))
    expect(await logits('hand-set')).not.toEqual(await logits('item-softmax'))
    if (report.interest?.trees.length) expect(await logits('trees')).not.toEqual(await logits('blend'))
  })

  it.each([0, 3])('use the hand-set weights for a user with %i engagements', async (known) => {
    const userId = `newcomer-${known}`
    const clicks = Array.from({ length: known }, (_, n) => interaction(userId, `song-${n}`, TINY_NOW_MS))
    await importDataSet(graph, memoryDataSet({ interactions: clicks }), { atMs: 0, nowMs: TINY_NOW_MS })
    const edges = async (ranker: RankerChoice) =>
      (await listOf(ranker, userId)).edges.map((edge) => ({ ...edge, cursor: expect.anything() }))
    const byHand = await edges('hand-set')
    expect(byHand.length).toBeGreaterThan(5)
    expect(await edges('item-softmax')).toEqual(byHand)
    expect(await edges('best')).toEqual(byHand)
  })

  it('fall back to the blend if the version has not learned the requested form', async () => {
    await train(graph, { nowMs: TINY_NOW_MS + 1, holder: 'test', graceMs: 0, isForced: true })
    expect((await listOf('item-softmax')).edges).toEqual(
      (await listOf('blend')).edges.map((edge) => ({ ...edge, cursor: expect.anything() })),
    )
  })
})
