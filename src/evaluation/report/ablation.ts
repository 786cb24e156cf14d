import { compare, scoresOf } from '../compare.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Bar } from './bar-plot.ts'

/** What each source adds: NDCG of the recipe less that of the recipe without it, largest first. None if the recipe was not run. */
export function ablationBars(evaluation: Evaluation): readonly Bar[] {
  if (!evaluation.methods.some(({ name }) => name === evaluation.default)) return []
  const whole = scoresOf(evaluation, evaluation.default)
  return evaluation.methods
    .filter(({ kind }) => kind === 'without')
    .map(({ name }) => {
      const { meanDifference, low, high } = compare(whole, scoresOf(evaluation, name), evaluation.seed)
      return { name: name.replace(/^without:/, ''), value: meanDifference, low, high }
    })
    .sort((a, b) => b.value - a.value)
}
