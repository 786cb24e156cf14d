import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Writer } from './acknowledged.ts'
import type { CrashServer } from './crash-server.ts'
import { statusOf } from './waiting-events.ts'

const LONGEST_MS = 12_000

/**
 * Tells a server to stop while these send it events, which they do for some time after it says that it is not ready. It must
 * answer all of them, and end in time and in order.
 *
 * @param batch events of a call
 * @returns how long it took to end, in milliseconds
 */
export async function stoppedUnderLoad(
  server: CrashServer,
  writers: readonly Writer[],
  batch: number,
): Promise<number> {
  const turnedAway = new AbortController()
  const sending = writers.map((writer) => writer.sendUntilGone(server, batch, turnedAway.signal))
  await sleep(800)
  const startedMs = performance.now()
  const ended = server.kill('SIGTERM')
  // As a load balancer learns that this server stops, and some time later.
  while ((await statusOf(server)) !== 'not ready') await sleep(10)
  await sleep(500)
  turnedAway.abort()
  await Promise.all(sending)
  expect(await ended).toBe(0)
  const tookMs = performance.now() - startedMs
  expect(writers.map(({ unanswered }) => unanswered.size)).toEqual(writers.map(() => 0))
  expect(tookMs).toBeLessThan(LONGEST_MS)
  return tookMs
}
