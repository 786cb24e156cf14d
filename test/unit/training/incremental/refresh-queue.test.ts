import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RefreshQueue, type RefreshQueueParts } from '../../../../src/training/incremental/refresh-queue.ts'

const INTERVAL_MS = 200

function queue(parts: Partial<RefreshQueueParts> = {}): { queue: RefreshQueue; refreshed: string[] } {
  const refreshed: string[] = []
  const made = new RefreshQueue({
    refresh: async (userId) => void refreshed.push(userId),
    onError: () => undefined,
    settleMs: 5,
    intervalMs: INTERVAL_MS,
    ...parts,
  })
  onTestFinished(() => made.stop())
  return { queue: made, refreshed }
}

describe('the queue of refreshes', () => {
  it('refreshes once for many events of one user', async () => {
    const { queue: waiting, refreshed } = queue()
    for (let n = 0; n < 100; n++) waiting.note(['ana', 'bo'])
    await expect.poll(() => refreshed).toEqual(['ana', 'bo'])
    await sleep(30)
    expect(refreshed).toEqual(['ana', 'bo'])
  })

  it('refreshes a busy user exactly once per interval', async () => {
    const { queue: waiting, refreshed } = queue()
    const startedMs = performance.now()
    const passedMs = () => performance.now() - startedMs
    while (passedMs() < 500 || (refreshed.length < 2 && passedMs() < 10_000)) {
      waiting.note(['ana'])
      await sleep(10)
    }
    expect(refreshed.length).toBeGreaterThanOrEqual(2)
    expect(refreshed.length).toBeLessThanOrEqual(1 + passedMs() / INTERVAL_MS)
  })

  it('does not delay a due user for one who is due later', async () => {
    const { queue: waiting, refreshed } = queue({ intervalMs: 60_000 })
    waiting.note(['ana'])
    await expect.poll(() => refreshed).toEqual(['ana'])
    // Ana is due in a minute, for which the queue sleeps.
    waiting.note(['ana'])
    await sleep(20)
    waiting.note(['bo'])
    await expect.poll(() => refreshed).toEqual(['ana', 'bo'])
  })

  it('refreshes one user at a time and pauses longer than it works', async () => {
    let [atOnce, most, busyMs] = [0, 0, 0]
    const { queue: waiting } = queue({
      async refresh() {
        most = Math.max(most, ++atOnce)
        const startedMs = performance.now()
        await sleep(10)
        busyMs += performance.now() - startedMs
        atOnce--
      },
    })
    const startedMs = performance.now()
    waiting.note(Array.from({ length: 100 }, (_, n) => `user-${n}`))
    await sleep(400)
    expect(most).toBe(1)
    expect(busyMs).toBeLessThan((performance.now() - startedMs) * 0.3)
  })

  it('continues after a failure, holds a bounded number of users, and stops on request', async () => {
    const tried: string[] = []
    const { queue: waiting } = queue({
      mostWaiting: 2,
      refresh: async (userId) => {
        tried.push(userId)
        throw new Error('the graph is away')
      },
    })
    waiting.note(['ana', 'bo', 'cy'])
    expect(waiting.waiting).toBe(2)
    // On a busy machine timers are late.
    await expect.poll(() => tried, { timeout: 5_000 }).toEqual(['ana', 'bo'])
    await waiting.stop()
    waiting.note(['di'])
    await sleep(30)
    expect(tried).toEqual(['ana', 'bo'])
  })
})
