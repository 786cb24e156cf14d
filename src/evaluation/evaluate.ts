import type { GraphStore } from '../graph/graph-store.ts'
import type { DataSet } from '../importing/data-set.ts'
import type { RatingScale } from '../ingest/event-weight.ts'
import { tieBreaksOf } from './baselines/baseline.ts'
import { BASELINES } from './baselines/baselines.ts'
import type { Evaluation, FoldFacts, MethodFold, MethodResult } from './evaluation.ts'
import type { EvaluationParts } from './evaluation-parts.ts'
import { type Figures, figuresOf } from './figures.ts'
import { withFoldGraph } from './fold-graph.ts'
import { graphLists, type UserLists } from './graph-lists.ts'
import { type HashedIds, hashedIds } from './hashed-ids.ts'
import type { Judge, TestUser } from './judge.ts'
import { mean } from './mean.ts'
import { type Method, SERVING } from './method.ts'
import { coldUsers } from './metrics/cold-users.ts'
import { headItems } from './metrics/long-tail.ts'
import type { Fold } from './splits/fold.ts'
import { readInteractionLog } from './splits/interaction-log.ts'
import { type SplitSettings, splitBy } from './splits/protocol.ts'
import { trainingDataSet } from './splits/training-data-set.ts'
import { readTrainingRows, type TrainingRows } from './training-rows.ts'

export interface EvaluateOptions extends SplitSettings {
  readonly methods: readonly Method[]
  /** Length of the lists, 1-100. */
  readonly k: number
  /** The end of the data set's story, epoch milliseconds: rows without a date happened then. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: EvaluationProgress) => void
}

/** How far an evaluation is. */
export interface EvaluationProgress {
  /** `fold 1 of 5`. */
  readonly fold: string
  /** What it is at: `import`, `train: charts`, a method's name. */
  readonly step: string
  readonly done: number
  readonly total: number
}

/**
 * How well methods recommend, measured on held-out interactions. Each fold is a graph of its own under hashed ids,
 * filled by the importer, trained by the training, and asked through the recommender that serves; baselines work
 * on the same training rows. The same data, options and code give the same figures.
 *
 * @throws AttuneError `BAD_USER_INPUT` if the data set does not suit the protocol; the signal's reason once it
 *   aborts
 */
export async function evaluate(
  dataSet: DataSet,
  options: EvaluateOptions,
  parts: EvaluationParts,
): Promise<Evaluation> {
  const log = await readInteractionLog(dataSet, options)
  const split = splitBy(log, options)
  const ids = hashedIds(options.seed)
  const outcomes: FoldOutcome[] = []
  for (const fold of split.folds) {
    const training = trainingDataSet(dataSet, fold, log, ids)
    outcomes.push(await evaluateFold(fold, training, ids, options, parts))
  }
  return {
    dataSet: dataSet.name,
    protocol: options.protocol,
    k: options.k,
    seed: options.seed,
    nowMs: options.nowMs,
    default: SERVING,
    notes: split.notes,
    folds: outcomes.map(({ facts }) => facts),
    methods: options.methods.map((method, index) => resultOf(method, index, outcomes)),
  }
}

interface FoldOutcome {
  readonly facts: FoldFacts
  /** In the order of the methods. */
  readonly methods: readonly MethodFold[]
}

function resultOf({ name, kind }: Method, index: number, outcomes: readonly FoldOutcome[]): MethodResult {
  const folds = outcomes.flatMap(({ methods }) => methods[index] ?? [])
  return { name, kind, figures: meanFigures(folds.map(({ figures }) => figures)), folds }
}

function meanFigures(folds: readonly Figures[]): Figures {
  const names = Object.keys(folds[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, mean(folds.map((figures) => figures[name] ?? null))]))
}

async function evaluateFold(
  fold: Fold,
  dataSet: DataSet,
  ids: HashedIds,
  options: EvaluateOptions,
  parts: EvaluationParts,
): Promise<FoldOutcome> {
  const training = await readTrainingRows(dataSet, options)
  const judge = judgeOf(fold, training, ids, options)
  const listsOf = await listMaker(fold, dataSet, judge, options, parts)
  return {
    facts: {
      name: fold.name,
      trainingPairs: training.pairs,
      testPairs: judge.users.reduce((sum, { relevant }) => sum + relevant.size, 0),
      testUsers: judge.users.length,
      users: training.userIds.length,
      items: training.itemIds.length,
    },
    methods: listsOf.map((lists) => methodFold(lists, judge)),
  }
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
  const { figures, ndcgs, shortLists } = figuresOf(lists, judge)
  return {
    figures,
    users: judge.users.map(({ userId, trainingPairs }, index) => ({
      userId,
      trainingPairs,
      ndcg: ndcgs[index] ?? 0,
    })),
    shortLists,
    degradedLists: degraded,
  }
}

/** Lists of every method, in their order. A graph is made only if a method asks one. */
async function listMaker(
  fold: Fold,
  dataSet: DataSet,
  judge: Judge,
  options: EvaluateOptions,
  parts: EvaluationParts,
): Promise<readonly UserLists[]> {
  const asksGraph = options.methods.some(({ kind }) => kind !== 'baseline')
  if (!asksGraph) return allLists(fold, judge, options, parts, null)
  const report = reporter(fold, options)
  const nowMs = presentOf(fold, options)
  const graphOptions = {
    nowMs,
    ratingScale: options.ratingScale,
    onImport: ({ kind, done, total }: { kind: string; done: number; total: number }) =>
      report(`import: ${kind}`, done, total),
    onTrain: ({ job, done, total }: { job: string; done: number; total: number }) =>
      report(`train: ${job}`, done, total),
    ...(options.signal && { signal: options.signal }),
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
  const report = reporter(fold, options)
  const found: UserLists[] = []
  for (const method of options.methods) {
    options.signal?.throwIfAborted()
    report(method.name, 0, userIds.length)
    if (method.kind === 'baseline') {
      found.push(baselineLists(BASELINES[method.baseline](judge.training, options.seed), judge))
    } else if (graph) {
      let done = 0
      const asking = {
        k: options.k,
        nowMs: presentOf(fold, options),
        onAnswer: () => report(method.name, ++done, userIds.length),
        ...(options.signal && { signal: options.signal }),
      }
      found.push(await graphLists(parts, graph, method, userIds, asking))
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

/** With a cut-off the present is there: nobody knows yet what comes after it. */
function presentOf(fold: Fold, { nowMs }: EvaluateOptions): number {
  return fold.cutoffMs ?? nowMs
}

function reporter(fold: Fold, { onProgress }: EvaluateOptions) {
  return (step: string, done: number, total: number) =>
    onProgress?.({ fold: `fold ${fold.name}`, step, done, total })
}
