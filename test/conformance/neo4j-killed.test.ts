import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { type Judgement, judge, Writer } from '../faults/acknowledged.ts'
import { buildServer } from '../faults/build.ts'
import { type CrashServer, crashServer } from '../faults/crash-server.ts'
import { stoppedUnderLoad } from '../faults/stopped-under-load.ts'
import { untilApplied } from '../faults/waiting-events.ts'
import { ENGINES, neo4jVariables, titleOf, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** More rounds in the long form. */
const ROUNDS = Number(process.env.ATTUNE_FAULT_NEO4J_ROUNDS ?? 2)
const LONGEST_LIFE_MS = 1_500

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

async function started(folder: string, variables: Record<string, string> = {}): Promise<CrashServer> {
  const one = await crashServer(folder, { ...neo4jVariables(), ...variables })
  onTestFinished(async () => void (await one.kill()))
  return one
}

async function judged(what: string, writers: readonly Writer[]): Promise<Judgement> {
  const graph = await openNeo4j(neo4jOptions())
  onTestFinished(() => graph.close())
  const tally = await judge(graph, writers)
  process.stdout.write(`${what} over Neo4j: ${JSON.stringify(tally)}\n`)
  return tally
}

/** Starts servers one after the other, and kills each one while it receives events. */
async function killRepeatedly(
  folder: string,
  writers: readonly Writer[],
  variables: Record<string, string> = {},
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const one = await started(folder, variables)
    const sending = writers.map((writer) => writer.sendUntilGone(one, 100))
    await sleep(300 + Math.random() * LONGEST_LIFE_MS)
    await one.kill()
    await Promise.all(sending)
  }
}

const LONGEST_MS = 120_000 + ROUNDS * 20_000

describe.skipIf(server.skipReason !== null)(`a server that ends under load, ${titleOf(server)}`, () => {
  beforeAll(buildServer)
  beforeAll(wipeNeo4j)

  it(
    `loses no acknowledged event and counts none twice when killed ${ROUNDS} times`,
    async () => {
      const folder = temporaryFolder()
      const writers = ['a', 'b'].map((name) => new Writer(name, 200))
      await killRepeatedly(folder, writers)
      await untilApplied(await started(folder))
      const tally = await judged(`kill -9, ${ROUNDS} rounds`, writers)
      expect(tally.acknowledged).toBeGreaterThan(0)
      expect([tally.lost, tally.doubled]).toEqual([0, 0])
    },
    LONGEST_MS,
  )

  it(
    'loses no acknowledged event and counts none twice without a journal',
    async () => {
      const writers = ['c', 'd'].map((name) => new Writer(name, 200))
      await killRepeatedly(temporaryFolder(), writers, { ATTUNE_ACKNOWLEDGE: 'graph' })
      const tally = await judged(`kill -9, ${ROUNDS} rounds, no journal`, writers)
      expect(tally.acknowledged).toBeGreaterThan(0)
      expect([tally.lost, tally.doubled]).toEqual([0, 0])
    },
    LONGEST_MS,
  )

  it('answers every request until no more arrive when it is stopped', async () => {
    const folder = temporaryFolder()
    const writers = ['x', 'y'].map((name) => new Writer(name, 100))
    const first = await started(folder)
    const tookMs = await stoppedUnderLoad(first, writers, 100)
    await untilApplied(await started(folder))
    const tally = await judged(`SIGTERM under load, ${Math.round(tookMs)} ms,`, writers)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })
})
