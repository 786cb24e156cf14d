import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type StatedItem, upsertItems } from '../../../../src/catalog/upsert.ts'
import { trainWithProgress } from '../../../../src/cli/train.ts'
import { chart, countPeople, sharedTags } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import { readGraphState } from '../../../../src/graph/graph-state.ts'
import { delegating, type GraphStore } from '../../../../src/graph/graph-store.ts'
import { introduceLateItems } from '../../../../src/training/incremental/introduce-items.ts'
import { train } from '../../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../../src/training/training-settings.ts'
import { QUICK_TRAINING } from '../../../support/quick-training.ts'
import { stringTerminal } from '../../../support/string-terminal.ts'
import { NOW_MS, world } from '../../../support/world.ts'

const DAY_MS = 86_400_000

/** Places of each tag and chart. */
const PLACES = 4

const { charts, tagTops } = DEFAULT_TRAINING_SETTINGS

const OPTIONS = { maxRelationships: 1e6 }

let folder: string

let graph: GraphStore

/** Trained once: each test works on a copy. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-new-items-'))
  graph = await openEmbedded({ ...OPTIONS, path: join(folder, 'trained') })
  const small = world().item('untouched', { tags: ['rock'] })
  for (const id of ['a', 'b', 'c']) small.item(id, { tags: ['rock'] })
  for (const name of ['ana', 'bo', 'cleo']) small.user(name).listens('a', 'b', 'c')
  await small.fill(graph, { isTrained: false })
  await train(graph, {
    nowMs: NOW_MS,
    holder: 'test',
    settings: {
      ...QUICK_TRAINING,
      charts: { ...charts, k: PLACES },
      tagTops: { ...tagTops, k: PLACES },
    },
  })
  await graph.close()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeEach(async () => {
  const path = join(folder, 'copy')
  rmSync(path, { recursive: true, force: true })
  cpSync(join(folder, 'trained'), path, { recursive: true })
  graph = await openEmbedded({ ...OPTIONS, path })
  onTestFinished(() => graph.close())
})

/** @param ageDays counted from the training; negative after it */
function add(id: string, ageDays: number, weight = 1): Promise<unknown> {
  return upsertItems(graph, [tagged(id, ageDays, weight)], { nowMs: NOW_MS + 60 * DAY_MS })
}

function tagged(id: string, ageDays: number, weight = 1): StatedItem {
  const node = { id, fields: { kind: 'song', title: id, createdAt: NOW_MS - ageDays * DAY_MS } }
  const tags = [
    { tagId: 'rock', weight },
    { tagId: 'loud', weight: 2 },
  ]
  return { node, tags }
}

/** Another tag beside those that were imported. */
function retag(id: string, tagId: string): Promise<unknown> {
  return upsertItems(graph, [{ node: { id, fields: {} }, tags: [{ tagId, weight: 1 }] }], { nowMs: NOW_MS })
}

async function topsOf(tagId: string): Promise<readonly string[]> {
  const version = (await readGraphState(graph)).modelVersion ?? ''
  const rows = await graph.run(sharedTags, { version, fromIds: [tagId], depth: PLACES })
  return rows.toSorted((x, y) => y.score - x.score).map(({ itemId }) => itemId)
}

async function newest(): Promise<readonly string[]> {
  const version = (await readGraphState(graph)).modelVersion ?? ''
  const rows = await graph.run(chart, { version, chartId: 'fresh', depth: PLACES })
  return rows.toSorted((x, y) => y.score - x.score).map(({ itemId }) => itemId)
}

