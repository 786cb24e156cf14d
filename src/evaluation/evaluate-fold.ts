import { createHash } from 'node:crypto'
import type { DataSet } from '../datasets/importing/data-set.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { openMemory } from '../recommend/open-memory.ts'
import { BASELINES, tieBreaksOf } from './baselines.ts'
import type { EvaluateOptions, EvaluationParts, FoldFacts, MethodFold } from './evaluation.ts'
import { foldReport, requestTime, withFoldGraph } from './fold-graph.ts'
import { graphLists, type ListOptions, type UserLists } from './graph-lists.ts'
import type { HashedIds } from './hashed-ids.ts'
import { type Judge, metricsOf, type TestUser } from './judge.ts'
import { coldUsers, headItems } from './metrics.ts'
import type { Fold, HeldOut } from './splits/fold.ts'
import type { LeftOutRows } from './splits/training-side.ts'
import { readTrainingRows, type TrainingRows } from './training-rows.ts'

/** The result of one fold. */
export interface FoldOutcome {
  readonly facts: FoldFacts
  /** In the order of the requested methods. */
  readonly methods: readonly MethodFold[]
}

/** A fold and its training rows. */
export interface FoldWork {
  readonly fold: Fold
  /** The training rows alone, under hashed ids. */
  readonly dataSet: DataSet
  readonly ids: HashedIds
  readonly leftOut: LeftOutRows
}

/** Computes the lists of every method from the training rows of a fold and measures them on its test rows. */
export async function evaluateFold(
  { fold, dataSet, ids, leftOut }: FoldWork,
  options: EvaluateOptions,
  parts: EvaluationParts,
): Promise<FoldOutcome> {
  const training = await readTrainingRows(dataSet, options)
  const judge = judgeOf(fold, training, ids, options)
  const listsOf = await listMaker(fold, dataSet, judge, options, parts)
  return {
    facts: {
      name: fold.name,
      fingerprint: fingerprintOf(fold.heldOut),
      trainingPairs: training.pairs,
      testPairs: judge.users.reduce((sum, { relevant }) => sum + relevant.size, 0),
      testUsers: judge.users.length,
      users: training.userIds.length,
      items: training.itemIds.length,
      leftOut,
    },
    methods: listsOf.map((lists) => methodFold(lists, judge)),
  }
}

/** Equal for the same held-out pairs in the same order. */
function fingerprintOf(heldOut: HeldOut): string {
  const hash = createHash('sha256')
  for (const [userId, itemIds] of heldOut) hash.update(JSON.stringify([userId, ...itemIds]))
  return hash.digest('base64url').slice(0, 16)
}

function judgeOf(fold: Fold, training: TrainingRows, ids: HashedIds, { k, seed }: EvaluateOptions): Judge {
  const users = [...fold.heldOut].map(([rawUserId, rawItemIds]): TestUser => {
    const userId = ids('user', rawUserId)
    return {
      userId,
      relevant: new Set([...rawItemIds].map((itemId) => ids('item', itemId))),
      trainingPairs: training.likedBy[training.userIndex.get(userId) ?? -1]?.length ?? 0,
    }
  })
  const userTies = tieBreaksOf(
    users.map(({ userId }) => userId),
    seed,
  )
  return {
    k,
    training,
    users,
    head: headItems(training.popularity, tieBreaksOf(training.itemIds, seed)),
    isCold: coldUsers(
      users.map(({ trainingPairs }) => trainingPairs),
      userTies,
    ),
  }
}

function methodFold({ lists, degraded }: UserLists, judge: Judge): MethodFold {
  const { metrics, ndcgs, shortLists } = metricsOf(lists, judge)
  return {
    metrics,
    users: judge.users.map(({ userId, trainingPairs }, index) => ({
      userId,
      trainingPairs,
      ndcg: ndcgs[index] ?? 0,
    })),
    shortLists,
    degradedLists: degraded,
  }
}

/** The lists of every method, in order. Creates a graph only if a method needs one. */
async function listMaker(
  fold: Fold,
  dataSet: DataSet,
  judge: Judge,
  options: EvaluateOptions,
  parts: EvaluationParts,
): Promise<readonly UserLists[]> {
  const needsGraph = options.methods.some(({ kind }) => kind !== 'baseline')
  if (!needsGraph) return allLists(fold, judge, options, parts, null)
  const graphOptions = {
    ...options,
    nowMs: requestTime(fold, options),
    heldOutKind: fold.heldOutKind,
    report: foldReport(fold.name, options),
    rankers: options.methods.flatMap((method) => (method.kind === 'ranker' ? [method.ranker] : [])),
  }
  return withFoldGraph(parts, dataSet, graphOptions, (graph) => allLists(fold, judge, options, parts, graph))
}

async function allLists(
  fold: Fold,
  judge: Judge,
  options: EvaluateOptions,
  parts: EvaluationParts,
  graph: GraphStore | null,
): Promise<readonly UserLists[]> {
  const userIds = judge.users.map(({ userId }) => userId)
  const report = foldReport(fold.name, options)
  const memory = graph && openMemory({ graph }).parts
  const found: UserLists[] = []
  for (const method of options.methods) {
    options.signal?.throwIfAborted()
    report(method.name, 0, userIds.length)
    if (method.kind === 'baseline') {
      found.push(baselineLists(BASELINES[method.baseline](judge.training, options.seed), judge))
    } else if (graph) {
      let done = 0
      const listOptions: ListOptions = {
        k: options.k,
        nowMs: requestTime(fold, options),
        onList: () => report(method.name, ++done, userIds.length),
        ...(memory && { memory }),
        ...(options.signal && { signal: options.signal }),
      }
      found.push(await graphLists(parts, graph, method, userIds, listOptions))
    }
  }
  return found
}

function baselineLists(ranking: (user: number, k: number) => readonly number[], judge: Judge): UserLists {
  const { itemIds, userIndex } = judge.training
  const lists = judge.users.map(({ userId }) =>
    ranking(userIndex.get(userId) ?? -1, judge.k).map((item) => itemIds[item] ?? ''),
  )
  return { lists, degraded: 0 }
}
