import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GraphStore } from '../graph/graph-store.ts'
import type { DataSet } from '../importing/data-set.ts'
import { type ImportProgress, importDataSet } from '../importing/import-data-set.ts'
import type { RatingScale } from '../ingest/event-weight.ts'
import { train } from '../training/train.ts'
import type { OnProgress } from '../training/training-report.ts'
import type { EvaluationParts } from './evaluation-parts.ts'

export interface FoldGraphOptions {
  /** The present of the import and of the training, epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: RatingScale
  readonly signal?: AbortSignal
  readonly onImport?: (progress: ImportProgress) => void
  readonly onTrain?: OnProgress
}

/**
 * Makes a graph of the training rows as `attune import` and `attune train` would, in a temporary folder that is
 * removed afterwards, and works on it.
 */
export async function withFoldGraph<T>(
  parts: EvaluationParts,
  dataSet: DataSet,
  options: FoldGraphOptions,
  work: (graph: GraphStore) => Promise<T>,
): Promise<T> {
  const { nowMs, ratingScale, signal, onImport, onTrain } = options
  const folder = await mkdtemp(join(tmpdir(), 'attune-evaluate-'))
  try {
    const graph = await parts.openGraph(folder)
    try {
      await importDataSet(graph, dataSet, {
        atMs: nowMs,
        nowMs,
        ratingScale,
        ...(signal && { signal }),
        ...(onImport && { onProgress: onImport }),
      })
      await train(graph, {
        nowMs,
        holder: 'evaluation',
        graceMs: 0,
        ...(signal && { signal }),
        ...(onTrain && { onProgress: onTrain }),
      })
      return await work(graph)
    } finally {
      await graph.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
