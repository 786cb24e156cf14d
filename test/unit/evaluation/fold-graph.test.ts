import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { runCli } from '../../../src/cli/run-cli.ts'
import { fillGraph, trainGraph } from '../../../src/evaluation/fold-graph.ts'
import { graphLists } from '../../../src/evaluation/graph-lists.ts'
import { hashedIds } from '../../../src/evaluation/hashed-ids.ts'
import { readInteractionLog } from '../../../src/evaluation/splits/interaction-log.ts'
import { splitBy } from '../../../src/evaluation/splits/protocols.ts'
import { trainingDataSet } from '../../../src/evaluation/splits/training-side.ts'
import { DEFAULT_RATING_SCALE } from '../../../src/events/event-weight.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { cypherQuery } from '../../support/cypher-query.ts'
import { graphDump } from '../../support/graph-dump.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { stringTerminal } from '../../support/string-terminal.ts'
import { interaction, item, TINY_NOW_MS, tagging, tinyWorld } from '../../support/tiny-world.ts'

const folder = mkdtempSync(join(tmpdir(), 'attune-evaluate-test-'))
const { evaluation: parts } = compose(
  readConfig({ ATTUNE_DATA_DIR: folder }, folder),
  { write() {} },
  '1.2.3',
)
const lists = tinyWorld()

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const MODEL_PARTS = cypherQuery<Record<never, never>, { readonly ids: readonly string[] }>(
  'test/model-parts',
  `// @mode read
   // @budget 1000
   // @returns ids [String!]!
   MATCH (part:ModelPart)
   RETURN part.memberIds AS ids`,
)

const EDGES_TO_ITEMS = cypherQuery<Record<never, never>, { readonly head: string; readonly itemId: string }>(
  'test/edges-to-items',
  `// @mode read
   // @budget 100000
   // @returns head String!
   // @returns itemId String!
   MATCH (head)-[edge]->(item:Item)
   RETURN labels(head)[0] AS head, item.id AS itemId`,
)

const SPLIT = { protocol: 'five-fold', seed: 1, folds: 1, testShare: 0.2, beforeMs: null } as const
const nowMs = TINY_NOW_MS
const ratingScale = DEFAULT_RATING_SCALE
const ids = hashedIds(1)

/** Runs `work` on the graph of the first fold, built as `evaluate` does. */
async function withFirstFold<T>(
  dataSet: ReturnType<typeof memoryDataSet>,
  work: (graph: GraphStore, path: string) => Promise<T>,
): Promise<T> {
  const log = await readInteractionLog(dataSet, { nowMs, ratingScale })
  const [fold] = splitBy(log, SPLIT).folds
  if (!fold) throw new Error('no fold')
  const path = mkdtempSync(join(folder, 'fold-'))
  const graph = await parts.openGraph(path)
  try {
    const training = trainingDataSet(dataSet, fold, log, ids)
    await fillGraph(graph, training, { nowMs, ratingScale })
    await trainGraph(parts, graph, { nowMs, ratingScale, heldOutKind: fold.heldOutKind })
    return await work(graph, path)
  } finally {
    await graph.close()
  }
}

describe('the graph of a fold', () => {
  it('contains no item, tag or interaction of the test fold', async () => {
    // The first fold holds out row 0: the only interaction with the canary, and the tag of the same user.
    const canary = {
      interactions: [interaction('person-0', 'canary-item', TINY_NOW_MS), ...lists.interactions],
      taggings: [...lists.taggings, tagging('canary-item', 'canary-tag', 'person-0')],
      tags: [...lists.tags, { id: 'canary-tag', name: 'canary-name', kind: null }],
    }
    const dumped = await withFirstFold(memoryDataSet({ ...lists, ...canary }), async (graph) => [
      await graphDump(graph),
      await graph.run(MODEL_PARTS, {}),
    ])
    const text = JSON.stringify(dumped)
    expect(text).toContain(ids('item', 'song-2'))
    expect(text).toContain(ids('tag', 'crowd-0'))
    for (const trace of ['canary', ids('item', 'canary-item'), ids('tag', 'canary-tag')]) {
      expect(text).not.toContain(trace)
    }
  })

  it('contains a held-out catalog item without any of its interactions', async () => {
    const known = {
      items: [...lists.items, item('lonely')],
      interactions: [interaction('person-0', 'lonely', TINY_NOW_MS), ...lists.interactions],
    }
    const id = ids('item', 'lonely')
    const [dump, edges] = await withFirstFold(memoryDataSet({ ...lists, ...known }), async (graph) => [
      await graphDump(graph),
      await graph.run(EDGES_TO_ITEMS, {}),
    ])
    expect(dump.filter((line) => line.includes(id))).toHaveLength(1)
    expect(edges.length).toBeGreaterThan(0)
    expect(edges.filter(({ itemId }) => itemId === id)).toEqual([])
  })

  it('gives the lists that `attune recommend` prints for the same graph', async () => {
    const users = ['person-0', 'person-1', 'person-7', 'person-12'].map((id) => ids('user', id))
    const { lists: judged, path } = await withFirstFold(memoryDataSet(lists), async (graph, at) => ({
      ...(await graphLists(parts, graph, { kind: 'serving', name: 'serving' }, users, {
        k: 5,
        nowMs: TINY_NOW_MS,
      })),
      path: at,
    }))
    for (const [index, user] of users.entries()) {
      const printed = await recommended(path, user)
      expect(printed).toEqual(judged[index])
      expect(printed).toHaveLength(5)
    }
  })
})

async function recommended(dataDir: string, user: string): Promise<unknown> {
  const terminal = stringTerminal()
  const code = await runCli(
    {
      version: '1.2.3',
      terminal,
      variables: { ATTUNE_DATA_DIR: dataDir, ATTUNE_LOG_LEVEL: 'error' },
      folder,
      signal: new AbortController().signal,
      nowMs: () => TINY_NOW_MS,
    },
    ['recommend', user, '--first', '5', '--json'],
  )
  expect([code, terminal.errText()]).toEqual([0, ''])
  const { edges } = JSON.parse(terminal.outText()) as { edges: { node: { id: string } }[] }
  return edges.map(({ node }) => node.id)
}
