import { itemDegrees } from '../../../graph/__generated__/queries.ts'
import type { InterestMetrics } from '../../../model/interest-model.ts'
import { popularityCurve } from '../../observability/graph-stats.ts'
import { modelStats } from '../../observability/model-stats.ts'
import type { ModelMetricsResolvers, StatsResolvers } from '../__generated__/resolvers.ts'
import type { RankingMetricsModel } from '../models.ts'
import { toDate } from '../scalars.ts'

/** Resolvers of `ModelMetrics`; fields without one are read from its model. */
export const modelMetricsResolvers: ModelMetricsResolvers = {
  rankings: (metrics) => rankingsOf(metrics),
}

function rankingsOf(metrics: InterestMetrics): readonly RankingMetricsModel[] {
  const rows: readonly (Omit<RankingMetricsModel, 'ndcgAt10'> & { readonly ndcgAt10: number | null })[] = [
    { ranking: 'learned', ndcgAt10: metrics.ndcgAt10, itemsShown: metrics.itemsShown },
    { ranking: 'hand-set', ndcgAt10: metrics.handSetNdcgAt10, itemsShown: metrics.handSetItemsShown },
    { ranking: 'trees', ndcgAt10: metrics.treesNdcgAt10, itemsShown: metrics.treesItemsShown },
    {
      ranking: 'item-softmax',
      ndcgAt10: metrics.itemSoftmaxNdcgAt10,
      itemsShown: metrics.itemSoftmaxItemsShown,
    },
    { ranking: 'incumbent', ndcgAt10: metrics.incumbentNdcgAt10, itemsShown: null },
  ]
  return rows.flatMap(({ ndcgAt10, ...row }) => (ndcgAt10 === null ? [] : [{ ...row, ndcgAt10 }]))
}

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
