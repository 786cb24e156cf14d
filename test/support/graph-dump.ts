import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from './cypher-query.ts'

type Lines = readonly { readonly key: string }[]

function dumpQuery(name: string, text: string) {
  return cypherQuery<Record<never, never>, { readonly key: string }>(`test/dump-${name}`, text)
}

const edge = (type: string, from: string, to: string, columns: readonly (readonly [string, string])[]) =>
  dumpQuery(
    type.toLowerCase(),
    [
      '// @mode read',
      '// @budget 100000',
      '// @returns key String!',
      ...columns.map(([name, kind]) => `// @returns ${name} ${kind}`),
      `MATCH (a:${from})-[edge:${type}]->(b:${to})`,
      `RETURN a.id + ' ${type} ' + b.id AS key${columns.map(([name]) => `, edge.${name} AS ${name}`).join('')}`,
    ].join('\n'),
  )

const QUERIES = [
  edge('INTERACTED_WITH', 'User', 'Item', [
    ['weight', 'Float!'],
    ['lastAt', 'Int!'],
    ['count', 'Int!'],
    ['eventIds', '[String!]!'],
    ['eventAts', '[Int!]!'],
    ['eventKinds', '[String!]!'],
    ['eventValues', '[Float!]!'],
    ['archivedImportIds', '[String!]'],
    ['servedWeight', 'Float'],
    ['eventFacts', '[String!]'],
    ['archivedEvents', '[String!]'],
  ]),
  edge('RECENTLY_ENGAGED', 'User', 'Item', [
    ['weight', 'Float!'],
    ['servedWeight', 'Float'],
    ['lastAt', 'Int!'],
    ['kinds', 'String'],
  ]),
  edge('FOLLOWS', 'User', 'User', [
    ['strength', 'Float!'],
    ['since', 'Int'],
  ]),
  edge('BLOCKS', 'User', 'User', [['since', 'Int']]),
  edge('IDENTIFIED_AS', 'Visitor', 'User', [
    ['from', 'Int!'],
    ['until', 'Int'],
    ['receipt', 'Int'],
  ]),
  edge('MUTES', 'User', 'User', [['since', 'Int']]),
  ...(['Item TAGGED', 'User APPLIED_TAG'] as const).map((words) => {
    const [from = '', type = ''] = words.split(' ')
    return edge(type, from, 'Tag', [
      ['weight', 'Float!'],
      ['importSets', '[String!]!'],
      ['importShares', '[Float!]!'],
    ])
  }),
  ...['User', 'Visitor', 'Item', 'Tag', 'Singleton'].map((label) =>
    dumpQuery(
      label.toLowerCase(),
      `// @mode read
       // @budget 100000
       // @returns key String!
       // @returns properties Properties!
       // @returns ids [String!]
       // @returns ats [Int!]
       // @returns seenKinds [String!]
       // @returns dismissed [String!]
       // @returns shown [String!]
       // @returns shownAts [String!]
       // @returns olderEventIds [String!]
       // @returns shownItemIds [String!]
       // @returns shownLastSlots [Int!]
       // @returns shownBits [Int!]
       // @returns shownPlaces [String!]
       // @returns tagIds [String!]
       // @returns tagWeights [Float!]
       MATCH (node:${label})
       RETURN '${label} ' + node.id AS key, properties(node) AS properties, node.olderSeenItemIds AS ids,
         node.olderSeenAts AS ats, node.olderSeenKinds AS seenKinds, node.dismissedItemIds AS dismissed, node.shownPlacements AS shown, node.shownAts AS shownAts, node.olderEventIds AS olderEventIds, node.shownItemIds AS shownItemIds,
         node.shownLastSlots AS shownLastSlots, node.shownBits AS shownBits, node.shownPlaces AS shownPlaces, node.tagIds AS tagIds, node.tagWeights AS tagWeights`,
    ),
  ),
]

/** Everything that imports and events write, as sorted lines of JSON. Equal graphs give equal dumps. */
export async function graphDump(graph: GraphStore): Promise<readonly string[]> {
  const lines: string[] = []
  for (const query of QUERIES) {
    const rows: Lines = await graph.run(query, {})
    lines.push(...rows.map((row) => JSON.stringify(row, canonical)))
  }
  return lines.sort()
}

/**
 * Sorts property names, whose order depends on the engine, and dismissed items, which are a set. Leaves out the revision of
 * the catalog, which counts transactions.
 */
function canonical(key: string, value: unknown): unknown {
  if (key === 'revision') return undefined
  if ((key === 'dismissed' || key === 'dismissedItemIds') && Array.isArray(value)) return [...value].sort()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
