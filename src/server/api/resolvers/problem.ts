import type { ProblemResolvers, RateLimitedResolvers } from '../__generated__/resolvers.ts'

/** The object type of a problem. */
export const problemResolvers: ProblemResolvers = {
  __resolveType: ({ code }) => (code === 'RATE_LIMITED' ? 'RateLimited' : 'FieldProblem'),
}

/** Resolvers of `RateLimited`; fields without one are read from its model. */
export const rateLimitedResolvers: RateLimitedResolvers = {
  retryAfterMs: (problem) => problem.retryAfterMs ?? 0,
}
