import type { ProfiledPlan } from 'neo4j-driver'
import type { GraphQuery } from '../graph-query.ts'
import { type Connections, closeQuietly } from './connections.ts'
import { toGraphError } from './neo4j-errors.ts'
import { decodeNumber } from './neo4j-numbers.ts'
import { textByKeptPlan } from './plan-warmer.ts'
import type { SentQuery } from './sent-query.ts'

/** Db hits over the whole plan of the query, which runs and is rolled back. */
export async function profileWork<Params, Row>(
  connections: Connections,
  query: GraphQuery<Params, Row>,
  sent: SentQuery,
): Promise<number> {
  const session = connections.session(query.mode)
  try {
    const transaction = await session.beginTransaction()
    const { summary } = await transaction.run(`PROFILE ${textByKeptPlan(sent)}`, sent.params)
    await transaction.rollback()
    return summary.profile ? dbHits(summary.profile) : 0
  } catch (error) {
    throw toGraphError(query.name, error)
  } finally {
    await closeQuietly(session)
  }
}

function dbHits(plan: ProfiledPlan): number {
  const own = decodeNumber(plan.dbHits) ?? 0
  return plan.children.reduce((sum, child) => sum + dbHits(child), own)
}
