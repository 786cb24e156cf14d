import type { DataSet } from '../datasets/importing/data-set.ts'
import { evaluateFold, type FoldOutcome } from './evaluate-fold.ts'
import type { EvaluateOptions, Evaluation, EvaluationParts, MethodResult } from './evaluation.ts'
import { hashedIds } from './hashed-ids.ts'
import type { MetricValues } from './judge.ts'
import { type Method, SERVING } from './methods.ts'
import { mean } from './metrics.ts'
import { readInteractionLog } from './splits/interaction-log.ts'
import { splitBy } from './splits/protocols.ts'
import { droppedNotes, leftOutRows, trainingDataSet } from './splits/training-side.ts'

/**
 * Measures the quality of methods on held-out interactions. Each fold has its own graph with hashed ids, filled by
 * the importer, trained by the production training and queried through the production recommender. Baselines use the
 * same training rows. The same data, options and code give the same metrics.
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
  const notes = [...split.notes]
  for (const fold of split.folds) {
    const leftOut = await leftOutRows(dataSet, fold, log, options.signal)
    notes.push(...droppedNotes(leftOut, fold))
    const training = trainingDataSet(dataSet, fold, log, ids)
    outcomes.push(await evaluateFold({ fold, dataSet: training, ids, leftOut }, options, parts))
  }
  return {
    dataSet: dataSet.name,
    protocol: options.protocol,
    k: options.k,
    seed: options.seed,
    nowMs: options.nowMs,
    default: SERVING,
    settings: options.settings,
    notes,
    folds: outcomes.map(({ facts }) => facts),
    methods: options.methods.map((method, index) => resultOf(method, index, outcomes)),
  }
}

function resultOf({ name, kind }: Method, index: number, outcomes: readonly FoldOutcome[]): MethodResult {
  const folds = outcomes.flatMap(({ methods }) => methods[index] ?? [])
  return { name, kind, metrics: meanMetrics(folds.map(({ metrics }) => metrics)), folds }
}

function meanMetrics(folds: readonly MetricValues[]): MetricValues {
  const names = Object.keys(folds[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, mean(folds.map((metrics) => metrics[name] ?? null))]))
}
