import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { isAvailable } from '../../../../src/graph/graph-store.ts'
import { listening, storeOver } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { flakyWire } from '../../../support/neo4j/flaky-wire.ts'

/** Connections that a driver may have here. */
const POOL_SIZE = 4

/** More probes than that: each leaves a connection whose handshake is never answered. */
const PROBES = 2 * POOL_SIZE
const PROBE_EVERY_MS = 10
const ACQUISITION_MS = 400

it('recovers from a server that accepts connections but never answers', async () => {
  const server = await listening()
  const wire = await flakyWire('127.0.0.1', Number(new URL(server.uri).port))
  onTestFinished(() => wire.close())
  const graph = await storeOver(`bolt://127.0.0.1:${wire.port}`, {
    maxConnectionPoolSize: POOL_SIZE,
    connectionTimeoutMs: ACQUISITION_MS,
    connectionAcquisitionTimeoutMs: ACQUISITION_MS,
    probeEveryMs: PROBE_EVERY_MS,
  })
  wire.silence()
  // Open connections are lost, and the handshakes of new ones are never answered.
  wire.cut()
  const startedMs = performance.now()
  const failures = Array.from({ length: 14 }, () => failureOf(graph.run(graphState, {})))
  for (const failure of await Promise.all(failures)) expect(failure).toMatchObject({ kind: 'unavailable' })
  expect(performance.now() - startedMs).toBeLessThan(5_000)
  expect(isAvailable(graph)).toBe(false)
  await sleep(PROBES * (ACQUISITION_MS + PROBE_EVERY_MS))
  wire.heal()
  const healedMs = performance.now()
  while (!isAvailable(graph) && performance.now() - healedMs < 10_000) await sleep(10)
  expect(isAvailable(graph)).toBe(true)
  await graph.run(graphState, {})
})
