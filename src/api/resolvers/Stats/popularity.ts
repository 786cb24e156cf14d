import { itemDegrees } from '../../../graph/__generated__/queries.ts'
import { popularityCurve } from '../../../observability/popularity-curve.ts'
import type { StatsResolvers } from '../../__generated__/resolvers.ts'

export const popularity: NonNullable<StatsResolvers['popularity']> = async (
  _stats,
  _args,
  { parts, signal },
) => popularityCurve(await parts.graph.run(itemDegrees, {}, { signal }))
