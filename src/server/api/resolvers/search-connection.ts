import type { SearchConnectionResolvers, SearchEdgeResolvers } from '../__generated__/resolvers.ts'
import {
  recommendationConnectionResolvers,
  recommendationEdgeResolvers,
} from './recommendation-connection.ts'

/** Resolvers of `SearchConnection`; fields without one are read from its model. */
export const searchConnectionResolvers: SearchConnectionResolvers = recommendationConnectionResolvers

/** Resolvers of `SearchEdge`; fields without one are read from its model. */
export const searchEdgeResolvers: SearchEdgeResolvers = {
  ...recommendationEdgeResolvers,
  // Exact numbers of people change with what a single other user does.
  popularity: ({ popularity }, _args, { principal }) => (principal.scopes.has('server') ? popularity : null),
}
