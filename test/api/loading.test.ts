import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { fillCircles } from '../conformance/fixture/circles.ts'
import { asking } from '../support/asking.ts'
import { counted } from './counted.ts'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

const queries: string[] = []
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: fillLittleGraph,
    wrap: (graph) => counted(graph, (name) => queries.push(name)),
  })
})
afterAll(() => server.close())

async function queriesOf(document: string): Promise<string[]> {
  queries.length = 0
  await server.data(document)
  return [...queries].sort()
}

describe('a response', () => {
  it('reads users and their ties with one query per level', async () => {
    const document = (first: number) => `{ users(first: ${first}) { nodes { name
      following { nodes { name properties { name } } } followers { nodes { name } } } } }`
    const expected = [
      'catalog/property-types',
      'social/followers',
      'social/following',
      'social/user-properties',
      'social/users-by-ids',
      'social/users-page',
    ]
    expect(new Set(await queriesOf(document(7)))).toEqual(new Set(expected))
    // At most three reads of users: the page, and users at either end of ties who are not on it.
    for (const first of [1, 2, 7]) {
      const read = (await queriesOf(document(first))).filter((name) => name !== 'catalog/property-types')
      expect(read.length).toBeLessThanOrEqual(7)
    }
  })

  it('reads items, tags, similar items and top items with one query per level', async () => {
    const document = `{ items { nodes { title tags { nodes { name items { nodes { id } } } }
      similarItems { nodes { title } } } } }`
    // The first request fills the copy of the catalog in memory. Later ones only ask whether it is current.
    await server.data(document)
    expect(await queriesOf(document)).toEqual([
      'catalog/items-by-ids',
      'catalog/items-like',
      'catalog/items-of-tag',
      'catalog/tags-by-ids',
      // The revision of the catalog, and the serving version.
      'viewer/graph-state',
      'viewer/graph-state',
    ])
  })

  it('reads the events of a user once, whatever their filters', async () => {
    const fields = ['VIEW', 'LIKE', 'PLAY'].map(
      (kind) => `${kind}: events(filter: { kinds: [${kind}] }) { totalCount }`,
    )
    const read = await queriesOf(`{ user(id: "ana") { ${fields.join(' ')} } }`)
    expect(read.filter((name) => name === 'events/newest-interactions')).toHaveLength(1)
  })

  it('reads a repeated node once', async () => {
    expect(
      await queriesOf('{ a: item(id: "tea") { id } b: item(id: "tea") { title } c: item(id: "mug") { id } }'),
    ).toEqual(['catalog/items-by-ids'])
  })

  it('reads the histories and neighbors of many users with one query each', async () => {
    const read = await queriesOf(`{ users(first: 7) { nodes {
      history { nodes { title } } neighbors { nodes { name } } } } }`)
    expect(read.filter((name) => name === 'social/history')).toHaveLength(1)
    expect(read.filter((name) => name === 'social/neighbors-of')).toHaveLength(1)
    expect(read.filter((name) => name === 'catalog/items-by-ids')).toHaveLength(1)
  })
})

describe('a list', () => {
  it('reads its items and those of its reasons once', async () => {
    const read: string[] = []
    const listing = await serving({
      fill: fillCircles,
      recommend: (graph, events) => asking(graph, { events }),
      wrap: (graph) => counted(graph, (name) => read.push(name)),
    })
    onTestFinished(() => listing.close())
    const data = await listing.data(`{ recommendations(userId: "joe", first: 3) {
      nodes { title tags { nodes { name } } } edges { node { title properties { name } } } } }`)
    expect((data.recommendations as { nodes: unknown[] }).nodes.length).toBeGreaterThan(0)
    expect(read.filter((name) => name === 'catalog/items-by-ids')).toHaveLength(1)
  })
})
