import type { Evaluation, MethodResult } from './evaluation.ts'

/** Figures are rounded to this many decimals: what lies below is no news. */
const DECIMALS = 6

/**
 * An evaluation for scripts: `methods.<name>."NDCG@10"` and so on, the mean over the folds, and the same of each
 * fold. `default` names the method that `recommend` serves. Holds nobody's id.
 */
export function evaluationJson(evaluation: Evaluation): Readonly<Record<string, unknown>> {
  const { dataSet, protocol, k, seed, nowMs, folds, notes } = evaluation
  return {
    dataSet,
    protocol,
    k,
    seed,
    now: new Date(nowMs).toISOString(),
    notes,
    folds,
    default: evaluation.default,
    methods: Object.fromEntries(evaluation.methods.map((method) => [method.name, methodJson(method)])),
  }
}

function methodJson({ kind, figures, folds }: MethodResult): Readonly<Record<string, unknown>> {
  return {
    kind,
    ...rounded(figures),
    shortLists: folds.reduce((sum, fold) => sum + fold.shortLists, 0),
    degradedLists: folds.reduce((sum, fold) => sum + fold.degradedLists, 0),
    folds: folds.map((fold) => rounded(fold.figures)),
  }
}

function rounded(figures: MethodResult['figures']): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      value === null ? null : Number(value.toFixed(DECIMALS)),
    ]),
  )
}
