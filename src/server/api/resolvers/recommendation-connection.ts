import type { RecommendationConnectionResolvers } from '../__generated__/resolvers.ts'
import { pageInfo as infoOf } from '../connection.ts'
import { toSourceEnum } from '../source-enum.ts'
import { toDate } from '../to-date.ts'

/** Resolvers of `RecommendationConnection`; fields without one are read from its model. */
export const recommendationConnectionResolvers: RecommendationConnectionResolvers = {
  asOf: ({ asOfMs }) => toDate(asOfMs),
  degraded: (page) => page.degraded.map(toSourceEnum),
  nodes: ({ edges }) => edges.map(({ node }) => node),
  pageInfo: (page) => infoOf(page.edges, page.hasNextPage, page.hasPreviousPage),
}
