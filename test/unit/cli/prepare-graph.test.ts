import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { retryThroughOutages } from '../../../src/cli/prepare-graph.ts'
import { applyEvents } from '../../../src/events/apply/apply-events.ts'
import { boltCluster } from '../../support/bolt/bolt-cluster.ts'
import { effectsIn, listening, storeOver, viewOf } from '../../support/bolt/store-over.ts'
import { stringTerminal } from '../../support/string-terminal.ts'

describe('a start on a cluster without a leader', () => {
  it('waits for a leader although the followers answer, then retries', async () => {
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
    const done = retryThroughOutages({ terminal, signal: new AbortController().signal }, graph, task)
    await expect.poll(terminal.errText, { timeout: 10_000 }).toContain('does not answer')
    // Long enough for the store to reach the followers many times.
    await sleep(600)
    cluster.lead(cluster.members[1])
    await done
    expect(tries).toBe(2)
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })
})

describe('a start on a server that lost its connection', () => {
  it('retries once the server has rolled back the last transaction of that connection', async () => {
    const server = await listening()
    const graph = await storeOver(server.uri)
    let tries = 0
    const task = async () => {
      if (++tries === 1) await server.stop()
      await applyEvents(graph, [viewOf('ana')])
    }
    // More conflicts than a transaction has attempts.
    const code = 'Neo.TransientError.Transaction.DeadlockDetected'
    const isAbout = (_: object, text: string) => text.includes('INTERACTED_WITH')
    const terminal = stringTerminal()
    const done = retryThroughOutages({ terminal, signal: new AbortController().signal }, graph, task)
    await expect.poll(terminal.errText, { timeout: 10_000 }).toContain('does not answer')
    server.goWrong('run', { code, isAbout }, 15)
    await server.start()
    await done
    expect(server.spoiled).toBe(15)
    expect(tries).toBeGreaterThan(2)
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })
})
