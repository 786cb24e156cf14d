import { GraphError } from '../../src/graph/graph-error.ts'

/** The `GraphError` that `work` rejects with; fails the test if it does anything else. */
export async function failureOf(work: Promise<unknown>): Promise<GraphError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof GraphError) return error
  throw new Error(`expected a GraphError, got ${error}`, { cause: error })
}

/** Message, stack and causes: everything that a log could contain. */
export function everythingIn(error: unknown): string {
  return error instanceof Error ? `${error.message} ${error.stack} ${everythingIn(error.cause)}` : ''
}
