import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { EdgeCache, type EdgeRow, type WantedEdges } from '../../../../src/recommend/sources/edge-cache.ts'
import { itemOf } from '../../../../src/recommend/sources/weighted-walk.ts'

const { signal } = new AbortController()

/** Every node leads to two items of its own; what is read is written down. */
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

describe('kept edges', () => {
  it('come in the order of the nodes; an unknown node has none', async () => {
    const kept = new EdgeCache(readable().read)
    await kept.load(wanted(['b']), { signal })
    const edges = await kept.load(wanted(['a', 'unknown', 'b']), { signal })
    expect(edges.map(({ items }) => [...items].map(itemOf))).toEqual([['a1', 'a2'], [], ['b1', 'b2']])
    expect(edges.map(({ scores }) => [...scores])).toEqual([[0.25, 0.5], [], [0.25, 0.5]])
  })

  it('are read once a node, also where it has none', async () => {
    const { read, readIds } = readable()
    const kept = new EdgeCache(read)
    await kept.load(wanted(['a', 'unknown']), { signal })
    await kept.load(wanted(['unknown', 'b', 'a']), { signal })
    await kept.load(wanted(['a', 'b', 'unknown']), { signal })
    expect(readIds()).toEqual([['a', 'unknown'], ['b']])
  })

  it('are those of the version and the depth that is asked for', async () => {
    const { read, readIds } = readable()
    const kept = new EdgeCache(read)
    await kept.load(wanted(['a'], 'v1'), { signal })
    await kept.load(wanted(['a'], 'v2'), { signal })
    await kept.load(wanted(['a'], 'v2', 20), { signal })
    expect(readIds()).toEqual([['a'], ['a'], ['a']])
  })

  it('are forgotten where there are too many, those not asked for longest first', async () => {
    const { read, readIds } = readable()
    // Two edges and what a node takes: room for two nodes.
    const kept = new EdgeCache(read, { mostEdges: 13 })
    await kept.load(wanted(['a']), { signal })
    await kept.load(wanted(['b']), { signal })
    await kept.load(wanted(['a']), { signal })
    await kept.load(wanted(['c']), { signal })
    await kept.load(wanted(['a', 'b']), { signal })
    expect(readIds()).toEqual([['a'], ['b'], ['c'], ['b']])
  })

  it('are read anew after a while, if they may change', async () => {
    const { read, readIds } = readable()
    const kept = new EdgeCache(read, { ttlMs: 1_000 })
    await kept.load(wanted(['a']), { signal })
    await kept.load(wanted(['a']), { signal })
    expect(readIds()).toEqual([['a']])
    await sleep(1_100)
    await kept.load(wanted(['a']), { signal })
    expect(readIds()).toEqual([['a'], ['a']])
  })

  it('answer a question for more nodes than there is room for', async () => {
    const kept = new EdgeCache(readable().read, { mostEdges: 13 })
    const edges = await kept.load(wanted(['a', 'b', 'c', 'd']), { signal })
    expect(edges.map(({ items: [first] }) => itemOf(first ?? -1))).toEqual(['a1', 'b1', 'c1', 'd1'])
  })
})
