import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { isAvailable } from '../../../../src/graph/graph-store.ts'
import { listening, storeOver } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { flakyWire } from '../../../support/neo4j/flaky-wire.ts'

/** Places for connections that a driver has here. */
const PLACES = 4

/** More probes than places: each would leave a connection that nobody greets back. */
const PROBES = 2 * PLACES
const PROBE_EVERY_MS = 10
const PATIENCE_MS = 400

it('a server that accepts connections and says nothing at all is given up in time, leaves no connections behind, and is found when it speaks again, however long that takes', async () => {
  const server = await listening()
  const wire = await flakyWire('127.0.0.1', Number(new URL(server.uri).port))
  onTestFinished(() => wire.close())
  const graph = await storeOver(`bolt://127.0.0.1:${wire.port}`, {
    maxConnectionPoolSize: PLACES,
    connectionTimeoutMs: PATIENCE_MS,
    connectionAcquisitionTimeoutMs: PATIENCE_MS,
    probeEveryMs: PROBE_EVERY_MS,
  })
  wire.silence()
  // Those that are open are gone: whoever asks now needs a new one, which nobody greets.
  wire.cut()
  const startedMs = performance.now()
  const asked = Array.from({ length: 14 }, () => failureOf(graph.run(graphState, {})))
  for (const failure of await Promise.all(asked)) expect(failure).toMatchObject({ kind: 'unavailable' })
  expect(performance.now() - startedMs).toBeLessThan(5_000)
  expect(isAvailable(graph)).toBe(false)
  const before = server.connections
  await sleep(PROBES * (PATIENCE_MS + PROBE_EVERY_MS))
  expect(server.connections).toBeLessThanOrEqual(before + 1)
  wire.heal()
  const healedMs = performance.now()
  while (!isAvailable(graph) && performance.now() - healedMs < 10_000) await sleep(10)
  expect(isAvailable(graph)).toBe(true)
  await graph.run(graphState, {})
}, 60_000)
