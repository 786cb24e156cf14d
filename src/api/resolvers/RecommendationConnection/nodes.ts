import type { RecommendationConnectionResolvers } from '../../__generated__/resolvers.ts'

export const nodes: NonNullable<RecommendationConnectionResolvers['nodes']> = ({ edges }) =>
  edges.map(({ node }) => node)
