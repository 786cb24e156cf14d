import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { EdgeCache, type EdgeRow, type WantedEdges } from '../../../../src/recommend/sources/edge-sources.ts'
import { itemOf } from '../../../../src/recommend/sources/weighted-walk.ts'

const { signal } = new AbortController()

/** Each node leads to two items; records the reads. */
function readable() {
  const reads: WantedEdges[] = []
  const read = async (wanted: WantedEdges): Promise<readonly EdgeRow[]> => {
    reads.push(wanted)
    return wanted.fromIds
      .filter((fromId) => fromId !== 'unknown')
      .flatMap((fromId) => [1, 2].map((n) => ({ fromId, itemId: `${fromId}${n}`, score: n / 4 })))
  }
  return { read, readIds: () => reads.map(({ fromIds }) => fromIds) }
}

const wanted = (fromIds: readonly string[], version = 'v1', depth = 10) => ({ version, depth, fromIds })

describe('EdgeCache', () => {
  it('returns edges in the order of nodes, and none of an unknown node', async () => {
    const kept = new EdgeCache(readable().read)
    await kept.load(wanted(['b']), { signal })
    const edges = await kept.load(wanted(['a', 'unknown', 'b']), { signal })
    expect(edges.map(({ items }) => [...items].map(itemOf))).toEqual([['a1', 'a2'], [], ['b1', 'b2']])
    expect(edges.map(({ scores }) => [...scores])).toEqual([[0.25, 0.5], [], [0.25, 0.5]])
  })

  it('reads each node once, also a node without edges', async () => {
    const { read, readIds } = readable()
    const kept = new EdgeCache(read)
    await kept.load(wanted(['a', 'unknown']), { signal })
    await kept.load(wanted(['unknown', 'b', 'a']), { signal })
    await kept.load(wanted(['a', 'b', 'unknown']), { signal })
    expect(readIds()).toEqual([['a', 'unknown'], ['b']])
  })

  it('caches edges by version and depth', async () => {
    const { read, readIds } = readable()
    const kept = new EdgeCache(read)
    await kept.load(wanted(['a'], 'v1'), { signal })
    await kept.load(wanted(['a'], 'v2'), { signal })
    await kept.load(wanted(['a'], 'v2', 20), { signal })
    expect(readIds()).toEqual([['a'], ['a'], ['a']])
  })

  it('evicts the least recently used nodes', async () => {
    const { read, readIds } = readable()
    // Two edges and the cost of a node, twice: room for two nodes.
    const kept = new EdgeCache(read, { mostEdges: 13 })
    await kept.load(wanted(['a']), { signal })
    await kept.load(wanted(['b']), { signal })
    await kept.load(wanted(['a']), { signal })
    await kept.load(wanted(['c']), { signal })
    await kept.load(wanted(['a', 'b']), { signal })
    expect(readIds()).toEqual([['a'], ['b'], ['c'], ['b']])
  })

  it('expires edges after their TTL', async () => {
    const { read, readIds } = readable()
    const kept = new EdgeCache(read, { ttlMs: 1_000 })
    await kept.load(wanted(['a']), { signal })
    await kept.load(wanted(['a']), { signal })
    expect(readIds()).toEqual([['a']])
    await sleep(1_100)
    await kept.load(wanted(['a']), { signal })
    expect(readIds()).toEqual([['a'], ['a']])
  })

  it('returns more nodes than fit into the cache', async () => {
    const kept = new EdgeCache(readable().read, { mostEdges: 13 })
    const edges = await kept.load(wanted(['a', 'b', 'c', 'd']), { signal })
    expect(edges.map(({ items: [first] }) => itemOf(first ?? -1))).toEqual(['a1', 'b1', 'c1', 'd1'])
  })
})
