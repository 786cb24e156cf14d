import { AttuneError } from '../../../domain/errors.ts'
import { graphStats } from '../../../observability/graph-stats.ts'
import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

export const stats: NonNullable<QueryResolvers['stats']> = async (_root, _args, context) => {
  const { principal, parts, signal } = context
  // Not personal, but it reads the whole graph: nobody else may make the server do that.
  if (principal.kind !== 'local-operator') {
    throw new AttuneError('FORBIDDEN', 'stats are for the operator', {
      hint: 'on a machine of your own, let the server listen on 127.0.0.1 or set ATTUNE_OPERATOR_ACCESS=true',
    })
  }
  const { modelSinceMs, newestEventAtMs, ...counts } = await graphStats(parts.graph, { signal })
  return { ...counts, modelSince: toDate(modelSinceMs), newestEventAt: toDate(newestEventAtMs) }
}
