import {
  type GraphFactsRow,
  graphFacts,
  type NodeCountsRow,
  nodeCounts,
  relationshipCounts,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** The number of nodes with a label, or of relationships of a type. */
export interface Total {
  readonly name: string
  readonly total: number
}

/** Where the data of a graph came from. */
export interface DataOrigin {
  readonly kind: 'demo' | 'import'
  readonly name: string | null
  /** False while an import runs, and after one that was interrupted. */
  readonly isComplete: boolean
}

/** Counts and facts of a graph. Instants are epoch milliseconds. */
export interface GraphStats {
  readonly engine: GraphStore['name']
  readonly engineVersion: string
  readonly origin: DataOrigin | null
  readonly modelVersion: string | null
  readonly modelSinceMs: number | null
  readonly newestEventAtMs: number | null
  /** Users without visitors, who are counted apart. */
  readonly nodes: readonly Total[]
  readonly relationships: readonly Total[]
}

/** Counts everything. Reads the whole graph on the embedded engine, so requests must not use it often. */
export async function graphStats(graph: GraphStore, options: RunOptions = {}): Promise<GraphStats> {
  const [nodes, relationships, facts] = await Promise.all([
    graph.run(nodeCounts, {}, options),
    graph.run(relationshipCounts, {}, options),
    graph.run(graphFacts, {}, options),
  ])
  const [clock, origin, serving] = ['clock', 'origin', 'serving'].map((id) =>
    facts.find((fact) => fact.id === id),
  )
  return {
    engine: graph.name,
    engineVersion: graph.diagnostics.engineVersion,
    origin: origin ? originOf(origin) : null,
    modelVersion: serving?.version ?? null,
    modelSinceMs: serving?.since ?? null,
    newestEventAtMs: clock?.newestEventAt ?? null,
    nodes: withoutVisitors(nodes),
    relationships: relationships.map(({ type, total }) => ({ name: type, total })),
  }
}

/** Users without the visitors among them. */
function withoutVisitors(nodes: readonly NodeCountsRow[]): readonly Total[] {
  const visitors = nodes.find(({ label }) => label === 'Visitor')?.total ?? 0
  const totals = nodes.map(({ label: name, total }) => ({
    name,
    total: name === 'User' ? total - visitors : total,
  }))
  return totals.filter(({ total }) => total > 0)
}

function originOf({ kind, name, state }: GraphFactsRow): DataOrigin {
  return { kind: kind === 'demo' ? 'demo' : 'import', name, isComplete: state !== 'filling' }
}

/** The number of items that `degree` users have used. */
export interface DegreeCount {
  readonly degree: number
  readonly items: number
}

/** The most used `items` (share of all, 0-1) have this share of all `interactions`. */
export interface PopularityPoint {
  readonly items: number
  readonly interactions: number
}

const MAX_POINTS = 50

/**
 * The Lorenz curve of interactions over a catalog, most used items first. Straight if all items are used equally. Empty
 * without interactions.
 */
export function popularityCurve(counts: readonly DegreeCount[]): readonly PopularityPoint[] {
  const allItems = sum(counts.map(({ items }) => items))
  const allUse = sum(counts.map(({ degree, items }) => degree * items))
  if (allUse === 0) return []
  let [items, use] = [0, 0]
  const mostUsedFirst = [...counts].sort((a, b) => b.degree - a.degree)
  const whole = mostUsedFirst.map((count) => {
    items += count.items
    use += count.degree * count.items
    return { items: items / allItems, interactions: use / allUse }
  })
  return [{ items: 0, interactions: 0 }, ...thinned(whole, MAX_POINTS - 1)]
}

/** At most `limit` points, evenly over the catalog, always with the last one. */
function thinned(points: readonly PopularityPoint[], limit: number): readonly PopularityPoint[] {
  const kept: PopularityPoint[] = []
  for (const [index, point] of points.entries()) {
    const before = kept.at(-1)?.items ?? 0
    if (index === points.length - 1 || point.items - before >= 1 / (limit - 1)) kept.push(point)
  }
  return kept
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0)
}
