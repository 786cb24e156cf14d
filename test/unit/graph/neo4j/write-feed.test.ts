import { beforeEach, describe, expect, it } from 'vitest'
import {
  addUsers,
  numberWrite,
  otherWriters,
  writeCharts,
} from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { WriteFeed } from '../../../../src/graph/neo4j/write-feed.ts'
import { ANYTHING, codesOf } from '../../../../src/graph/write-counter.ts'

let graph: GraphStore
/** Two processes that write one graph. */
let feeds: readonly [WriteFeed, WriteFeed]

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1_000 })
  feeds = [new WriteFeed(graph), new WriteFeed(graph)]
  return () => graph.close()
})

async function write(feed: WriteFeed, codes: readonly number[] = ANYTHING): Promise<void> {
  const touched = new Set(codes)
  await graph.transaction((runner) => feed.leave(runner, touched))
  feed.count(touched)
}

const CHARTS = codesOf(writeCharts, {})

/** The codes of a write to the data of users. */
function users(...ids: string[]): readonly number[] {
  return codesOf(addUsers, { ids })
}

describe('a process', () => {
  it('counts the writes of another one, once it has caught up', async () => {
    const [mine, other] = feeds
    await mine.catchUp()
    const before = mine.newestOf('ana')
    await write(other, users('ana'))
    await write(other, CHARTS)
    expect(mine.newestOf('ana')).toBe(before)
    await mine.catchUp()
    const after = mine.newestOf('ana')
    expect(after).toBeGreaterThan(before)
    expect(mine.newestOf('bo')).toBe(before)
    expect(mine.charts).toBe(after + 1)
    await mine.catchUp()
    expect([mine.newest, mine.newestOf('ana')]).toEqual([after + 1, after])
  })

  it('tells the writes of other processes from those of its own threads', async () => {
    const [mine, thread] = [new WriteFeed(graph, 'p1'), new WriteFeed(graph, 'p1')]
    await mine.begin()
    await write(thread, users('ana'))
    await mine.catchUp()
    expect([mine.newestOf('ana'), mine.others.newestOf('ana')]).toEqual([1, 0])
    await write(feeds[1], users('ana'))
    await mine.catchUp()
    expect([mine.newestOf('ana'), mine.others.newestOf('ana')]).toEqual([2, 1])
  })

  it('counts of a process that has written before only what it writes after the beginning', async () => {
    const [mine, other] = feeds
    for (let n = 0; n < 100; n++) await write(other)
    await mine.begin()
    await mine.catchUp()
    expect(mine.newest).toBe(0)
    await write(other, users('ana'))
    await mine.catchUp()
    expect([mine.newest, mine.newestOf('ana'), mine.newestOf('bo')]).toEqual([1, 1, 0])
  })

  it('counts its own writes without a read, and each once', async () => {
    const [mine] = feeds
    await mine.catchUp()
    const before = mine.newest
    await write(mine, users('ana'))
    expect([mine.newest, mine.newestOf('ana')]).toEqual([before + 1, before + 1])
    await mine.catchUp()
    expect(mine.newest).toBe(before + 1)
  })

  it('leaves no number for a write that no list can see', async () => {
    const [mine, other] = feeds
    await write(other, [])
    await mine.catchUp()
    expect([mine.newest, await graph.run(otherWriters, { writer: '' })]).toEqual([0, []])
  })

  it('counts an own write of unknown outcome again if it is found in the graph', async () => {
    const [mine] = feeds
    await mine.catchUp()
    await write(mine, users('bo'))
    const touched = new Set(users('ana'))
    await graph.transaction((runner) => mine.leave(runner, touched))
    mine.lose()
    mine.count(touched)
    const counted = mine.newestOf('ana')
    const before = mine.newestOf('bo')
    await mine.catchUp()
    expect(mine.newestOf('ana')).toBeGreaterThan(counted)
    expect(mine.newestOf('bo')).toBe(before)
    const after = mine.newest
    await write(mine, users('cy'))
    await mine.catchUp()
    expect(mine.newest).toBe(after + 1)
  })

  it('takes it that anything has changed when it missed more writes than are kept', async () => {
    const [mine, other] = feeds
    const before = mine.newestOf('bo')
    for (let n = 0; n < 64; n++) await write(other, users('ana'))
    await mine.catchUp()
    expect(mine.newestOf('bo')).toBe(before)
    for (let n = 0; n < 65; n++) await write(other, users('ana'))
    await mine.catchUp()
    expect(mine.newestOf('bo')).toBeGreaterThan(before)
    expect(mine.catalog).toBeGreaterThan(0)
  })

  it('counts a write to many users for all of them', async () => {
    const [mine, other] = feeds
    await mine.catchUp()
    const before = mine.newestOf('bo')
    await write(other, users(...Array.from({ length: 1_100 }, (_, n) => `u${n}`)))
    await mine.catchUp()
    expect(mine.newestOf('bo')).toBeGreaterThan(before)
    expect(mine.catalog).toBe(0)
  })

  it('does not share a read with a call that began before a write', async () => {
    const [mine, other] = feeds
    await mine.catchUp()
    const before = mine.newestOf('ana')
    const early = mine.catchUp()
    await write(other, users('ana'))
    await mine.catchUp()
    expect(mine.newestOf('ana')).toBeGreaterThan(before)
    await early
  })

  it('forgets writers that have not written for ten minutes, and counts them again when they go on', async () => {
    const [mine, other] = feeds
    await mine.catchUp()
    await write(other, users('ana'))
    await mine.catchUp()
    const counted = mine.newestOf('ana')
    const writers = () => graph.run(otherWriters, { writer: '' })
    const [{ id = '', number = 0, recent = [] } = {}] = await writers()
    await graph.run(numberWrite, { writer: id, number, recent, now: Date.now() - 11 * 60_000 })
    await write(mine)
    expect(await writers()).toHaveLength(1)
    await write(other, users('ana'))
    await mine.catchUp()
    expect(mine.newestOf('ana')).toBeGreaterThan(counted)
  })
})
