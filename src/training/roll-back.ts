import { AttuneError } from '../domain/errors.ts'
import {
  markCounted,
  type PreviousModelRow,
  previousModel,
  serveAgain,
} from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'
import { introduceLateItems } from './incremental/introduce-items.ts'
import { holdingLease } from './lease.ts'
import { allow, type ModelTerms } from './model-terms.ts'
import { keepRollBack } from './training-history.ts'

export interface RollBackOptions {
  /** The version to serve again. Named, so that a request that comes twice does not switch back. */
  readonly version: string
  /** Names the roll back in the lease of trainings: unique, so random. */
  readonly holder: string
  /** Epoch milliseconds, now. */
  readonly nowMs: () => number
  /** What applies now. */
  readonly terms: ModelTerms
  /** Called if items that were added since the training of the version could not be introduced. It serves. */
  readonly onLateFailed: (error: unknown) => void
}

/**
 * Switches requests to the version that served before the one that serves, atomically, then introduces items that were added since
 * its training. The other one is kept in its place, until the next training that succeeds. Does nothing if the version serves.
 *
 * @throws AttuneError `TRAINING_IN_PROGRESS` while a training runs, `NOT_FOUND` if the version is not kept, `CONFLICT` if it was
 *   trained when more was allowed
 */
export async function rollBack(graph: GraphStore, options: RollBackOptions): Promise<void> {
  const { version, holder, nowMs, onLateFailed } = options
  await holdingLease(graph, { holder, clock: nowMs }, async (lease) => {
    const since = nowMs()
    const kept = await graph.transaction(async (transaction) => {
      await lease.confirm(transaction)
      if ((await readGraphState(transaction)).modelVersion === version) return null
      const previous = await readPrevious(transaction, options)
      await transaction.run(serveAgain, { version, since })
      // Its charts count the people who come from now on.
      await transaction.run(markCounted, { version })
      return previous
    })
    if (kept === null) return
    await keepRollBack(graph, version, since)
    await introduceLateItems(graph, { sinceMs: kept.trainedAt, nowMs: nowMs() }).catch(onLateFailed)
  })
}

/**
 * The model that can serve again. @param version the one it must be; omitted: any
 *
 * @throws AttuneError `NOT_FOUND` or `CONFLICT`, as `rollBack`
 */
export async function readPrevious(
  graph: Pick<GraphRunner, 'run'>,
  { version, terms }: Partial<Pick<RollBackOptions, 'version'>> & Pick<RollBackOptions, 'terms'>,
): Promise<PreviousModelRow> {
  const [previous] = await graph.run(previousModel, {})
  if (!previous || previous.version !== (version ?? previous.version)) {
    throw new AttuneError('NOT_FOUND', 'this version is not kept: only the one that served before is', {
      hint: 'train with its settings',
    })
  }
  if (allow(terms, previous.terms)) return previous
  throw new AttuneError(
    'CONFLICT',
    'this version was trained when users allowed more by default, or fewer tags were sensitive',
    {
      hint: 'train with its settings: the new model keeps to what applies now',
    },
  )
}
