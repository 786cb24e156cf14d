import { describe, expect, it } from 'vitest'
import { type ImportProgress, importDataSet } from '../../../../src/datasets/importing/import-data-set.ts'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import { shuffled, uniform } from '../../../../src/domain/random.ts'
import type {
  InteractionRecord,
  TaggingRecord,
  TieRecord,
  UserRecord,
} from '../../../../src/domain/records.ts'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { itemsByIds } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { graphDump } from '../../../support/graph-dump.ts'
import { memoryDataSet } from '../../../support/memory-data-set.ts'

const NOW_MS = Date.UTC(2026, 2, 1)
const TIMES = { atMs: NOW_MS - 1_000, nowMs: NOW_MS }

const open = () => openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })

const user = (id: string, traits: Partial<UserRecord> = {}): UserRecord => ({
  id,
  name: null,
  createdAt: null,
  showMeToOthers: null,
  properties: {},
  ...traits,
})

const play = (
  userId: string,
  itemId: string,
  traits: Partial<InteractionRecord> = {},
): InteractionRecord => ({
  eventId: null,
  userId,
  itemId,
  kind: 'play',
  atMs: null,
  value: null,
  count: 1,
  ...traits,
})

const tie = (userId: string, otherId: string, traits: Partial<TieRecord> = {}): TieRecord => ({
  userId,
  otherId,
  kind: 'follows',
  strength: 1,
  at: null,
  ...traits,
})

const tagging = (itemId: string, tagId: string, traits: Partial<TaggingRecord> = {}): TaggingRecord => ({
  itemId,
  tagId,
  weight: 1,
  userId: null,
  at: null,
  ...traits,
})

/** 40 users and 60 items with interactions only, several events per pair. */
const SMALL = {
  users: [user('user-0', { name: 'Zero', createdAt: 1_700_000_000_000, properties: { city: 'Porto' } })],
  tags: [{ id: 'calm', name: 'Calm', kind: null }],
  interactions: Array.from({ length: 2_500 }, (_, index) =>
    play(`user-${index % 40}`, `item-${(index * 7) % 60}`, {
      atMs: NOW_MS - (index % 1_000) * 60_000,
      count: 2,
    }),
  ),
  ties: [tie('user-0', 'user-1'), tie('user-2', 'user-99', { kind: 'friends', strength: 0.5 })],
  taggings: [
    tagging('item-0', 'calm', { userId: 'user-0' }),
    tagging('item-0', 'calm', { userId: 'user-1' }),
    tagging('item-0', 'warm', { weight: 0.5 }),
  ],
}

/**
 * Few users with more items than recent engagements hold, pairs with more events than an edge lists, repeated rows, and each
 * tie and tag once: the last row of those decides.
 */
function randomWorld(next: () => number) {
  const below = (limit: number) => Math.floor(next() * limit)
  const kinds = ['view', 'play', 'like', 'hide', 'purchase'] as const
  const interactions = Array.from({ length: 3_000 }, (_, n) => {
    const isFrequent = next() < 0.2
    return play(`user-${below(12)}`, `item-${isFrequent ? 0 : below(250)}`, {
      eventId: `event-${n}`,
      kind: kinds[below(kinds.length)] ?? 'view',
      atMs: next() < 0.1 ? null : NOW_MS - 2_000 - below(5_000) * 60_000,
      count: 1 + below(3),
    })
  })
  const pairs = Array.from(
    { length: 30 * 30 },
    (_, n) => [`user-${n % 30}`, `user-${Math.floor(n / 30)}`] as const,
  )
  const chosen = shuffled(pairs, next).filter(([userId, otherId]) => userId !== otherId)
  const follows = chosen
    .slice(0, 300)
    .map(([userId, otherId], n) => tie(userId, otherId, { strength: 0.5, at: n + 1 }))
  const taggings = Array.from({ length: 400 }, (_, n) =>
    tagging(`item-${n % 100}`, `tag-${below(20)}`, { userId: `user-${below(12)}` }),
  )
  const items = Array.from({ length: 250 }, (_, n) =>
    play('user-0', `item-${n}`, { kind: 'view', atMs: NOW_MS - 2_000 - n }),
  )
  return { interactions: [...items, ...interactions, ...interactions.slice(0, 100)], ties: follows, taggings }
}

async function tagsOf(graph: GraphStore, itemId: string) {
  const [item] = await graph.run(itemsByIds, { ids: [itemId] })
  return item && { tagIds: item.tagIds, tagWeights: item.tagWeights }
}

