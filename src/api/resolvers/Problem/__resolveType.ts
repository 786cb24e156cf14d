import type { ProblemResolvers } from '../../__generated__/resolvers.ts'

export const __resolveType: ProblemResolvers['__resolveType'] = ({ code }) =>
  code === 'RATE_LIMITED' ? 'RateLimited' : 'FieldProblem'
