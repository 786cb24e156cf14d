import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { isAvailable } from '../../../../src/graph/graph-store.ts'
import { effectsIn, listening, storeOver, viewOf } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

const DEADLOCK = 'Neo.TransientError.Transaction.DeadlockDetected'

/** The driver's own retries wait one second, then two. */
const AT_ONCE_MS = 900

async function msOf(work: Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work
  return performance.now() - startedMs
}

describe('a write that fails with a deadlock twice in a row', () => {
  it.each(['begin', 'run', 'commit'] as const)('at %s takes effect once without a delay', async (request) => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    await applyEvents(graph, [viewOf('ana', 'before')])
    server.goWrong(request, { code: DEADLOCK }, 2)
    expect(await msOf(applyEvents(graph, [viewOf('ana')]))).toBeLessThan(AT_ONCE_MS)
    expect(server.spoiled).toBe(2)
    expect(await effectsIn(graph)).toEqual({ ana: 2 })
  })

  it('delays neither reads nor other writes, and the graph stays available', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    let goOn = () => {}
    const until = new Promise<void>((resolve) => {
      goOn = resolve
    })
    server.goWrong('commit', { code: DEADLOCK, until }, 1)
    server.goWrong('commit', { code: DEADLOCK }, 1)
    const writing = [applyEvents(graph, [viewOf('ana')]), applyEvents(graph, [viewOf('bo')])]
    while (server.spoiled === 0) await sleep(5)
    // The first attempt has not failed yet when the response arrives.
    const readMs = await msOf(graph.run(graphState, {}))
    expect(server.spoiled).toBe(1)
    goOn()
    expect(await msOf(Promise.all(writing))).toBeLessThan(AT_ONCE_MS)
    expect(readMs).toBeLessThan(AT_ONCE_MS)
    expect(isAvailable(graph)).toBe(true)
    expect(server.spoiled).toBe(2)
    expect(await effectsIn(graph)).toEqual({ ana: 1, bo: 1 })
  })

  it('that never succeeds fails in time without effect, and the next writer continues', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    server.goWrong('commit', { code: DEADLOCK }, 6)
    const failing = failureOf(applyEvents(graph, [viewOf('ana')]))
    const next = applyEvents(graph, [viewOf('bo')])
    expect(await msOf(next)).toBeLessThan(2 * AT_ONCE_MS)
    expect(await failing).toMatchObject({ kind: 'busy' })
    expect(await effectsIn(graph)).toEqual({ bo: 1 })
  })
})
