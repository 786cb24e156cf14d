import neo4j, { type ProfiledPlan } from 'neo4j-driver'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphQuery } from '../../src/graph/graph-query.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { textByKeptPlan } from '../../src/graph/neo4j/plans.ts'
import { sentQuery } from '../../src/graph/neo4j/sent-query.ts'
import { sealedGraph } from '../../src/graph/sealed-graph.ts'
import { DataKey } from '../../src/platform/data-key.ts'
import { directDriver } from './neo4j/direct-driver.ts'
import { neo4jOptions } from './neo4j/test-options.ts'

/** One key for all graphs, so that they can be compared. */
const TEST_KEY = new DataKey(Buffer.alloc(32, 7))

const scannedRows = new WeakMap<GraphStore, { count: number }>()

/** An empty embedded graph in memory whose work can be measured. */
export async function openMeasuredGraph(): Promise<GraphStore> {
  const scanned = { count: 0 }
  const graph = await openEmbedded({
    maxRelationships: 1e6,
    shuffleUnordered: true,
    onRowsScanned: (rows) => {
      scanned.count += rows
    },
  })
  const opened = maybeSealed(graph)
  scannedRows.set(opened, scanned)
  return opened
}

/** The graph, sealed if `ATTUNE_TEST_SEALED` is `on`: every suite holds for a sealed graph too. */
export function maybeSealed(graph: GraphStore): GraphStore {
  return process.env.ATTUNE_TEST_SEALED === 'on' ? sealedGraph(graph, TEST_KEY) : graph
}

/**
 * Work that a query costs, in the engine's own unit: rows scanned, or db hits over the whole plan. The query runs and is
 * rolled back. Nothing else may use the graph at the same time.
 */
export async function measureWork<Params, Row>(
  graph: GraphStore,
  query: GraphQuery<Params, Row>,
  params: Params,
): Promise<number> {
  return graph.name === 'neo4j' ? profileOnServer(query, params) : countRows(graph, query, params)
}

async function countRows<Params, Row>(graph: GraphStore, query: GraphQuery<Params, Row>, params: Params) {
  const scanned = scannedRows.get(graph)
  if (!scanned) throw new Error('open the graph with openMeasuredGraph')
  scanned.count = 0
  const rollback = new Error('the measured query is rolled back')
  await graph
    .transaction(async (inside) => {
      await inside.run(query, params)
      throw rollback
    })
    .catch((error: unknown) => {
      if (error !== rollback) throw error
    })
  return scanned.count
}

async function profileOnServer<Params, Row>(query: GraphQuery<Params, Row>, params: Params): Promise<number> {
  const sent = sentQuery(query, params)
  const driver = directDriver()
  try {
    const session = driver.session({ database: neo4jOptions().database })
    const transaction = await session.beginTransaction()
    const { summary } = await transaction.run(`PROFILE ${textByKeptPlan(sent)}`, sent.params)
    await transaction.rollback()
    return summary.profile ? dbHits(summary.profile) : 0
  } finally {
    await driver.close()
  }
}

function dbHits({ dbHits: own, children }: ProfiledPlan): number {
  const hits = neo4j.isInt(own) ? own.toNumber() : Number(own ?? 0)
  return children.reduce((sum, child) => sum + dbHits(child), hits)
}