describe('an import', () => {
  it('changes nothing the second time', async () => {
    const graph = await open()
    const first = await importDataSet(graph, memoryDataSet(SMALL), TIMES)
    const dump = await graphDump(graph)
    const second = await importDataSet(graph, memoryDataSet(SMALL), { ...TIMES, nowMs: NOW_MS + 5 })
    expect(await graphDump(graph)).toEqual(dump)
    expect(first.interactions.created).toBe(120)
    expect(first.users.created).toBe(41)
    expect(first.items.created).toBe(60)
    for (const counts of [second.users, second.tags, second.interactions, second.ties, second.taggings]) {
      expect(counts).toMatchObject({ created: 0, merged: 0, rejected: 0, skipped: counts.read })
    }
    await graph.close()
  })

  it('repeated after events gives the same graph as without the repeat', async () => {
    const events: InteractionEvent[] = Array.from({ length: 300 }, (_, index) => ({
      eventId: `live-${index}`,
      userId: `user-${index % 45}`,
      itemId: `item-${index % 70}`,
      kind: index % 11 === 0 ? 'hide' : 'like',
      atMs: NOW_MS + index,
      value: null,
      count: 1,
    }))
    const [once, twice] = [await open(), await open()]
    for (const graph of [once, twice]) {
      await importDataSet(graph, memoryDataSet(SMALL), TIMES)
      await applyEvents(graph, events)
    }
    await importDataSet(twice, memoryDataSet(SMALL), { ...TIMES, atMs: TIMES.atMs - 5_000 })
    expect(await graphDump(twice)).toEqual(await graphDump(once))
    await Promise.all([once.close(), twice.close()])
  })

  it('recognizes each of 100 dated events of one pair, although the edge lists only 32', async () => {
    const graph = await open()
    const interactions = Array.from({ length: 100 }, (_, index) =>
      play('ana', 'tea', { atMs: NOW_MS - index }),
    )
    await importDataSet(graph, memoryDataSet({ interactions }), TIMES)
    const again = await importDataSet(graph, memoryDataSet({ interactions }), TIMES)
    expect(again.interactions).toMatchObject({ skipped: 100, merged: 0 })
    await graph.close()
  })

  it('dates undated rows by the declared instant, and recognizes them under another instant', async () => {
    const graph = await open()
    const interactions = [play('ana', 'tea')]
    await importDataSet(graph, memoryDataSet({ interactions }), TIMES)
    const dump = await graphDump(graph)
    expect(dump.join()).toContain(`"lastAt":${TIMES.atMs}`)
    await importDataSet(graph, memoryDataSet({ interactions }), { ...TIMES, atMs: 1_000 })
    expect(await graphDump(graph)).toEqual(dump)
    await graph.close()
  })

  it('treats equal rows as one event unless their event ids differ', async () => {
    const graph = await open()
    const rows = [play('ana', 'tea'), play('ana', 'tea'), play('ana', 'tea', { eventId: 'second' })]
    const report = await importDataSet(graph, memoryDataSet({ interactions: rows }), TIMES)
    expect(report.interactions).toMatchObject({ read: 3, created: 1, merged: 1, skipped: 1 })
    await graph.close()
  })

  it('counts records that rows of another kind created', async () => {
    const graph = await open()
    const lists = {
      users: [user('ana')],
      interactions: [play('bo', 'tea'), play('ana', 'tea', { kind: 'impression' })],
      ties: [tie('ana', 'cy')],
      taggings: [tagging('tea', 'calm', { userId: 'di' })],
    }
    const report = await importDataSet(graph, memoryDataSet(lists), TIMES)
    expect(report.users).toMatchObject({ read: 1, created: 4 })
    expect(report.items).toMatchObject({ read: 0, created: 1 })
    expect(report.tags).toMatchObject({ read: 0, created: 1 })
    expect(report.interactions).toMatchObject({ read: 2, created: 1, skipped: 1 })
    await graph.close()
  })

  it('keeps properties that a row omits and replaces the others', async () => {
    const graph = await open()
    const before = user('ana', {
      name: 'Ana',
      createdAt: 1_700_000_000_000,
      properties: { city: 'Porto', age: 30 },
    })
    await importDataSet(graph, memoryDataSet({ users: [before] }), TIMES)
    const report = await importDataSet(
      graph,
      memoryDataSet({ users: [user('ana', { properties: { age: 31 } })] }),
      TIMES,
    )
    expect(report.users).toMatchObject({ merged: 1 })
    expect((await graphDump(graph)).join()).toContain(
      '"properties":{"age":31,"city":"Porto","createdAt":1700000000000,"id":"ana","name":"Ana"}',
    )
    await graph.close()
  })

  it('that was interrupted is completed by a repeat', async () => {
    const [stopped, whole] = [await open(), await open()]
    const stop = new AbortController()
    const importing = importDataSet(stopped, memoryDataSet(SMALL), {
      ...TIMES,
      signal: stop.signal,
      onProgress: ({ done }) => done > 1_500 && stop.abort(),
    })
    await expect(importing).rejects.toMatchObject({ kind: 'cancelled' })
    await importDataSet(stopped, memoryDataSet(SMALL), TIMES)
    await importDataSet(whole, memoryDataSet(SMALL), TIMES)
    expect(await graphDump(stopped)).toEqual(await graphDump(whole))
    await Promise.all([stopped.close(), whole.close()])
  })

  it.each([1, 2, 3])(
    'in any order, whole or on top of a part, gives the same graph (seed %i)',
    async (seed) => {
      const next = uniform(seed)
      const world = randomWorld(next)
      const half = Object.fromEntries(
        Object.entries(world).map(([kind, rows]) => [kind, rows.filter(() => next() < 0.5)]),
      )
      const other = { ...world, interactions: shuffled(world.interactions, next) }
      const [empty, reordered, partly] = [await open(), await open(), await open()]
      const reports = [
        await importDataSet(empty, memoryDataSet(world), TIMES),
        await importDataSet(reordered, memoryDataSet(other), TIMES),
      ]
      await importDataSet(partly, memoryDataSet(half), TIMES)
      await importDataSet(partly, memoryDataSet(world), TIMES)
      const dump = await graphDump(empty)
      expect(await graphDump(reordered)).toEqual(dump)
      expect(await graphDump(partly)).toEqual(dump)
      expect(reports[1]).toEqual(reports[0])
      await Promise.all([empty.close(), reordered.close(), partly.close()])
    },
  )

  it('reports its progress up to the size of the data set', async () => {
    const graph = await open()
    const told: ImportProgress[] = []
    const dataSet = memoryDataSet(SMALL)
    await importDataSet(graph, dataSet, { ...TIMES, onProgress: (progress) => told.push(progress) })
    expect(told.at(-1)).toEqual({ kind: 'taggings', done: dataSet.size, total: dataSet.size })
    expect(told.every((one, index) => one.done >= (told[index - 1]?.done ?? 0))).toBe(true)
    await graph.close()
  })

  it('rejects a declared instant in the future', async () => {
    const graph = await open()
    const importing = importDataSet(graph, memoryDataSet({}), { atMs: NOW_MS + 1, nowMs: NOW_MS })
    await expect(importing).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await graph.close()
  })
})

