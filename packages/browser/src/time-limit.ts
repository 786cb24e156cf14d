/** Waits for a promise, but no longer than `ms` milliseconds: then it is undefined. */
export function atMost<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

/** Runs `act` with a signal that aborts when `outer` does, and after `ms` milliseconds. */
export async function abortedAfter<T>(
  ms: number,
  outer: AbortSignal,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // Not AbortSignal.any: browsers of early 2024 do not have it.
  const controller = new AbortController()
  const abort = () => controller.abort()
  if (outer.aborted) abort()
  outer.addEventListener('abort', abort)
  const timer = setTimeout(abort, ms)
  try {
    return await act(controller.signal)
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', abort)
  }
}
