import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { acquireLease, LEASE_TTL_MS, type Lease } from '../../../src/training/lease.ts'
import { failing } from '../../support/failing.ts'

const START_MS = Date.UTC(2025, 5, 1)

let graph: GraphStore
let nowMs: number

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
  nowMs = START_MS
})

afterEach(async () => {
  vi.useRealTimers()
  await graph.close()
})

/** As on a graph that several processes share. */
const acquire = (holder: string, isShared = true) =>
  acquireLease(graph, { holder, isShared, clock: () => nowMs })

describe('the training lease', () => {
  it('has one holder: a second training fails with the start time and a hint', async () => {
    const first = await acquire('first')
    nowMs += 1_000
    await expect(acquire('second')).rejects.toMatchObject({
      code: 'TRAINING_IN_PROGRESS',
      message: expect.stringContaining('2025-06-01T00:00:00.000Z'),
      hint: expect.stringContaining('30 seconds'),
    })
    await first.release()
  })

  it('is free after its release', async () => {
    await (await acquire('first')).release()
    await (await acquire('second')).release()
  })

  it('is taken over if its holder has not renewed it in time; the old holder cannot switch versions', async () => {
    const first = await acquire('first')
    nowMs += LEASE_TTL_MS - 1
    await expect(acquire('second')).rejects.toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    nowMs += 1
    const second = await acquire('second')
    await expect(graph.transaction((transaction) => first.confirm(transaction))).rejects.toMatchObject({
      code: 'TRAINING_IN_PROGRESS',
    })
    await graph.transaction((transaction) => second.confirm(transaction))
    await first.release()
    await second.release()
  })

  it('stays with its new holder when the old one releases late', async () => {
    const first = await acquire('first')
    nowMs += LEASE_TTL_MS
    const second = await acquire('second')
    await first.release()
    await expect(acquire('third')).rejects.toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    await second.release()
  })

  it('renews itself, so that a long training keeps it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const first = await acquire('first')
    for (let third = 1; third <= 6; third++) {
      nowMs += LEASE_TTL_MS / 3
      vi.advanceTimersByTime(LEASE_TTL_MS / 3)
      // Writers queue: once this is through, so is the renewal.
      await graph.transaction(async () => {})
    }
    await expect(acquire('second')).rejects.toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    expect(first.lost.aborted).toBe(false)
    await first.release()
  })

  it('notifies its holder of its loss', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const first = await acquire('first')
    nowMs += LEASE_TTL_MS
    const second = await acquire('second')
    const lost = new Promise((resolve) =>
      first.lost.addEventListener('abort', () => resolve(first.lost.reason)),
    )
    vi.advanceTimersByTime(LEASE_TTL_MS / 3)
    expect(await lost).toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    await first.release()
    await second.release()
  })

  describe('while the graph refuses renewals', () => {
    let refused: number
    let isRefusing: boolean
    let lease: Lease

    beforeEach(async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      refused = 0
      isRefusing = false
      const fragile = failing(graph, (name) => {
        if (isRefusing && name === 'training/lock-lease') refused++
        return isRefusing
      })
      lease = await acquireLease(fragile, { holder: 'first', isShared: true, clock: () => nowMs })
    })

    afterEach(() => lease.release())

    async function pass(ms: number): Promise<void> {
      for (const endMs = nowMs + ms; nowMs < endMs; ) {
        nowMs += LEASE_TTL_MS / 6
        vi.advanceTimersByTime(LEASE_TTL_MS / 6)
        // Writers queue: once this is through, so is the renewal.
        await graph.transaction(async () => {})
      }
    }

    it('is kept if one of the next renewals succeeds before it runs out', async () => {
      isRefusing = true
      await pass(LEASE_TTL_MS / 2)
      expect(refused).toBeGreaterThan(0)
      expect(lease.lost.aborted).toBe(false)
      isRefusing = false
      await pass(LEASE_TTL_MS)
      expect(lease.lost.aborted).toBe(false)
      await expect(acquire('second')).rejects.toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    })

    it('is lost once it has run out', async () => {
      await pass(LEASE_TTL_MS / 2)
      isRefusing = true
      await pass(LEASE_TTL_MS / 2)
      expect(lease.lost.aborted).toBe(false)
      await pass(LEASE_TTL_MS / 2)
      expect(lease.lost.reason).toMatchObject({ kind: 'unavailable' })
      isRefusing = false
    })
  })

  it('is taken over at once if no other process can hold the graph', async () => {
    const dead = await acquire('dead', false)
    const next = await acquire('next', false)
    await next.release()
    await dead.release()
  })
})
