import type { DataSet } from '../../src/datasets/importing/data-set.ts'
import { evaluate } from '../../src/evaluation/evaluate.ts'
import type { EvaluateOptions } from '../../src/evaluation/evaluation.ts'
import { parseMethods } from '../../src/evaluation/methods.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { evaluationParts } from './evaluation-parts.ts'

export type JudgedOptions = Pick<EvaluateOptions, 'protocol' | 'nowMs' | 'settings'>

/** NDCG@10 on the first fold: of the served lists, of the hand-set weights and of every baseline. Also printed. */
export async function judgedNdcgs(
  dataSet: DataSet,
  options: JudgedOptions,
): Promise<ReadonlyMap<string, number>> {
  const { methods } = await evaluate(
    dataSet,
    {
      ...options,
      folds: 1,
      seed: 1,
      testShare: 0.2,
      beforeMs: null,
      methods: parseMethods('serving,hand-set,baselines'),
      k: 10,
      ratingScale: DEFAULT_RATING_SCALE,
    },
    evaluationParts(),
  )
  const ndcgs = new Map(methods.map(({ name, metrics }) => [name, metrics['NDCG@10'] ?? 0]))
  for (const [name, ndcg] of ndcgs) process.stdout.write(`NDCG@10 ${ndcg.toFixed(4)} ${name}\n`)
  return ndcgs
}
