import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { openNeo4j } from '../../../../src/graph/neo4j/open-neo4j.ts'
import { boltServer } from '../../../support/bolt/bolt-server.ts'
import { failureOf } from '../../../support/failure-of.ts'
import { flakyWire } from '../../../support/neo4j/flaky-wire.ts'

/** More probes than a driver has places for connections: each would leave one that nobody greets back. */
const PROBES = 60
const PROBE_EVERY_MS = 10
const PATIENCE_MS = 100

it('a server that accepts connections and says nothing at all is given up in time, leaves no connections behind, and is found when it speaks again, however long that takes', async () => {
  const server = await boltServer()
  onTestFinished(() => server.close())
  const wire = await flakyWire('127.0.0.1', Number(new URL(server.uri).port))
  onTestFinished(() => wire.close())
  const graph = await openNeo4j({
    uri: `bolt://127.0.0.1:${wire.port}`,
    username: 'neo4j',
    password: 'secret',
    database: 'neo4j',
    connectionTimeoutMs: PATIENCE_MS,
    connectionAcquisitionTimeoutMs: PATIENCE_MS,
    probeEveryMs: PROBE_EVERY_MS,
  })
  onTestFinished(() => graph.close())
  wire.silence()
  // Those that are open are gone: whoever asks now needs a new one, which nobody greets.
  wire.cut()
  const startedMs = performance.now()
  const asked = Array.from({ length: 14 }, () => failureOf(graph.run(graphState, {})))
  for (const failure of await Promise.all(asked)) expect(failure).toMatchObject({ kind: 'unavailable' })
  expect(performance.now() - startedMs).toBeLessThan(5_000)
  expect(graph.isAway()).toBe(true)
  const before = server.connections
  await sleep(PROBES * (PATIENCE_MS + PROBE_EVERY_MS))
  expect(server.connections).toBeLessThanOrEqual(before + 1)
  wire.heal()
  const healedMs = performance.now()
  while (graph.isAway() && performance.now() - healedMs < 10_000) await sleep(10)
  expect(graph.isAway()).toBe(false)
  await graph.run(graphState, {})
}, 60_000)
