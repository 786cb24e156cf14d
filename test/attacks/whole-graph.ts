import { createHash } from 'node:crypto'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'

interface Row {
  readonly kind: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
}

const NODES = cypherQuery<Record<never, never>, Row>(
  'test/all-nodes',
  `// @mode read
   // @budget 1000000
   // @returns kind [String!]!
   // @returns properties Properties!
   MATCH (node) RETURN labels(node) AS kind, properties(node) AS properties`,
)

const EDGES = cypherQuery<Record<never, never>, Row>(
  'test/all-edges',
  `// @mode read
   // @budget 1000000
   // @returns kind [String!]!
   // @returns properties Properties!
   MATCH (from)-[edge]->(to) RETURN [type(edge), coalesce(from.id, from.key), coalesce(to.id, to.key)] AS kind, properties(edge) AS properties`,
)

/** What reads of the API also write: the audit log, and on Neo4j the numbers of these writes. */
const WRITTEN_BY_READS = ['AuditEntry', 'Writer']

/** Everything in a graph, whatever its labels and types, but what reads also write. */
export interface WholeGraph {
  readonly checksum: string
  /** Nodes and edges as sorted lines of JSON. */
  readonly lines: readonly string[]
  /** Labels of nodes and types of edges. */
  readonly kinds: ReadonlySet<string>
  /** Every text that is stored somewhere. */
  readonly texts: ReadonlySet<string>
}

export async function readWholeGraph(graph: GraphStore): Promise<WholeGraph> {
  const nodes = (await graph.run(NODES, {})).filter(
    ({ kind }) => !WRITTEN_BY_READS.some((label) => kind.includes(label)),
  )
  const edges = await graph.run(EDGES, {})
  const lines = [...nodes, ...edges].map((row) => JSON.stringify(row, sorted)).sort()
  return {
    checksum: createHash('sha256').update(lines.join('\n')).digest('hex'),
    lines,
    kinds: new Set([...nodes.flatMap(({ kind }) => kind), ...edges.map(({ kind }) => kind[0] ?? '')]),
    texts: new Set([...nodes, ...edges].flatMap(({ properties }) => textsIn(properties))),
  }
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function textsIn(value: unknown): readonly string[] {
  // Specs of placements are JSON.
  if (typeof value === 'string') return value.startsWith('{') ? [value, ...textsIn(parsed(value))] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
