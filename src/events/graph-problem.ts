import type { Problem } from '../domain/problem.ts'
import type { GraphError } from '../graph/graph-error.ts'

/** A failure of the graph as a problem of a write: nothing of it stayed, or it is safe to send again. */
export function graphProblem(error: GraphError): Problem {
  if (error.kind === 'too-large') {
    return { code: 'TOO_LARGE', message: 'the embedded graph is full', path: [], isRetryable: false }
  }
  return { code: 'UNAVAILABLE', message: 'the graph could not be written', path: [], isRetryable: true }
}