describe('imported ties', () => {
  it('of friends are follows in both directions, and the reverse row changes nothing', async () => {
    const graph = await open()
    const ties = [tie('ana', 'bo', { kind: 'friends' }), tie('bo', 'ana', { kind: 'friends' })]
    const report = await importDataSet(graph, memoryDataSet({ ties }), TIMES)
    expect(report.ties).toMatchObject({ created: 1, skipped: 1 })
    const dump = (await graphDump(graph)).join()
    expect(dump).toContain('ana FOLLOWS bo')
    expect(dump).toContain('bo FOLLOWS ana')
    await graph.close()
  })

  it('take strength and date of the last row, and keep a date that it omits', async () => {
    const graph = await open()
    await importDataSet(graph, memoryDataSet({ ties: [tie('ana', 'bo', { strength: 0.5, at: 7 })] }), TIMES)
    const report = await importDataSet(
      graph,
      memoryDataSet({ ties: [tie('ana', 'bo', { strength: 0.25 }), tie('ana', 'bo', { kind: 'blocks' })] }),
      TIMES,
    )
    expect(report.ties).toMatchObject({ merged: 1, created: 1 })
    expect(await graphDump(graph)).toContain('{"key":"ana FOLLOWS bo","since":7,"strength":0.25}')
    await graph.close()
  })
})

describe('imported taggings', () => {
  it('are summed over users; the twenty strongest are stored relative to the strongest', async () => {
    const graph = await open()
    const taggings = Array.from({ length: 25 }, (_, tag) =>
      Array.from({ length: tag + 1 }, (_unused, person) =>
        tagging('tea', `tag-${tag}`, { userId: `user-${person}` }),
      ),
    ).flat()
    const lists = { interactions: [play('ana', 'tea')], taggings }
    const report = await importDataSet(graph, memoryDataSet(lists), TIMES)
    expect(report.taggings).toMatchObject({ read: 325, created: 25, merged: 300 })
    const tags = await tagsOf(graph, 'tea')
    expect(tags?.tagIds).toHaveLength(20)
    expect(tags?.tagIds.slice(0, 2)).toEqual(['tag-24', 'tag-23'])
    expect(tags?.tagWeights.slice(0, 2)).toEqual([1, 0.96])
    await graph.close()
  })

  it('of two data sets are summed, and each replaces only its own share', async () => {
    const graph = await open()
    const items = { interactions: [play('ana', 'tea')] }
    const calm = (weight: number) => ({ ...items, taggings: [tagging('tea', 'calm', { weight })] })
    await importDataSet(graph, memoryDataSet(calm(2), 'one'), TIMES)
    await importDataSet(graph, memoryDataSet(calm(5), 'two'), TIMES)
    const report = await importDataSet(graph, memoryDataSet(calm(1), 'one'), TIMES)
    expect(report.taggings).toMatchObject({ merged: 1, created: 0 })
    expect(await graphDump(graph)).toContain(
      '{"importSets":["one","two"],"importShares":[1,5],"key":"tea TAGGED calm","weight":6}',
    )
    await graph.close()
  })

  it('of unknown items are rejected, with their line', async () => {
    const graph = await open()
    const lists = {
      interactions: [play('ana', 'tea')],
      taggings: [tagging('tea', 'calm'), tagging('pot', 'calm')],
    }
    const report = await importDataSet(graph, memoryDataSet(lists), TIMES)
    expect(report.taggings).toMatchObject({ read: 2, created: 1, rejected: 1 })
    expect(report.reasons).toMatchObject([{ reason: 'the item is unknown', firstLine: 2 }])
    await graph.close()
  })
})
