import { hitRate, mean, ndcg, recall } from '../metrics.ts'

/** The metrics of a method: means over the lists of a fold, then over the folds. */
export type PeopleMetrics = Readonly<Record<string, number>>

/** A list of people, best first, with those to find. */
export interface JudgedList {
  readonly list: readonly string[]
  /** Not empty. */
  readonly relevant: ReadonlySet<string>
}

/** The means over lists of length `k`. */
export function peopleMetrics(lists: readonly JudgedList[], k: number): PeopleMetrics {
  const judged = lists.map(({ list, relevant }) => {
    const hits = list.map((id) => relevant.has(id))
    return {
      [`NDCG@${k}`]: ndcg(hits, relevant.size, k),
      [`R@${k}`]: recall(hits, relevant.size, k),
      [`HR@${k}`]: hitRate(hits, k),
    }
  })
  return meanMetrics(judged)
}

export function meanMetrics(values: readonly PeopleMetrics[]): PeopleMetrics {
  const names = Object.keys(values[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, mean(values.map((one) => one[name] ?? null)) ?? 0]))
}

/** The means over folds, by method. */
export function metricsByMethod<Method extends string>(
  methods: readonly Method[],
  folds: readonly { readonly metrics: Readonly<Record<Method, PeopleMetrics>> }[],
): Readonly<Record<Method, PeopleMetrics>> {
  return Object.fromEntries(
    methods.map((method) => [method, meanMetrics(folds.map(({ metrics }) => metrics[method]))]),
  ) as Record<Method, PeopleMetrics>
}
