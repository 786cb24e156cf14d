import type { GraphQuery } from '../../src/graph/graph-query.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'

/**
 * A graph written by hand, with derived edges of known scores: ana follows bo (strength 0.5) and cy,
 * all others follow ana, who blocks d3 and d4 and mutes d2 and d4; bo stated interests; version 2 serves while edges of version 1 still exist.
 */
export async function fillLittleGraph(graph: GraphStore): Promise<void> {
  for (const statement of STATEMENTS) await graph.run(written(statement), {})
}

/** A query of a test. */
export function written(text: string): GraphQuery<object, object> {
  return { name: 'test/little-graph', mode: 'write', isBounded: false, text, params: {}, row: {} }
}

const CREATED = Date.UTC(2024, 0, 1)

const STATEMENTS = [
  `CREATE (:Singleton {id: 'serving', version: '2'})`,
  `CREATE (:User {id: 'ana', name: 'Ana', createdAt: ${CREATED}, city: 'Rome', age: 31, lastAt: 5, recentCount: 2,
     olderSeenItemIds: ['old'], olderSeenAts: [500], olderSeenKinds: ['2'], dismissedItemIds: ['pot', 'deleted', 'jam']})`,
  `CREATE (:User {id: 'bo', name: 'Bo', showMeToOthers: true})`,
  `CREATE (:User {id: 'cy'})`,
  ...['d1', 'd2', 'd3', 'd4'].map((id) => `CREATE (:User {id: '${id}', name: '${id}'})`),
  `CREATE (:Item {id: 'tea', title: 'Green Tea', kind: 'drink', url: 'https://shop.example/tea', price: 2.5,
     isOrganic: true, createdAt: ${CREATED}, degree: 3, popularity: 0.5, tagIds: ['hot', 'leaf'], tagWeights: [1.0, 0.25]})`,
  `CREATE (:Item {id: 'mug', title: 'Tea Mug', kind: 'thing', degree: 2, tagIds: ['hot'], tagWeights: [1.0]})`,
  `CREATE (:Item {id: 'pot', title: 'Teapot', kind: 'thing', degree: 2, tagIds: [], tagWeights: []})`,
  `CREATE (:Item {id: 'jam', title: 'Jam', kind: 'food'})`,
  `CREATE (:Tag {id: 'hot', name: 'Hot things', kind: 'mood', degree: 2})`,
  `CREATE (:Tag {id: 'leaf', name: 'Leaves'})`,
  ...tie('User', 'ana', 'FOLLOWS {strength: 0.5}', 'User', 'bo'),
  ...tie('User', 'ana', `FOLLOWS {since: ${CREATED}}`, 'User', 'cy'),
  ...['bo', 'cy', 'd1', 'd2', 'd3', 'd4'].flatMap((id) => tie('User', id, 'FOLLOWS', 'User', 'ana')),
  ...tie('User', 'ana', "RECENTLY_ENGAGED {weight: 1.0, lastAt: 1000, kinds: '2'}", 'Item', 'tea'),
  ...tie('User', 'ana', "RECENTLY_ENGAGED {weight: 2.0, lastAt: 3000, kinds: '2'}", 'Item', 'mug'),
  ...tie('User', 'ana', "NEIGHBOR_OF {similarity: 0.25, version: '2'}", 'User', 'bo'),
  ...tie('User', 'ana', "NEIGHBOR_OF {similarity: 0.75, version: '2'}", 'User', 'd1'),
  ...tie('User', 'ana', "NEIGHBOR_OF {similarity: 0.9, version: '1'}", 'User', 'd2'),
  ...['d4', 'd3'].flatMap((id) => tie('User', 'ana', 'BLOCKS', 'User', id)),
  ...['d2', 'd4'].flatMap((id) => tie('User', 'ana', 'MUTES', 'User', id)),
  ...tie('User', 'bo', 'INTERESTED_IN {factor: 1.0, weight: 2.0}', 'Tag', 'hot'),
  ...tie('User', 'bo', 'INTERESTED_IN {factor: 0.0, weight: 0.0}', 'Tag', 'leaf'),
  ...tie('Item', 'tea', "SIMILAR_TO {score: 0.5, people: 3, version: '2'}", 'Item', 'pot'),
  ...tie('Item', 'tea', "SIMILAR_TO {score: 0.5, people: 3, version: '2'}", 'Item', 'mug'),
  ...tie('Item', 'tea', "SIMILAR_TO {score: 0.75, people: 3, version: '2'}", 'Item', 'jam'),
  ...tie('Item', 'tea', "BOUGHT_WITH {lift: 3.5, orders: 5, version: '2'}", 'Item', 'pot'),
  ...tie('Item', 'tea', "BOUGHT_WITH {lift: 2.0, orders: 7, version: '2'}", 'Item', 'mug'),
  ...tie('Item', 'tea', "BOUGHT_WITH {lift: 2.0, orders: 6, version: '2'}", 'Item', 'jam'),
  ...tie('Tag', 'hot', "TOP_ITEM {score: 0.5, version: '2'}", 'Item', 'mug'),
  ...tie('Tag', 'hot', "TOP_ITEM {score: 0.25, version: '2'}", 'Item', 'tea'),
]

function tie(fromLabel: string, from: string, edge: string, toLabel: string, to: string): string[] {
  return [
    `MATCH (one:${fromLabel} {id: '${from}'}), (other:${toLabel} {id: '${to}'}) CREATE (one)-[:${edge}]->(other)`,
  ]
}
