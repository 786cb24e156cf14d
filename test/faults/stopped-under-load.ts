import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Writer } from './acknowledged.ts'
import type { CrashServer } from './crash-server.ts'
import { statusOf } from './waiting-events.ts'

const LONGEST_MS = 12_000

/**
 * Stops a server while writers send events, which continues for some time after it reports not ready. The server must answer
 * all of them, and end in time with exit code 0.
 *
 * @param batch events per call
 * @returns the duration of the stop, in milliseconds
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
  // A load balancer reads `/readyz`, and stops sending some time later.
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