describe('an item created after the training', () => {
  it('takes the place of the last of its tag only if it is better', async () => {
    expect((await topsOf('rock')).at(-1)).toBe('untouched')
    await add('weaker', 10)
    expect((await topsOf('rock')).at(-1)).toBe('untouched')
    await add('better', 10)
    await graph.run(countPeople, { rows: [{ itemId: 'better', people: 2 }], share: 0.1, countedVersion: '' })
    await add('better', 10, 2)
    const tops = await topsOf('rock')
    expect(tops).toHaveLength(PLACES)
    expect(tops.at(-1)).toBe('better')
    expect([...(await topsOf('loud'))].sort()).toEqual(['better', 'weaker'])
  })

  it('enters the fresh chart by age, and the oldest items leave', async () => {
    for (const [id, ageDays] of [
      ['older', 9],
      ['new', 1],
      ['old', 5],
      ['oldest', 20],
      ['newest', -40],
      ['middle', 3],
      ['newer', -20],
    ] as const) {
      await add(id, ageDays)
    }
    expect(await newest()).toEqual(['newest', 'newer', 'new', 'middle'])
  })

  it('moves when its creation time changes, and leaves if that is in the future', async () => {
    for (const [id, ageDays] of [
      ['first', 4],
      ['second', 2],
    ] as const)
      await add(id, ageDays)
    expect(await newest()).toEqual(['second', 'first'])
    await add('first', 1)
    expect(await newest()).toEqual(['first', 'second'])
    await add('first', -100)
    expect(await newest()).toEqual(['second'])
  })

  it('has a low score for a tag of many new items', async () => {
    await add('alone', 0, 2)
    const version = (await readGraphState(graph)).modelVersion ?? ''
    const scoreOf = async (itemId: string) => {
      const rows = await graph.run(sharedTags, { version, fromIds: ['loud'], depth: PLACES })
      return rows.find((row) => row.itemId === itemId)?.score ?? Number.NaN
    }
    const alone = await scoreOf('alone')
    for (const id of ['x', 'y', 'z']) await add(id, 0, 2)
    expect(await scoreOf('z')).toBeLessThan(alone)
  })

  it('is placed in a version trained meanwhile, despite new engagements or tags', async () => {
    let isLate = true
    const disturbed: GraphStore = {
      ...delegating(graph),
      async run(query, params, options) {
        if (query.name === 'training/add-charts' && isLate) {
          isLate = false
          await add('late', 0, 2)
          await add('engaged', 0)
          await graph.run(countPeople, {
            rows: [{ itemId: 'engaged', people: 1 }],
            share: 0.1,
            countedVersion: '',
          })
          await retag('a', 'loud')
        }
        return graph.run(query, params, options)
      },
    }
    await trainWithProgress(
      {
        version: '1',
        terminal: stringTerminal(),
        variables: {},
        folder: '.',
        signal: new AbortController().signal,
        nowMs: () => NOW_MS,
      },
      disturbed,
      { consentDefaults: 'standard', sensitiveTags: [] },
    )
    expect(isLate).toBe(false)
    expect([...(await topsOf('loud'))].sort()).toEqual(['a', 'engaged', 'late'])
    expect(await newest()).toEqual(expect.arrayContaining(['late', 'engaged']))
  })

  it('is written without placement at the deadline, and placed later', async () => {
    const hurry = new AbortController()
    const hurried: GraphStore = {
      ...delegating(graph),
      async transaction(work, options) {
        const value = await graph.transaction(work, options)
        hurry.abort()
        return value
      },
    }
    const written = await upsertItems(hurried, [tagged('hurried', 0)], {
      nowMs: NOW_MS,
      signal: hurry.signal,
    })
    expect(written).toEqual({ changed: 1, problems: [], untyped: [] })
    expect(await topsOf('loud')).toEqual([])
    await introduceLateItems(graph, { sinceMs: NOW_MS, nowMs: NOW_MS })
    expect(await topsOf('loud')).toEqual(['hurried'])
  })

  it('that cannot be placed because of a bug is reported', async () => {
    let transactions = 0
    const faulty: GraphStore = {
      ...delegating(graph),
      async transaction(work, options) {
        if (++transactions > 1) throw new GraphError('contract', 'not a number')
        return graph.transaction(work, options)
      },
    }
    await expect(upsertItems(faulty, [tagged('unplaced', 0)], { nowMs: NOW_MS })).rejects.toThrow(
      'not a number',
    )
  })
})
