import type { RecommendationConnectionResolvers } from '../../__generated__/resolvers.ts'
import { pageInfo as infoOf } from '../../connection.ts'

export const pageInfo: NonNullable<RecommendationConnectionResolvers['pageInfo']> = (page) =>
  infoOf(page.edges, page.hasNextPage, page.hasPreviousPage)
