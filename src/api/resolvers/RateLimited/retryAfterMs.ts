import type { RateLimitedResolvers } from '../../__generated__/resolvers.ts'

export const retryAfterMs: NonNullable<RateLimitedResolvers['retryAfterMs']> = (problem) =>
  problem.retryAfterMs ?? 0
