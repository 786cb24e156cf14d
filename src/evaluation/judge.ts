import {
  averagePopularity,
  averagePrecision,
  calibration,
  coverage,
  exposureOf,
  gini,
  hitRate,
  intraListDiversity,
  longTailShare,
  mean,
  ndcg,
  novelty,
  precision,
  recall,
  reciprocalRank,
} from './metrics.ts'
import type { TrainingRows } from './training-rows.ts'

/** A user with test rows. */
export interface TestUser {
  readonly userId: string
  /** Item ids of all test rows of the user, at least one. Items without training rows are included. */
  readonly relevant: ReadonlySet<string>
  /** Number of items that the user likes in the training rows. */
  readonly trainingPairs: number
}

/** What the lists of a fold are measured against: training rows, test rows and values derived from them. */
export interface Judge {
  readonly k: number
  readonly training: TrainingRows
  /** In the order of the lists. */
  readonly users: readonly TestUser[]
  /** The most popular items; all others are the long tail. */
  readonly head: ReadonlySet<number>
  /** Parallel to `users`. */
  readonly isCold: readonly boolean[]
}

/** Metrics by name, such as `NDCG@10`; null where nothing could be measured. */
export type MetricValues = Readonly<Record<string, number | null>>

/** The quality of the lists of one method in one fold. */
interface ListMetrics {
  readonly metrics: MetricValues
  /** NDCG of each user, in the order of `users`. */
  readonly ndcgs: readonly number[]
  /** Lists with fewer than k items. */
  readonly shortLists: number
}

/**
 * Measures the lists of a method, one list per user in the order of `judge.users`. Accuracy is the mean over all
 * users. Other metrics are the mean over the lists for which they are defined (an empty list has no popularity).
 */
export function metricsOf(lists: readonly (readonly string[])[], judge: Judge): ListMetrics {
  const { k, users } = judge
  const ndcgs = users.map((user, index) => ndcg(hitsOf(lists[index] ?? [], user), user.relevant.size, k))
  return {
    metrics: { ...accuracy(lists, ndcgs, judge), ...beyondAccuracy(lists, judge) },
    ndcgs,
    shortLists: lists.filter((list) => list.length < k).length,
  }
}

function accuracy(
  lists: readonly (readonly string[])[],
  ndcgs: readonly number[],
  { k, users, isCold }: Judge,
): MetricValues {
  const over = (metric: (hits: readonly boolean[], relevantCount: number, k: number) => number) =>
    mean(users.map((user, index) => metric(hitsOf(lists[index] ?? [], user), user.relevant.size, k)))
  return {
    [`NDCG@${k}`]: mean(ndcgs),
    [`P@${k}`]: over((hits) => precision(hits, k)),
    [`R@${k}`]: over(recall),
    [`HR@${k}`]: over((hits) => hitRate(hits, k)),
    [`MRR@${k}`]: over((hits) => reciprocalRank(hits, k)),
    [`MAP@${k}`]: over(averagePrecision),
    [`NDCG@${k} cold`]: mean(ndcgs.filter((_, index) => isCold[index])),
    [`NDCG@${k} warm`]: mean(ndcgs.filter((_, index) => !isCold[index])),
  }
}

function beyondAccuracy(
  lists: readonly (readonly string[])[],
  { training, users, head }: Judge,
): MetricValues {
  const { itemIds, itemIndex, userIndex, likedBy, popularity, tagsOf, pairs } = training
  const known = lists.map((list) => list.flatMap((itemId) => itemIndex.get(itemId) ?? []))
  const exposure = exposureOf(known)
  const tagsOfItems = (items: readonly number[]) => items.flatMap((item) => tagsOf[item] ?? [])
  const historyOf = (user: TestUser) => likedBy[userIndex.get(user.userId) ?? -1] ?? []
  return {
    coverage: coverage(exposure, itemIds.length),
    gini: gini(exposure, itemIds.length),
    ARP: mean(known.map((list) => averagePopularity(list, popularity))),
    novelty: mean(known.map((list) => novelty(list, popularity, pairs))),
    APLT: mean(known.map((list) => longTailShare(list, head))),
    diversity: mean(known.map((list) => intraListDiversity(tagsOfItems(list)))),
    calibration: mean(
      users.map((user, index) => calibration(tagsOfItems(historyOf(user)), tagsOfItems(known[index] ?? []))),
    ),
  }
}

function hitsOf(list: readonly string[], { relevant }: TestUser): readonly boolean[] {
  return list.map((itemId) => relevant.has(itemId))
}

/** Decimals where 4 are too many. */
const DECIMALS: Readonly<Record<string, number>> = { ARP: 1, novelty: 2 }

/** A metric as text: `0.2345`, or a dash if it is undefined. */
export function formatMetric(name: string, value: number | null): string {
  return value === null ? '–' : value.toFixed(DECIMALS[name] ?? 4)
}
