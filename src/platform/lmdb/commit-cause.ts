/**
 * What a write to LMDB failed of. The library hands the cause of a failed commit over as a promise: where nobody waits for
 * that, its rejection ends the process.
 */
export async function commitCause(error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || !('commitError' in error)) return error
  return Promise.resolve(error.commitError).then(
    () => error,
    (cause: unknown) => cause,
  )
}
