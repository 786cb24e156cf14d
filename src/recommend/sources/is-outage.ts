import { AttuneError } from '../../domain/errors.ts'
import { GraphError } from '../../graph/graph-error.ts'

/** The store failed, or holds a model that cannot be read: a list is made without. Anything else is a bug. */
export function isOutage(error: unknown): boolean {
  if (error instanceof GraphError) return error.kind !== 'contract'
  return error instanceof AttuneError && error.code === 'UNAVAILABLE'
}
