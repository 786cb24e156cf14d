import { graphFacts, nodeCounts, relationshipCounts } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** How many there are of something. */
export interface Total {
  readonly name: string
  readonly total: number
}

/** What is in a graph. Instants are epoch milliseconds. */
export interface GraphStats {
  readonly engine: string
  readonly engineVersion: string
  readonly origin: string | null
  readonly modelVersion: string | null
  readonly modelSinceMs: number | null
  readonly newestEventAtMs: number | null
  readonly nodes: readonly Total[]
  readonly relationships: readonly Total[]
}

/** Counts everything: reads the whole graph on the embedded engine, so it is for people and tools. */
export async function graphStats(graph: GraphStore, options: RunOptions = {}): Promise<GraphStats> {
  const [nodes, relationships, facts] = await Promise.all([
    graph.run(nodeCounts, {}, options),
    graph.run(relationshipCounts, {}, options),
    graph.run(graphFacts, {}, options),
  ])
  const [clock, origin, serving] = ['clock', 'origin', 'serving'].map((id) =>
    facts.find((fact) => fact.id === id),
  )
  const words = [origin?.kind, origin?.name, origin?.state === 'filling' ? '(not complete)' : null]
  return {
    engine: graph.name,
    engineVersion: graph.diagnostics.engineVersion,
    origin: words.filter(Boolean).join(' ') || null,
    modelVersion: serving?.version ?? null,
    modelSinceMs: serving?.since ?? null,
    newestEventAtMs: clock?.newestEventAt ?? null,
    nodes: nodes.map(({ label, total }) => ({ name: label, total })),
    relationships: relationships.map(({ type, total }) => ({ name: type, total })),
  }
}
