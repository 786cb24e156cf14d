import type { AskContext } from '../domain/recommendation.ts'
import type { RunOptions } from '../graph/graph-store.ts'

/** How the reads of a list are made. */
export function readOptions({ signal, mayLag = false }: AskContext): RunOptions {
  return { mayLag, ...(signal && { signal }) }
}
