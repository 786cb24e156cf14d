import { GraphError } from '../../graph/graph-error.ts'

/** Failures of an event's own, not of the graph: trying again changes nothing. */
const POISON: ReadonlySet<string> = new Set(['contract', 'conflict', 'too-much-memory'])

/** Whether an event may be to blame for what failed, and not the graph. */
export function isPoison(error: unknown): boolean {
  return error instanceof GraphError ? POISON.has(error.kind) : true
}
