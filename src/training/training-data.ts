import { markCounted } from '../graph/__generated__/queries.ts'
import type { SparseMatrix } from './compute/sparse-matrix.ts'
import { type Catalog, readCatalog } from './reading/read-catalog.ts'
import { type Interactions, readInteractions } from './reading/read-interactions.ts'
import { readTies, readUserTags } from './reading/read-user-edges.ts'
import type { TrainingRun } from './training-run.ts'

/** All that training reads of a graph, once. */
export interface TrainingData {
  readonly catalog: Catalog
  readonly interactions: Interactions
  /** Users x users: strength of the strongest ties, 0-1. */
  readonly ties: SparseMatrix
  /** Users x tags: how often a user gave or stated each of her strongest tags. */
  readonly userTags: SparseMatrix
}

/** Reads it in pages. */
export function readTrainingData(run: TrainingRun): Promise<TrainingData> {
  const { graph, settings, signal } = run
  const onRead = (done: number, total: number) => run.onProgress({ job: 'read', done, total })
  return run.jobs.time(
    'read',
    async () => {
      const catalog = await readCatalog(graph, settings.seed, signal, onRead)
      const interactions = await readInteractions(
        graph,
        { itemIndex: catalog.itemIndex, servedShare: run.settings.servedShare },
        signal,
        onRead,
      )
      await graph.run(markCounted, { version: run.version }, { signal })
      const { userIds } = interactions
      const [ties, userTags] = await Promise.all([
        readTies(graph, { userIds, perUser: settings.twoHopTies.fanOut, signal, onRead }),
        readUserTags(graph, catalog.tagIds, { userIds, perUser: settings.factors.tagsPerUser, signal }),
      ])
      return { catalog, interactions, ties, userTags }
    },
    ({ interactions }) => interactions.matrix.indices.length,
  )
}
