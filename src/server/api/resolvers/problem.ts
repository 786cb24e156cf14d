import type { ProblemCode } from '../../../domain/problem.ts'
import type { BusyProblemResolvers, ProblemResolvers } from '../__generated__/resolvers.ts'

const TYPES = {
  BAD_USER_INPUT: 'InputProblem',
  FORBIDDEN: 'InputProblem',
  NOT_FOUND: 'InputProblem',
  CONFLICT: 'ConflictProblem',
  LIMIT_EXCEEDED: 'LimitProblem',
  GRAPH_TOO_LARGE: 'LimitProblem',
  BUSY: 'BusyProblem',
  UNAVAILABLE: 'UnavailableProblem',
} as const satisfies Readonly<Record<ProblemCode, string>>

/** The object type of a problem. */
export const problemResolvers: ProblemResolvers = {
  __resolveType: ({ code }) => TYPES[code],
}

/** Resolvers of `BusyProblem`; fields without one are read from its model. */
export const busyProblemResolvers: BusyProblemResolvers = {
  retryAfterMs: (problem) => problem.retryAfterMs ?? 0,
}
