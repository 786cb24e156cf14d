import { setTimeout as sleep } from 'node:timers/promises'
import type { CrashServer } from './crash-server.ts'

/** The response of `/readyz`. */
export async function statusOf(server: CrashServer): Promise<string> {
  const response = await fetch(new URL('/readyz', server.url))
  return ((await response.json()) as { status: string }).status
}

/** Pending events, as reported by the server. */
export async function waitingIn(server: CrashServer): Promise<number> {
  const text = await (await fetch(new URL('/metrics', server.url))).text()
  return Number(/attune_queue_depth\{queue="events"\} (\d+)/.exec(text)?.[1] ?? Number.NaN)
}

/** The server answers scrapes with the same text for so long. */
const TEXT_LIVES_MS = 1_000

/** Waits until it is ready and no event waits; returns how long that took, in milliseconds. */
export async function untilApplied(server: CrashServer): Promise<number> {
  const startedMs = performance.now()
  let appliedMs: number | null = null
  while (appliedMs === null || performance.now() < startedMs + TEXT_LIVES_MS) {
    const isApplied = (await waitingIn(server)) === 0 && (await statusOf(server)) === 'ready'
    appliedMs = isApplied ? (appliedMs ?? performance.now() - startedMs) : null
    await sleep(50)
  }
  return appliedMs
}
