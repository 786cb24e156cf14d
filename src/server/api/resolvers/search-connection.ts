import type { SearchConnectionResolvers, SearchEdgeResolvers } from '../__generated__/resolvers.ts'
import { pageInfo as infoOf } from '../connection.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `SearchConnection`; fields without one are read from its model. */
export const searchConnectionResolvers: SearchConnectionResolvers = {
  asOf: ({ asOfMs }) => toDate(asOfMs),
  nodes: ({ edges }) => edges.map(({ node }) => node),
  pageInfo: (page) => infoOf(page.edges, page.hasNextPage, page.hasPreviousPage),
}

/** Resolvers of `SearchEdge`; fields without one are read from its model. */
export const searchEdgeResolvers: SearchEdgeResolvers = {
  // Exact numbers of people and scores of sources change with what a single other user does.
  popularity: ({ popularity }, _args, { principal }) => (principal.scopes.has('server') ? popularity : null),
  contributions: ({ contributions }, _args, { principal }) =>
    principal.scopes.has('server') ? contributions : [],
}
