import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../../../src/graph/graph-store.ts'
import type { BoltServer } from '../../../support/bolt/bolt-server.ts'
import { effectsIn, listening, storeOver, viewOf } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

const WRONG_PASSWORD = 'Neo.ClientError.Security.Unauthorized'

/** Closes all connections and rejects new ones, as after a restart with another password. */
async function refuse(server: BoltServer, code = WRONG_PASSWORD): Promise<void> {
  await server.stop()
  server.goWrong('logon', { code })
  await server.start()
}

async function untilBack(graph: GraphStore): Promise<void> {
  while (!isAvailable(graph)) await sleep(5)
}

const read = (graph: GraphStore) => graph.run(graphState, {})

describe('a Neo4j that rejects the credentials', () => {
  it.each(['Unauthorized', 'TokenExpired', 'CredentialsExpired'])(
    'with %s is not called again by each call, and is reported once',
    async (code) => {
      const server = await listening()
      const reported: string[] = []
      const graph = await storeOver(server.uri, {
        onRefused: ({ message }) => reported.push(message),
        probeRefusedEveryMs: 100,
      })
      await refuse(server, `Neo.ClientError.Security.${code}`)
      const before = server.asked('logon')
      expect(await failureOf(read(graph))).toMatchObject({ kind: 'refused' })
      expect(isAvailable(graph)).toBe(false)
      for (let call = 0; call < 20; call++) {
        expect(await failureOf(read(graph))).toMatchObject({ kind: 'unavailable' })
        expect(await failureOf(applyEvents(graph, [viewOf('ana')]))).toMatchObject({ kind: 'unavailable' })
      }
      while (server.asked('logon') < before + 3) await sleep(5)
      expect(reported).toEqual([expect.stringContaining(code)])
    },
  )

  it('for wrong passwords of other clients stays available over open connections', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    server.goWrong('logon', { code: 'Neo.ClientError.Security.AuthenticationRateLimit' })
    for (let call = 0; call < 5; call++) {
      // Two concurrent reads need one more connection than is open.
      const [first, second] = await Promise.allSettled([read(graph), read(graph)])
      expect([first?.status, second?.status]).toContain('fulfilled')
    }
    expect(isAvailable(graph)).toBe(true)
  })

  it('is probed at most once a second', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri, { probeEveryMs: 50 })
    await refuse(server)
    await failureOf(read(graph))
    expect(isAvailable(graph)).toBe(false)
    const before = server.asked('logon')
    await sleep(1_100)
    expect(server.asked('logon') - before).toBeLessThanOrEqual(1)
  })

  it('is not called by calls that waited in the queue', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri, { readSlots: 1 })
    await refuse(server)
    const before = server.asked('logon')
    const calls = Array.from({ length: 20 }, () => [
      failureOf(read(graph)),
      failureOf(applyEvents(graph, [viewOf('ana')])),
    ])
    await Promise.all(calls.flat())
    // One read and one write start before the first rejection.
    expect(server.asked('logon') - before).toBeLessThanOrEqual(2)
  })

  it('is available again after recovery, and is reported again after another rejection', async () => {
    const server = await listening()
    let reported = 0
    const graph = await storeOver(server.uri, { onRefused: () => reported++, probeRefusedEveryMs: 50 })
    for (const times of [1, 2]) {
      await refuse(server)
      await failureOf(read(graph))
      server.goRight()
      await untilBack(graph)
      await applyEvents(graph, [viewOf('ana', `${times}`)])
      expect(reported).toBe(times)
    }
    expect(await effectsIn(graph)).toEqual({ ana: 2 })
  })

  it('and then stops is probed as often as any unavailable server', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri, { probeEveryMs: 20, probeRefusedEveryMs: 2_000 })
    await refuse(server)
    await failureOf(read(graph))
    await server.stop()
    await sleep(2_100)
    server.goRight()
    await server.start()
    const startedMs = performance.now()
    await untilBack(graph)
    expect(performance.now() - startedMs).toBeLessThan(1_000)
  })
})

describe('a Neo4j whose authorization of a connection expired', () => {
  it('is sent the credentials again, without a failure of reads or writes', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    for (const request of ['run', 'begin', 'run'] as const) {
      server.goWrong(request, { code: 'Neo.ClientError.Security.AuthorizationExpired' }, 1)
      await read(graph)
      await applyEvents(graph, [viewOf('ana', request)])
    }
    expect(server.spoiled).toBe(3)
    expect(isAvailable(graph)).toBe(true)
    expect(await effectsIn(graph)).toEqual({ ana: 2 })
  })
})
