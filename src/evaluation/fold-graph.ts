import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataSet } from '../datasets/importing/data-set.ts'
import { importDataSet } from '../datasets/importing/import-data-set.ts'
import { PURPOSES } from '../domain/consent.ts'
import type { Ranker } from '../domain/policy.ts'
import type { RatingScale } from '../events/event-weight.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { HeldOutKind } from '../training/compute/hold-out.ts'
import type { RecipeSettings } from '../training/recipe-settings.ts'
import { train } from '../training/train.ts'
import type { EvaluateOptions, EvaluationParts } from './evaluation.ts'
import type { Fold } from './splits/fold.ts'

export interface FoldGraphOptions {
  /** The current time for the import and the training, epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  /** Which interactions the ranking weights learn to predict. */
  readonly heldOutKind: HeldOutKind
  /** Training settings; absent or null: the defaults. */
  readonly settings?: RecipeSettings | null
  /** Rankers to train even if the settings leave them out. */
  readonly rankers?: readonly Ranker[]
  readonly signal?: AbortSignal
  /** Called with the current step, such as `import: users` or `train: charts`. */
  readonly report?: Report
}

/** Reports the progress of a step. */
export type Report = (step: string, done: number, total: number) => void

/** Reports the steps of a fold. @param name of the fold, such as `1 of 5` */
export function foldReport(name: string, { onProgress }: Pick<EvaluateOptions, 'onProgress'>): Report {
  return (step, done, total) => onProgress?.({ fold: `fold ${name}`, step, done, total })
}

/** The current time of a fold, epoch milliseconds: with a cut-off, lists are requested for that instant. */
export function requestTime(
  { cutoffMs }: Pick<Fold, 'cutoffMs'>,
  { nowMs }: Pick<EvaluateOptions, 'nowMs'>,
): number {
  return cutoffMs ?? nowMs
}

/** Runs `work` on a trained graph of the training rows, in a temporary folder. */
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

/** Runs `work` in a new temporary folder and removes the folder afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-evaluate-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Fills a graph as `attune import` does. */
export async function fillGraph(
  graph: GraphStore,
  dataSet: DataSet,
  {
    nowMs,
    ratingScale,
    signal,
    report,
  }: Pick<FoldGraphOptions, 'nowMs' | 'ratingScale' | 'signal' | 'report'>,
): Promise<void> {
  await importDataSet(graph, dataSet, {
    atMs: nowMs,
    nowMs,
    ratingScale,
    ...(signal && { signal }),
    ...(report && { onProgress: ({ kind, done, total }) => report(`import: ${kind}`, done, total) }),
  })
}

/** Trains a graph as `attune train` does. */
export async function trainGraph(
  parts: EvaluationParts,
  graph: GraphStore,
  { nowMs, heldOutKind, settings, rankers, signal, report }: FoldGraphOptions,
): Promise<void> {
  await train(graph, {
    nowMs,
    heldOutKind,
    holder: 'evaluation',
    granted: new Set(PURPOSES),
    graceMs: 0,
    policy: parts.policy,
    ...(settings && { settings: settings.training, policyNumbers: settings.policy }),
    ...(rankers && { rankers }),
    ...(signal && { signal }),
    ...(report && { onProgress: ({ job, done, total }) => report(`train: ${job}`, done, total) }),
  })
}
