import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../../src/cli/command-context.ts'
import { trainWithProgress } from '../../../src/cli/train.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readGraphState } from '../../../src/graph/graph-state.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../../src/graph/graph-store.ts'
import { stringTerminal } from '../../support/string-terminal.ts'
import { NOW_MS, world } from '../../support/world.ts'

/** Settings of the trainer; a server may have a longer deadline. */
const CONFIG = {
  requestDeadlineMs: 100,
  ranker: 'best',
  consentDefaults: 'standard',
  sensitiveTags: [] as string[],
} as const

const statements: { readonly name: string; readonly params: unknown }[] = []

let graph: GraphStore

/** A shared graph that records its statements. */
beforeAll(async () => {
  const embedded = await openEmbedded({ maxRelationships: 1e6 })
  const noting = (runner: GraphRunner): GraphRunner => ({
    run(query, params, options) {
      statements.push({ name: query.name, params })
      return runner.run(query, params, options)
    },
  })
  graph = {
    ...delegating(embedded),
    ...noting(embedded),
    name: 'neo4j',
    transaction: (work, options) => embedded.transaction((runner) => work(noting(runner)), options),
  }
  const small = world()
  for (const name of ['ana', 'bo', 'cleo']) small.user(name).listens('a', 'b', 'c')
  await small.fill(embedded, { isTrained: false })
})

afterAll(() => graph.close())

function trainAt(nowMs: number, signal: AbortSignal = new AbortController().signal) {
  const context: CommandContext = {
    version: '1',
    terminal: stringTerminal(),
    variables: {},
    folder: '.',
    signal,
    nowMs: () => nowMs,
  }
  return trainWithProgress(context, graph, CONFIG)
}

describe('attune train on a graph that servers share', () => {
  it('keeps the previous version for longer than its own request deadline', async () => {
    const before = await trainAt(NOW_MS)
    const stop = new AbortController()
    const training = trainAt(NOW_MS + 1, stop.signal)
    while ((await readGraphState(graph)).modelVersion === before.version) await wait(20)
    statements.length = 0
    await wait(10 * CONFIG.requestDeadlineMs)
    const dropped = statements.filter(({ name }) => /drop|forget/.test(name))
    stop.abort()
    expect((await training).version).not.toBe(before.version)
    expect(dropped).toEqual([])
  })

  it('holds the lease under a new name in each training', async () => {
    const holders: unknown[] = []
    for (const nowMs of [NOW_MS + 2, NOW_MS + 3]) {
      statements.length = 0
      const stop = new AbortController()
      const training = trainAt(nowMs, stop.signal).catch(() => undefined)
      const held = () => statements.filter(({ name }) => name === 'training/hold-lease')
      while (held().length === 0) await wait(1)
      holders.push(...held().map(({ params }) => (params as { readonly holder: string }).holder))
      stop.abort()
      await training
    }
    expect(new Set(holders).size).toBe(2)
  })
})
