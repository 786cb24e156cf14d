import type { Filter } from '../../domain/filter.ts'
import { usersPage } from '../../graph/__generated__/queries.ts'
import { propertyFacet } from '../../snapshot/facets.ts'
import { listRows } from '../../snapshot/listing.ts'
import { withoutOwn } from '../../snapshot/own-filter.ts'
import type { CompiledFilter, Selection } from '../../snapshot/selection.ts'
import { BY_ID } from '../../snapshot/sort-order.ts'
import type { UserSnapshot } from '../../snapshot/user-snapshot.ts'
import type { QueryUsersArgs } from './__generated__/resolvers.ts'
import { parseText } from './arguments.ts'
import { connection, type PageRequest, parsePage } from './connection.ts'
import type { RequestContext } from './context.ts'
import { facetCounter, ofUsers, onceEach } from './facets.ts'
import type { UserModel } from './models.ts'
import { parseFilter } from './parse-filter.ts'

/**
 * A page of users by id: without a filter from the graph, with one from the snapshot, and then tested again as the graph
 * has them. Totals and facets come from the snapshot, which is read at its first use.
 */
export async function listUsers(args: QueryUsersArgs, context: RequestContext) {
  const { loaders, parts } = context
  const search = parseText('search', args.search)
  const filter = args.filter == null ? { all: [] } : parseFilter(args.filter)
  const { maxFirst } = parts.settings
  const select = onceEach((wanted) => selectUsers(wanted, search, context))
  const compiled = args.filter == null ? null : (await select(filter)).compiled
  const page = parsePage({ name: 'users', arguments: [search, compiled?.text ?? ''] }, args, maxFirst)
  // A sealed graph cannot search names.
  const isInGraph = compiled === null && (search === '' || !parts.graph.isSealed)
  const ids = await (isInGraph
    ? idsFromGraph(search, page, context)
    : idsFromSnapshot(await select(filter), page))
  const listed = await connection(
    page,
    ids.map((id) => ({ rank: 0, id })),
    async ({ id }) => {
      const user = await loaders.userById.load(id)
      return user !== null && (compiled === null || (await passes(compiled, user, context))) ? user : null
    },
    () => ({}),
    async () => (await select(filter)).selection.count,
  )
  return {
    ...listed,
    facets: facetCounter(maxFirst, async ({ excludeOwnFilter }, by, first) => {
      const counted = ofUsers(by)
      const { users, selection } = await select(excludeOwnFilter ? withoutOwn(filter, by) : filter)
      return { facet: await propertyFacet(users, selection, counted, first), types: users.types }
    }),
  }
}

interface SelectedUsers {
  readonly users: UserSnapshot
  readonly compiled: CompiledFilter
  readonly selection: Selection
}

async function selectUsers(
  filter: Filter,
  search: string,
  { parts, signal, nowMs }: RequestContext,
): Promise<SelectedUsers> {
  const users = await parts.liveUsers.current({ signal })
  const compiled = users.compile(filter)
  const passing = await compiled.select(nowMs)
  const selection = search === '' ? passing : await users.withName(passing, search)
  return { users, compiled, selection }
}

async function idsFromGraph(search: string, page: PageRequest, { parts, signal }: RequestContext) {
  const params = { search, afterId: page.after?.id ?? '', limit: page.first + 1 }
  return (await parts.graph.run(usersPage, params, { signal })).map(({ id }) => id)
}

async function idsFromSnapshot({ users, selection }: SelectedUsers, { after, first }: PageRequest) {
  const place = after === null ? null : { key: after.rank, id: after.id }
  const places = await listRows(users, selection, BY_ID, { after: place, limit: first + 1 })
  return places.map(({ id }) => id)
}

async function passes(
  filter: CompiledFilter,
  { id }: UserModel,
  { loaders }: RequestContext,
): Promise<boolean> {
  const properties = await loaders.userProperties.load(id)
  return properties !== null && filter.passes({ id, properties })
}
