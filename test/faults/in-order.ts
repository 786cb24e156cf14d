import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'

const EVENT_IDS = cypherQuery<Record<never, never>, { userId: string; eventIds: readonly string[] }>(
  'test/event-ids',
  `// @mode read
   // @budget 1000000
   // @returns userId String!
   // @returns eventIds [String!]!
   MATCH (user:User)-[done:INTERACTED_WITH]->(item:Item)
   RETURN user.id AS userId, done.eventIds AS eventIds`,
)

/**
 * Number of users with an event in the graph and an earlier one missing. Each writer must rotate over `usersAWriter` users,
 * and each pair must have few enough events that its edge keeps all ids.
 */
export async function peopleOutOfOrder(graph: GraphStore, usersAWriter: number): Promise<number> {
  const numbers = new Map<string, number[]>()
  for (const { userId, eventIds } of await graph.run(EVENT_IDS, {})) {
    const known = numbers.get(userId) ?? []
    known.push(...eventIds.map((id) => Number(id.split(':')[1])))
    numbers.set(userId, known)
  }
  const hasGap = (known: readonly number[]) => Math.max(...known) >= known.length * usersAWriter
  return [...numbers.values()].filter(hasGap).length
}
