import type {
  ReasonResolvers,
  RecommendationConnectionResolvers,
  RecommendationEdgeResolvers,
  SuggestionReasonResolvers,
} from '../__generated__/resolvers.ts'
import { pageInfo as infoOf } from '../connection.ts'
import { loadPresent } from '../loaders.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `RecommendationConnection`; fields without one are read from its model. */
export const recommendationConnectionResolvers = {
  asOf: ({ asOfMs }) => toDate(asOfMs),
  nodes: ({ edges }) => edges.map(({ node }) => node),
  pageInfo: (page) => infoOf(page.edges, page.hasNextPage, page.hasPreviousPage),
} satisfies RecommendationConnectionResolvers

/** Resolvers of `RecommendationEdge`; fields without one are read from its model. */
export const recommendationEdgeResolvers = {
  // Exact scores of sources change with what a single other user does.
  contributions: ({ contributions }, _args, { principal }) =>
    principal.scopes.has('server') ? contributions : [],
} satisfies RecommendationEdgeResolvers

/** Resolvers of `Reason`; fields without one are read from its model. */
export const reasonResolvers: ReasonResolvers = {
  evidenceShare: ({ evidenceShare }, _args, { principal }) =>
    principal.scopes.has('server') ? evidenceShare : Math.ceil(evidenceShare * 4) / 4,
  items: (reason, _args, { loaders }) => loadPresent(loaders.itemById, reason.itemIds),
  tags: (reason, _args, { loaders }) => loadPresent(loaders.tagById, reason.tagIds),
  users: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
}

/** Resolvers of `SuggestionReason`; fields without one are read from its model. */
export const suggestionReasonResolvers: SuggestionReasonResolvers = {
  users: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
}
