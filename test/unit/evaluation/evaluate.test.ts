import { describe, expect, it } from 'vitest'
import { evaluate } from '../../../src/evaluation/evaluate.ts'
import type { EvaluateOptions } from '../../../src/evaluation/evaluation.ts'
import { evaluationJson } from '../../../src/evaluation/evaluation-json.ts'
import { withFoldGraph } from '../../../src/evaluation/fold-graph.ts'
import { graphLists, recommenderOver } from '../../../src/evaluation/graph-lists.ts'
import { hashedIds } from '../../../src/evaluation/hashed-ids.ts'
import { parseMethods } from '../../../src/evaluation/methods.ts'
import { readInteractionLog } from '../../../src/evaluation/splits/interaction-log.ts'
import { splitBy } from '../../../src/evaluation/splits/protocols.ts'
import { trainingDataSet } from '../../../src/evaluation/splits/training-side.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { question } from '../../support/asking.ts'
import { cypherQuery } from '../../support/cypher-query.ts'
import { evaluationParts } from '../../support/evaluation-parts.ts'
import { graphDump } from '../../support/graph-dump.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { interaction, item, TINY_NOW_MS, tagging, tinyWorld } from '../../support/tiny-world.ts'

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
  settings: null,
}
const WORLD = tinyWorld()
const ids = hashedIds(OPTIONS.seed)

describe('an evaluation', { timeout: 60_000 }, () => {
  it('gives the same metrics twice, and says which method serves', async () => {
    const once = evaluationJson(await evaluate(memoryDataSet(WORLD), OPTIONS, evaluationParts()))
    const again = evaluationJson(await evaluate(memoryDataSet(WORLD), OPTIONS, evaluationParts()))
    expect(again).toEqual(once)
    expect(once).toMatchObject({ default: 'serving', methods: { serving: { 'NDCG@5': expect.any(Number) } } })
  })

  it('finds the crowd of each person better than the chart does, where people like what their crowd likes', async () => {
    const { methods } = await evaluate(memoryDataSet(WORLD), OPTIONS, evaluationParts())
    const [serving, , , popularity] = methods.map(({ metrics }) => metrics['NDCG@5'] ?? 0)
    expect(serving).toBeGreaterThan(popularity ?? 1)
  })

  it('drops undated rows of a temporal split, counts them and says so', async () => {
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
  it('name each form of the interest model, and all of them in a word', () => {
    const names = parseMethods('rankers').map(({ name }) => name)
    expect(names).toEqual(['serving', 'hand-set', 'blend', 'trees', 'item-softmax'])
    expect(parseMethods('trees')).toEqual([{ kind: 'ranker', name: 'trees', ranker: 'trees' }])
  })

  it('of another form leave what serves as it is', { timeout: 60_000 }, async () => {
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

describe('the graph of a fold', { timeout: 60_000 }, () => {
  /** Only the held-out row (the first of the file) knows the item, its owner and the tag she gave it. */
  const canary = memoryDataSet({
    ...WORLD,
    items: [...WORLD.items, item('canary-item')],
    tags: [...WORLD.tags, { id: 'canary-tag', name: 'Canary', kind: null }],
    interactions: [interaction('person-0', 'canary-item', TINY_NOW_MS - 1), ...WORLD.interactions],
    taggings: [...WORLD.taggings, tagging('canary-item', 'canary-tag', 'person-0')],
  })

  it('holds no edge and no tag of a canary in the test fold, and training derives none', async () => {
    const { dump, pointedAt } = await foldGraph(canary)
    expect(pointedAt).not.toContain(ids('item', 'canary-item'))
    expect(pointedAt).toContain(ids('item', 'song-0'))
    expect(dump.filter((line) => line.includes(ids('tag', 'canary-tag')))).toEqual([])
    expect(dump.filter((line) => /canary/i.test(line))).toEqual([])
  })

  it('gives the lists that the recommender gives over it', async () => {
    const { lists } = await foldGraph(memoryDataSet(WORLD))
    expect(lists.evaluated).toEqual(lists.own)
    expect(lists.own.every((list) => list.length > 0)).toBe(true)
  })
})

/** Items that a person or another item leads to, by imported or derived edges; charts list the whole catalog. */
const POINTED_AT = cypherQuery<Record<never, never>, { readonly itemId: string }>(
  'test/pointed-at',
  `// @mode read
   // @budget 100000
   // @returns itemId String!
   MATCH (start)-[edge:INTERACTED_WITH|RECENTLY_ENGAGED|SIMILAR_TO]->(item:Item)
   RETURN DISTINCT item.id AS itemId`,
)

async function foldGraph(dataSet: ReturnType<typeof memoryDataSet>) {
  const parts = evaluationParts()
  const log = await readInteractionLog(dataSet, OPTIONS)
  const [fold] = splitBy(log, OPTIONS).folds
  if (!fold) throw new Error('no fold')
  const training = trainingDataSet(dataSet, fold, log, ids)
  return withFoldGraph(parts, training, OPTIONS_OF_GRAPH, async (graph) => {
    const userIds = [...fold.heldOut.keys()].map((id) => ids('user', id))
    const asking = { k: 5, nowMs: TINY_NOW_MS }
    const { lists } = await graphLists(parts, graph, { kind: 'serving', name: 'serving' }, userIds, asking)
    const recommend = recommenderOver(graph, { policy: DEFAULT_POLICY, sources: null })
    const own: string[][] = []
    for (const userId of userIds) {
      const { edges } = await recommend(question(userId, { first: 5 }), { nowMs: TINY_NOW_MS })
      own.push(edges.map(({ item }) => item.id))
    }
    const pointedAt = (await graph.run(POINTED_AT, {})).map(({ itemId }) => itemId)
    return { dump: await graphDump(graph), pointedAt, lists: { evaluated: lists, own } }
  })
}

const OPTIONS_OF_GRAPH = {
  nowMs: TINY_NOW_MS,
  ratingScale: DEFAULT_RATING_SCALE,
  heldOutKind: 'any',
} as const
