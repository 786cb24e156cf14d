import type { ProblemResolvers } from '../__generated__/resolvers.ts'

/** Which object type a problem is. */
export const problemResolvers: ProblemResolvers = {
  __resolveType: ({ code }) => (code === 'RATE_LIMITED' ? 'RateLimited' : 'FieldProblem'),
}
