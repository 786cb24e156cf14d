import { isVisitorId } from '../domain/ids.ts'
import { addUsers, addVisitors } from './__generated__/queries.ts'
import type { GraphRunner } from './graph-store.ts'

/** Creates users and visitors, as the form of their ids says. Existing ones stay as they are. Ids are distinct and sorted. */
export async function addPeople(graph: GraphRunner, ids: readonly string[]): Promise<void> {
  const visitors = ids.filter(isVisitorId)
  const users = ids.filter((id) => !isVisitorId(id))
  if (visitors.length > 0) await graph.run(addVisitors, { ids: visitors })
  if (users.length > 0) await graph.run(addUsers, { ids: users })
}
