import { interestLogit } from '../../../domain/recommendation.ts'
import type {
  ReasonResolvers,
  RecommendationConnectionResolvers,
  RecommendationEdgeResolvers,
  SuggestionReasonResolvers,
} from '../__generated__/resolvers.ts'
import { pageInfo as infoOf } from '../connection.ts'
import { loadPresent } from '../loaders.ts'
import { encodeNodeId } from '../node-id.ts'
import { maySeeSteering } from '../recommendations.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `RecommendationConnection`; fields without one are read from its model. */
export const recommendationConnectionResolvers = {
  asOf: ({ asOfMs }) => toDate(asOfMs),
  nodeId: ({ recommendationId }) => encodeNodeId('ServedList', recommendationId),
  nodes: ({ edges }) => edges.map(({ node }) => node),
  pageInfo: (page) => infoOf(page.edges, page.hasNextPage, page.hasPreviousPage),
} satisfies RecommendationConnectionResolvers

/** Resolvers of `RecommendationEdge`; fields without one are read from its model. */
export const recommendationEdgeResolvers = {
  // Exact scores of sources change with what a single other user does.
  contributions: ({ contributions }, _args, { principal }) =>
    principal.scopes.has('server') ? contributions : [],
  // Beside the probability, which is of interest alone, the whole sum would tell the steering.
  logit: (edge, _args, { principal }) => (maySeeSteering(principal) ? edge.logit : interestLogit(edge)),
  token: ({ list, node, rank, propensity, promotion, reasons }, _args, { parts }) => {
    const { recommendationId, viewerId, servedAs } = list
    const isPromoted = promotion !== null
    const source = reasons[0]?.sources?.[0]
    const place = { recommendationId, viewerId, servedAs, itemId: node.id, rank, propensity }
    return parts.tokens.issue({ ...place, isPromoted, source })
  },
  // What a shop pushes, and how far, is not for its visitors and competitors. What the viewer asked for is their own.
  steering: ({ steering }, _args, { principal }) =>
    maySeeSteering(principal) ? steering : steering.filter(({ effect }) => effect === 'STEERED'),
} satisfies RecommendationEdgeResolvers

/** Resolvers of `Reason`; fields without one are read from its model. */
export const reasonResolvers: ReasonResolvers = {
  evidenceShare: ({ evidenceShare }, _args, { principal }) =>
    principal.scopes.has('server') ? evidenceShare : Math.ceil(evidenceShare * 4) / 4,
  items: (reason, _args, { loaders }) => loadPresent(loaders.itemById, reason.itemIds),
  // As of contributions: the sources tell more than the texts.
  sources: ({ sources = [] }, _args, { principal }) => (principal.scopes.has('server') ? sources : []),
  subject: async ({ itemIds, tagIds, userIds }, _args, { loaders }) => [
    ...(await loadPresent(loaders.itemById, itemIds)),
    ...(await loadPresent(loaders.tagById, tagIds)),
    ...(await loadPresent(loaders.userById, userIds.slice(0, MOST_NAMED))),
  ],
  tags: (reason, _args, { loaders }) => loadPresent(loaders.tagById, reason.tagIds),
  users: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
}

/** People that a text names at most. */
const MOST_NAMED = 2

/** Resolvers of `SuggestionReason`; fields without one are read from its model. */
export const suggestionReasonResolvers: SuggestionReasonResolvers = {
  users: (reason, _args, { loaders }) => loadPresent(loaders.userById, reason.userIds),
}
