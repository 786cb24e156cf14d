import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSet } from '../datasets/importing/data-set.ts'
import { type ImportProgress, importDataSet } from '../datasets/importing/import-data-set.ts'
import type { Ranker } from '../domain/policy.ts'
import type { RatingScale } from '../events/event-weight.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { HeldOutKind } from '../training/compute/hold-out.ts'
import type { RecipeSettings } from '../training/recipe-settings.ts'
import { train } from '../training/train.ts'
import type { OnProgress } from '../training/training-report.ts'
import type { EvaluationParts } from './evaluation.ts'

export interface FoldGraphOptions {
  /** The present of the import and of the training, epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  /** What the weights are learned to foretell. */
  readonly heldOutKind: HeldOutKind
  /** What it is trained with; absent: the defaults. */
  readonly settings?: RecipeSettings
  /** Forms of the interest model that are learned even if the settings leave them out. */
  readonly rankers?: readonly Ranker[]
  readonly signal?: AbortSignal
  readonly onImport?: (progress: ImportProgress) => void
  readonly onTrain?: OnProgress
}

/** Makes a graph of the training rows, in a temporary folder that is removed afterwards, and works on it. */
export async function withFoldGraph<T>(
  parts: EvaluationParts,
  dataSet: DataSet,
  options: FoldGraphOptions,
  work: (graph: GraphStore) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const graph = await parts.openGraph(folder)
    try {
      await fillGraph(graph, dataSet, options)
      await trainGraph(parts, graph, options)
      return await work(graph)
    } finally {
      await graph.close()
    }
  })
}

/** Works in a new folder that is removed afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-evaluate-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Fills a graph as `attune import` would. */
export async function fillGraph(
  graph: GraphStore,
  dataSet: DataSet,
  {
    nowMs,
    ratingScale,
    signal,
    onImport,
  }: Pick<FoldGraphOptions, 'nowMs' | 'ratingScale' | 'signal' | 'onImport'>,
): Promise<void> {
  await importDataSet(graph, dataSet, {
    atMs: nowMs,
    nowMs,
    ratingScale,
    ...(signal && { signal }),
    ...(onImport && { onProgress: onImport }),
  })
}

/** Trains a graph as `attune train` would. */
export async function trainGraph(
  parts: EvaluationParts,
  graph: GraphStore,
  { nowMs, heldOutKind, settings, rankers, signal, onTrain }: FoldGraphOptions,
): Promise<void> {
  await train(graph, {
    nowMs,
    heldOutKind,
    holder: 'evaluation',
    graceMs: 0,
    policy: parts.policy,
    ...(settings && { settings: settings.training, policyNumbers: settings.policy }),
    ...(rankers && { rankers }),
    ...(signal && { signal }),
    ...(onTrain && { onProgress: onTrain }),
  })
}
