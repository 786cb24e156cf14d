import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { DataSet } from '../../datasets/importing/data-set.ts'
import type { RatingScale } from '../../events/event-weight.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import type { RecipeSettings } from '../../training/recipe-settings.ts'
import type { EvaluationParts } from '../evaluation.ts'
import { fillGraph, trainGraph, withTemporaryFolder } from '../fold-graph.ts'
import { graphLists } from '../graph-lists.ts'
import { SERVING } from '../methods.ts'
import { ndcg } from '../metrics.ts'

/** A user and their held-out items. */
export interface JudgedUser {
  readonly userId: string
  readonly relevant: ReadonlySet<string>
}

export interface TrialGraphOptions {
  /** Epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  readonly k: number
  readonly users: readonly JudgedUser[]
  /** Kind of the held-out interactions that the ranking weights learn to predict. */
  readonly heldOutKind: HeldOutKind
  readonly signal?: AbortSignal
  /** Called with the current step, such as `train: factors`. */
  readonly onStep: (step: string) => void
}

/** Trains copies of one imported graph with different settings. */
export interface TrialGraphs {
  /** NDCG of each user, in the order of `users`. */
  score(settings: RecipeSettings): Promise<readonly number[]>
}

/** Imports the rows once into a temporary folder, which is removed after `work`. */
export function withTrialGraphs<T>(
  parts: EvaluationParts,
  dataSet: DataSet,
  options: TrialGraphOptions,
  work: (graphs: TrialGraphs) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const imported = join(folder, 'imported')
    await importInto(parts, imported, dataSet, options)
    return work({
      score: (settings) =>
        withTemporaryFolder(async (copy) => {
          await cp(imported, copy, { recursive: true })
          return scoreIn(parts, copy, settings, options)
        }),
    })
  })
}

async function importInto(
  parts: EvaluationParts,
  folder: string,
  dataSet: DataSet,
  options: TrialGraphOptions,
): Promise<void> {
  const graph = await parts.openGraph(folder)
  try {
    await fillGraph(graph, dataSet, { ...options, report: options.onStep })
  } finally {
    await graph.close()
  }
}

async function scoreIn(
  parts: EvaluationParts,
  folder: string,
  settings: RecipeSettings,
  options: TrialGraphOptions,
): Promise<readonly number[]> {
  const { users, k, nowMs, signal, onStep } = options
  const graph = await parts.openGraph(folder)
  try {
    await trainGraph(parts, graph, { ...options, settings, report: onStep })
    const userIds = users.map(({ userId }) => userId)
    onStep('recommend')
    const asking = { k, nowMs, ...(signal && { signal }) }
    const { lists } = await graphLists(parts, graph, { kind: 'serving', name: SERVING }, userIds, asking)
    return users.map(({ relevant }, index) =>
      ndcg(
        (lists[index] ?? []).map((itemId) => relevant.has(itemId)),
        relevant.size,
        k,
      ),
    )
  } finally {
    await graph.close()
  }
}
