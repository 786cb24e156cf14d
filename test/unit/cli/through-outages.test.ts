import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { throughOutages } from '../../../src/cli/through-outages.ts'
import { applyEvents } from '../../../src/events/apply/apply-events.ts'
import { boltCluster } from '../../support/bolt/bolt-cluster.ts'
import { effectsIn, storeOver, viewOf } from '../../support/bolt/store-over.ts'
import { stringTerminal } from '../../support/string-terminal.ts'

describe('a command that writes to a cluster', () => {
  it('waits for a leader as for a server that is away, though the followers are there, and goes on', async () => {
    const cluster = await boltCluster()
    onTestFinished(() => cluster.close())
    const graph = await storeOver(cluster.uri)
    cluster.lead(null)
    let tries = 0
    const task = async () => {
      tries++
      await applyEvents(graph, [viewOf('ana')])
    }
    const terminal = stringTerminal()
    const done = throughOutages({ terminal, signal: new AbortController().signal }, graph, task)
    await expect.poll(terminal.errText, { timeout: 10_000 }).toContain('does not answer')
    // By then the store has found the followers many times over.
    await sleep(600)
    cluster.lead(cluster.members[1])
    await done
    expect(tries).toBe(2)
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })
})
