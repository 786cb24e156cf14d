// Generated from cypher/**/*.cypher by `npm run codegen`. Do not edit.
import type { GraphQuery } from '../graph-query.ts'

export interface NeighborsParams { readonly viewerId: string; readonly version: string }

export interface NeighborsRow { readonly itemId: string }

/** Items engaged by the viewer's nearest neighbors, less those shared by everybody. */
export const neighbors: GraphQuery<NeighborsParams, NeighborsRow> = {
  name: "candidates/neighbors",
  mode: 'read',
  isBounded: true,
  text: "MATCH (viewer:User {id: $viewerId})-[tie:NEIGHBOR_OF]->(neighbor:User) WHERE tie.version = $version\nRETURN neighbor.id AS itemId",
  params: {"viewerId":{"type":"String","list":false,"nullable":false},"version":{"type":"String","list":false,"nullable":false}},
  row: {"itemId":{"type":"String","list":false,"nullable":false}},
}

/** Every query, for suites that go through them all. */
export const ALL_QUERIES = [neighbors] as const
