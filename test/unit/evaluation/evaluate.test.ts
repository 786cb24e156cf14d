import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/evaluation/evaluate.ts'
import type { EvaluateOptions } from '../../../src/evaluation/evaluation.ts'
import { evaluationJson } from '../../../src/evaluation/evaluation-json.ts'
import { parseMethods } from '../../../src/evaluation/methods.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { completed } from '../../../src/training/recipe-settings.ts'
import { evaluationParts } from '../../support/evaluation-parts.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { interaction, TINY_NOW_MS, tinyWorld } from '../../support/tiny-world.ts'

const OPTIONS: EvaluateOptions = {
  protocol: 'five-fold',
  folds: 1,
  seed: 1,
  testShare: 0.2,
  beforeMs: null,
  methods: parseMethods('serving,hand-set,neighbors,popularity'),
  k: 5,
  nowMs: TINY_NOW_MS,
  ratingScale: DEFAULT_RATING_SCALE,
  settings: completed({ training: QUICK_TRAINING }),
}
const WORLD = tinyWorld()

describe('an evaluation', () => {
  it('is deterministic and names the served method', async () => {
    const once = evaluationJson(await evaluate(memoryDataSet(WORLD), OPTIONS, evaluationParts()))
    const again = evaluationJson(await evaluate(memoryDataSet(WORLD), OPTIONS, evaluationParts()))
    expect(again).toEqual(once)
    expect(once).toMatchObject({ default: 'serving', methods: { serving: { 'NDCG@5': expect.any(Number) } } })
  })

  it('reports the import, the training and each list of a method', async () => {
    const steps = new Map<string, number[]>()
    const onProgress: EvaluateOptions['onProgress'] = ({ fold, step, done }) =>
      steps.set(`${fold}, ${step}`, [...(steps.get(`${fold}, ${step}`) ?? []), done])
    const options = { ...OPTIONS, methods: parseMethods('serving'), onProgress }
    const { folds } = await evaluate(memoryDataSet(WORLD), options, evaluationParts())
    expect([...steps.keys()]).toEqual(
      expect.arrayContaining(['fold 1 of 5, import: items', 'fold 1 of 5, train: charts']),
    )
    const testUsers = folds[0]?.testUsers ?? 0
    expect(testUsers).toBeGreaterThan(1)
    expect(steps.get('fold 1 of 5, serving')).toEqual(
      Array.from({ length: testUsers + 1 }, (_, done) => done),
    )
  })

  it('ranks the served method above popularity if users like what their crowd likes', async () => {
    const { methods } = await evaluate(memoryDataSet(WORLD), OPTIONS, evaluationParts())
    const [serving, , , popularity] = methods.map(({ metrics }) => metrics['NDCG@5'] ?? 0)
    expect(serving).toBeGreaterThan(popularity ?? 1)
  })

  it('drops, counts and reports undated rows of a temporal split', async () => {
    const undated = [interaction('person-0', 'song-15', null), interaction('person-1', 'song-14', null)]
    const dataSet = memoryDataSet({ ...WORLD, interactions: [...WORLD.interactions, ...undated] })
    const options: EvaluateOptions = {
      ...OPTIONS,
      protocol: 'temporal',
      methods: parseMethods('popularity'),
    }
    const { notes, folds } = await evaluate(dataSet, options, evaluationParts())
    expect(notes).toContain('2 undated interactions dropped')
    expect(notes).toContain(`${WORLD.ties.length} undated ties dropped`)
    expect(folds[0]?.leftOut.interactions.undated).toBe(2)
  })
})

describe('the methods of an evaluation', () => {
  it('include each ranker, and a group of all rankers', () => {
    const names = parseMethods('rankers').map(({ name }) => name)
    expect(names).toEqual(['serving', 'hand-set', 'blend', 'trees', 'item-softmax'])
    expect(parseMethods('trees')).toEqual([{ kind: 'ranker', name: 'trees', ranker: 'trees' }])
  })

  it('with another ranker do not change the served metrics', async () => {
    const metricsOf = async (methods: string) => {
      const evaluation = await evaluate(
        memoryDataSet(tinyWorld({ people: 60, songs: 40, liked: 10 })),
        { ...OPTIONS, methods: parseMethods(methods) },
        evaluationParts(),
      )
      return evaluation.methods.map(({ metrics }) => metrics['NDCG@5'])
    }
    const [alone] = await metricsOf('serving')
    const [beside, softmax] = await metricsOf('serving,item-softmax')
    expect(beside).toBe(alone)
    expect(softmax).toEqual(expect.any(Number))
  })
})
