/** One request of an open loop. */
export interface Arrival<Result> {
  /** When it was due, milliseconds after the first one. */
  readonly dueMs: number
  /** From the due time until the response: a late start counts (no coordinated omission). */
  readonly tookMs: number
  readonly result: Result
}

/** Starts a task at a fixed rate, however many of the earlier ones are still running. Resolves after the last response. */
export async function openLoop<Result>(
  perSecond: number,
  seconds: number,
  task: (n: number) => Promise<Result>,
): Promise<readonly Arrival<Result>[]> {
  const startedMs = performance.now()
  const running: Promise<Arrival<Result>>[] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    const dueMs = (n * 1_000) / perSecond
    const leftMs = startedMs + dueMs - performance.now()
    if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs))
    running.push(task(n).then((result) => ({ dueMs, tookMs: performance.now() - startedMs - dueMs, result })))
  }
  return Promise.all(running)
}

/** The value at a share of the sorted values (nearest rank); 0 without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
