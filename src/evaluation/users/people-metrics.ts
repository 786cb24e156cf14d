import type { Report } from '../fold-graph.ts'
import { hitRate, mean, ndcg, recall } from '../metrics.ts'

/** The metrics of a method: means over the lists of a fold, then over the folds. */
export type PeopleMetrics = Readonly<Record<string, number>>

/** The metrics of each method. */
type MethodMetrics<Method extends string> = Readonly<Record<Method, PeopleMetrics>>

/** An evaluation of methods that list people. `Counts` says what a fold holds out. */
export interface PeopleListsEvaluation<Method extends string, Counts> {
  readonly dataSet: string
  readonly k: number
  readonly seed: number
  readonly folds: readonly (Counts & { readonly name: string; readonly metrics: MethodMetrics<Method> })[]
  /** Means over the folds. */
  readonly metrics: MethodMetrics<Method>
}

/** Lists people, best first, for a user or an item. */
export type ListPeople = (id: string) => Promise<readonly string[]> | readonly string[]

/** A user or an item that a method lists people for. */
export interface ListSubject {
  readonly id: string
  /** The held-out people to find; not empty. */
  readonly relevant: ReadonlySet<string>
}

interface MeasureOptions {
  /** Length of the lists. */
  readonly k: number
  readonly signal?: AbortSignal
  readonly report: Report
}

/** Makes the lists of each method for the same subjects, and measures them. @throws the signal's reason once it aborts */
export async function measureMethods<Method extends string>(
  methods: readonly Method[],
  listsBy: Readonly<Record<Method, ListPeople>>,
  subjects: readonly ListSubject[],
  { k, signal, report }: MeasureOptions,
): Promise<MethodMetrics<Method>> {
  const found = new Map<Method, PeopleMetrics>()
  for (const method of methods) {
    const metrics: PeopleMetrics[] = []
    for (const { id, relevant } of subjects) {
      signal?.throwIfAborted()
      metrics.push(listMetrics(await listsBy[method](id), relevant, k))
      report(method, metrics.length, subjects.length)
    }
    found.set(method, meanMetrics(metrics))
  }
  return Object.fromEntries(found) as Record<Method, PeopleMetrics>
}

/** The means over folds, by method. */
export function metricsByMethod<Method extends string>(
  methods: readonly Method[],
  folds: readonly { readonly metrics: MethodMetrics<Method> }[],
): MethodMetrics<Method> {
  return Object.fromEntries(
    methods.map((method) => [method, meanMetrics(folds.map(({ metrics }) => metrics[method]))]),
  ) as Record<Method, PeopleMetrics>
}

function listMetrics(list: readonly string[], relevant: ReadonlySet<string>, k: number): PeopleMetrics {
  const hits = list.map((id) => relevant.has(id))
  return {
    [`NDCG@${k}`]: ndcg(hits, relevant.size, k),
    [`R@${k}`]: recall(hits, relevant.size, k),
    [`HR@${k}`]: hitRate(hits, k),
  }
}

function meanMetrics(values: readonly PeopleMetrics[]): PeopleMetrics {
  const names = Object.keys(values[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, mean(values.map((one) => one[name] ?? null)) ?? 0]))
}
