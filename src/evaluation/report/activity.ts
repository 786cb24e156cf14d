import type { Evaluation, MethodResult, UserScore } from '../evaluation.ts'
import { mean } from '../metrics.ts'
import type { Line } from './line-plot.ts'

/** Groups of users of about the same size. */
const GROUPS = 5

/** Users from the least to the most active, in groups, and how well each method serves them. */
export interface ActivityPlot {
  /** `12–30`: items of the training rows that the users of the group like. */
  readonly groups: readonly string[]
  readonly lines: readonly Line[]
}

/** @param methods names of the methods to show */
export function byActivity(evaluation: Evaluation, methods: readonly string[]): ActivityPlot {
  const found = methods.flatMap((name) => evaluation.methods.find((method) => method.name === name) ?? [])
  const bounds = upperBounds(scoresOf(found[0]).map(({ trainingPairs }) => trainingPairs))
  return {
    groups: bounds.map((high, index) => rangeText((bounds[index - 1] ?? -1) + 1, high)),
    lines: found.map((method) => ({ name: method.name, values: meansOf(scoresOf(method), bounds) })),
  }
}

function scoresOf(method: MethodResult | undefined): readonly UserScore[] {
  return method?.folds.flatMap(({ users }) => users) ?? []
}

/** The largest count of each group, ascending; users with the same count are in the same group. */
function upperBounds(counts: readonly number[]): readonly number[] {
  const sorted = [...counts].sort((a, b) => a - b)
  const bounds = Array.from(
    { length: GROUPS },
    (_, group) => sorted[Math.ceil((sorted.length * (group + 1)) / GROUPS) - 1] ?? 0,
  )
  return [...new Set(bounds)]
}

function meansOf(scores: readonly UserScore[], bounds: readonly number[]): readonly (number | null)[] {
  return bounds.map((high, index) => {
    const low = bounds[index - 1] ?? -1
    const own = scores.filter(({ trainingPairs }) => trainingPairs > low && trainingPairs <= high)
    return mean(own.map(({ ndcg }) => ndcg))
  })
}

function rangeText(low: number, high: number): string {
  return low === high ? String(low) : `${low}–${high}`
}
