import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { trainWithProgress } from '../../../src/cli/train.ts'
import { compose } from '../../../src/compose.ts'
import { fresh, sharedTags, uncountedItems } from '../../../src/graph/__generated__/queries.ts'
import { delegating } from '../../../src/graph/delegating.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readGraphState } from '../../../src/graph/graph-state.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { train } from '../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { upsertItems } from '../../../src/writing/upsert.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { stringTerminal } from '../../support/string-terminal.ts'
import { NOW_MS, world } from '../../support/world.ts'

const DAY_MS = 86_400_000

/** Places of each tag and chart. */
const PLACES = 4

const { charts, tagTops } = DEFAULT_TRAINING_SETTINGS

let graph: GraphStore

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
  onTestFinished(() => graph.close())
  const small = world().item('untouched', { tags: ['rock'] })
  for (const id of ['a', 'b', 'c']) small.item(id, { tags: ['rock'] })
  for (const name of ['ana', 'bo', 'cleo']) small.user(name).listens('a', 'b', 'c')
  await small.fill(graph)
  await train(graph, {
    nowMs: NOW_MS,
    holder: 'test',
    settings: {
      ...QUICK_TRAINING,
      charts: { ...charts, k: PLACES },
      tagTops: { ...tagTops, k: PLACES },
    },
  })
})

/** @param ageDays counted from the training; negative after it */
function add(id: string, ageDays: number, weight = 1): Promise<unknown> {
  const record = {
    id,
    kind: 'song',
    title: id,
    url: null,
    imageUrl: null,
    createdAt: NOW_MS - ageDays * DAY_MS,
    availableFrom: null,
    availableUntil: null,
    properties: {},
  }
  const tags = [
    { tagId: 'rock', weight },
    { tagId: 'loud', weight: 2 },
  ]
  return upsertItems(graph, [{ record, tags }], { nowMs: NOW_MS + 60 * DAY_MS })
}

async function topsOf(tagId: string): Promise<readonly string[]> {
  const version = (await readGraphState(graph)).modelVersion ?? ''
  const rows = await graph.run(sharedTags, { version, fromIds: [tagId], depth: PLACES })
  return rows.toSorted((x, y) => y.score - x.score).map(({ itemId }) => itemId)
}

async function newest(): Promise<readonly string[]> {
  const version = (await readGraphState(graph)).modelVersion ?? ''
  const rows = await graph.run(fresh, { version, chartIds: ['fresh'], depth: PLACES })
  return rows.toSorted((x, y) => y.score - x.score).map(({ itemId }) => itemId)
}

describe('an item that comes after the training', () => {
  it('takes the place of the last of its tag only if it is better', async () => {
    expect((await topsOf('rock')).at(-1)).toBe('untouched')
    await add('weaker', 10)
    expect((await topsOf('rock')).at(-1)).toBe('untouched')
    await add('equal', 10, 2)
    const tops = await topsOf('rock')
    expect(tops).toHaveLength(PLACES)
    expect(tops.at(-1)).toBe('equal')
    expect([...(await topsOf('loud'))].sort()).toEqual(['equal', 'weaker'])
  })

  it('stands among what is new by its age, and the oldest leave', async () => {
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

  it('has its place in the version that a training made meanwhile', async () => {
    expect(await graph.run(uncountedItems, { limit: 10 })).toEqual([])
    let isLate = true
    const disturbed: GraphStore = {
      ...delegating(graph),
      async run(query, params, options) {
        if (query.name === 'training/add-charts' && isLate) {
          isLate = false
          await add('late', 0, 2)
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
        compose,
        signal: new AbortController().signal,
        nowMs: () => NOW_MS,
      },
      disturbed,
      { requestDeadlineMs: 0, ranker: 'best' },
    )
    expect(isLate).toBe(false)
    expect(await topsOf('loud')).toEqual(['late'])
    expect(await newest()).toContain('late')
  })
})
