import type { ProblemResolvers, RateLimitedResolvers } from '../__generated__/resolvers.ts'

/** Which object type a problem is. */
export const problemResolvers: ProblemResolvers = {
  __resolveType: ({ code }) => (code === 'RATE_LIMITED' ? 'RateLimited' : 'FieldProblem'),
}

/** Resolvers of `RateLimited`; fields without one are read from its model. */
export const rateLimitedResolvers: RateLimitedResolvers = {
  retryAfterMs: (problem) => problem.retryAfterMs ?? 0,
}
