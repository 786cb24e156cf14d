import type { Filter } from '../domain/filter.ts'
import { type RecommendationRequest, userOf } from '../domain/recommendation.ts'
import { itemsByIds, userProperties } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { readPropertyTypes } from '../graph/property-types.ts'
import { comparesWith, type OwnProperties, withValues } from '../snapshot/compared-values.ts'
import type { RowTable, TableRow } from '../snapshot/row-table.ts'

/**
 * The filter of a request with the values of the one item that the list is about, and of the viewer, as the graph has them now.
 * A session has no values.
 *
 * @throws AttuneError `BAD_USER_INPUT` for an unknown name, or for properties that cannot be compared
 */
export async function resolvedFilter(
  graph: GraphStore,
  { filter, subject, viewer }: Pick<RecommendationRequest, 'filter' | 'subject' | 'viewer'>,
  { types }: Pick<RowTable<TableRow>, 'types'>,
  options: RunOptions,
): Promise<Filter | null> {
  if (filter === null) return filter
  const isOfItem = subject.kind === 'items' && subject.itemIds.length === 1
  const [item, user] = await Promise.all([
    isOfItem && comparesWith(filter, 'ofItem')
      ? graph.run(itemsByIds, { ids: subject.itemIds }, options)
      : null,
    comparesWith(filter, 'ofViewer') ? readOwn(graph, userOf(viewer), options) : null,
  ])
  if (!item && !user) return filter
  const ofItem = item && { types, properties: item[0]?.properties ?? {} }
  return withValues(filter, { ...(ofItem && { ofItem }), ...(user && { ofViewer: user }) }, types)
}

/** The properties of a user; none of a session. */
async function readOwn(
  graph: GraphStore,
  userId: string | null,
  options: RunOptions,
): Promise<OwnProperties> {
  const ids = userId === null ? [] : [userId]
  const [types, [row]] = await Promise.all([
    readPropertyTypes(graph),
    graph.run(userProperties, { ids }, options),
  ])
  return { types: types.users, properties: row?.properties ?? {} }
}
