import { describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { graphState, newestEvent } from '../../../../src/graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../../../src/graph/graph-store.ts'
import { isRefusal } from '../../../../src/graph/neo4j/neo4j-store.ts'
import { openNeo4j } from '../../../../src/graph/neo4j/open-neo4j.ts'
import { listening, optionsOver, storeOver, viewOf } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

/** Repeats a call until it succeeds. Returns the duration. */
async function untilBack(graph: GraphStore): Promise<number> {
  const started = performance.now()
  while (!isAvailable(graph)) await new Promise((resolve) => setTimeout(resolve, 5))
  await graph.run(graphState, {})
  return performance.now() - started
}

const VIEW = viewOf('ana')

describe('a store over a Neo4j server that fails', () => {
  it('writes and reads over Bolt', async () => {
    const graph = await storeOver((await listening()).uri)
    expect(graph.diagnostics.engineVersion).toBe('5.26.0')
    await applyEvents(graph, [VIEW])
    expect(await graph.run(newestEvent, {})).toEqual([{ at: VIEW.atMs, countedVersion: null }])
  })

  it('fails at once after a few failures, and recovers with a new connection', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    const reported: boolean[] = []
    graph.server?.onAvailabilityChange((isAvailable) => reported.push(isAvailable))
    await server.stop()
    for (let call = 0; call < 12; call++) {
      expect(await failureOf(graph.run(graphState, {}))).toMatchObject({ kind: 'unavailable' })
    }
    expect(isAvailable(graph)).toBe(false)
    const hundredMs: number[] = []
    // A pause of the machine affects some of the times, not each.
    for (let times = 0; times < 5; times++) {
      const startedMs = performance.now()
      for (let call = 0; call < 100; call++) await failureOf(graph.run(graphState, {}))
      hundredMs.push(performance.now() - startedMs)
    }
    expect(Math.min(...hundredMs)).toBeLessThan(100)
    await server.start()
    expect(await untilBack(graph)).toBeLessThan(2_000)
    expect(reported).toEqual([false, true])
  })

  it('closes connections that never answer', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri, {
      readTimeoutMs: 300,
      writeTimeoutMs: 300,
      replyGraceMs: 100,
      slowReadMs: 100,
    })
    server.goWrong('pull', { hangs: true })
    const asked = Array.from({ length: 14 }, () =>
      failureOf(graph.run(graphState, {}, { signal: AbortSignal.timeout(150) })),
    )
    await Promise.all(asked)
    expect(isAvailable(graph)).toBe(false)
    server.goRight()
    expect(await untilBack(graph)).toBeLessThan(8_000)
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(server.connections).toBeLessThanOrEqual(3)
  })

  it('fails pending and later calls after abortPending', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    server.goWrong('any', { hangs: true })
    const writing = failureOf(applyEvents(graph, [VIEW]))
    while (server.spoiled === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const startedMs = performance.now()
    graph.server?.abortPending()
    expect(await writing).toMatchObject({ kind: 'unavailable' })
    expect(await failureOf(graph.run(graphState, {}))).toMatchObject({ kind: 'unavailable' })
    // The shortest deadline of the store itself is 12 s.
    expect(performance.now() - startedMs).toBeLessThan(3_000)
  })

  it('stays available if callers abort', async () => {
    const graph = await storeOver((await listening()).uri)
    for (let call = 0; call < 40; call++) {
      await failureOf(graph.run(graphState, {}, { signal: AbortSignal.abort() }))
    }
    expect(isAvailable(graph)).toBe(true)
  })

  it('opens without the server, and connects later', async () => {
    const server = await listening()
    await server.stop()
    let why = ''
    const graph = await openNeo4j(optionsOver(server.uri), (error) => {
      why = error.message
      return true
    })
    onTestFinished(() => graph.close())
    expect(why).toMatch(/^Neo4j at bolt:\/\/127\.0\.0\.1:\d+ cannot be reached/)
    expect(await failureOf(graph.run(graphState, {}))).toMatchObject({ kind: 'unavailable' })
    expect(graph.diagnostics.engineVersion).toBe('unknown')
    await server.start()
    await untilBack(graph)
    expect(graph.diagnostics.engineVersion).toBe('5.26.0')
    await applyEvents(graph, [VIEW])
  })

  it('does not open with an invalid password', async () => {
    const server = await listening()
    server.goWrong('logon', { code: 'Neo.ClientError.Security.Unauthorized' })
    const failure = await failureOf(openNeo4j(optionsOver(server.uri), (error) => !isRefusal(error)))
    expect(failure).toMatchObject({ kind: 'refused' })
  })

  it('delays no writer after a recovery', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri, { slowReadMs: 50 })
    server.goWrong('commit', { hangs: true })
    const writing = failureOf(applyEvents(graph, [VIEW]))
    while (server.spoiled === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await server.stop()
    for (let call = 0; call < 12; call++) await failureOf(graph.run(graphState, {}))
    expect(await writing).toMatchObject({ kind: 'unavailable' })
    server.goRight()
    await server.start()
    await untilBack(graph)
    await applyEvents(graph, [VIEW])
  })
})
