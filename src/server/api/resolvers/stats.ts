import { itemDegrees } from '../../../graph/__generated__/queries.ts'
import { popularityCurve } from '../../observability/graph-stats.ts'
import { modelStats } from '../../observability/model-stats.ts'
import type { StatsResolvers } from '../__generated__/resolvers.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `Stats`; fields without one are read from its model. */
export const statsResolvers: StatsResolvers = {
  model: async ({ modelVersion }, _args, { parts, signal }) => {
    const found = modelVersion === null ? null : await modelStats(parts.graph, modelVersion, { signal })
    if (found === null) return null
    const { trainedAtMs, ...rest } = found
    return { ...rest, trainedAt: toDate(trainedAtMs) }
  },
  popularity: async (_stats, _args, { parts, signal }) =>
    popularityCurve(await parts.graph.run(itemDegrees, {}, { signal })),
  serving: async (_stats, _args, { parts }) => {
    const { sinceMs, ...counted } = await parts.metrics.serving()
    return { ...counted, since: new Date(sinceMs) }
  },
}
