import { modelStats } from '../../../observability/model-stats.ts'
import type { StatsResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

const RANKERS = { blend: 'BLEND', trees: 'TREES', 'item-softmax': 'ITEM_SOFTMAX' } as const

export const model: NonNullable<StatsResolvers['model']> = async (
  { modelVersion },
  _args,
  { parts, signal },
) => {
  const found = modelVersion === null ? null : await modelStats(parts.graph, modelVersion, { signal })
  if (found === null) return null
  const { trainedAtMs, origin, ranker, ...rest } = found
  return {
    ...rest,
    trainedAt: toDate(trainedAtMs),
    ranker: ranker && RANKERS[ranker],
    origin: origin === null ? null : origin === 'learned' ? 'LEARNED' : 'HAND_SET',
  }
}
