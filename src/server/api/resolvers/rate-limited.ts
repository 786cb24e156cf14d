import type { RateLimitedResolvers } from '../__generated__/resolvers.ts'

/** Resolvers of `RateLimited`; fields without one are read from its model. */
export const rateLimitedResolvers: RateLimitedResolvers = {
  retryAfterMs: (problem) => problem.retryAfterMs ?? 0,
}
