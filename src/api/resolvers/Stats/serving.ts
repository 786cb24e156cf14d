import type { StatsResolvers } from '../../__generated__/resolvers.ts'

export const serving: NonNullable<StatsResolvers['serving']> = async (_stats, _args, { parts }) => {
  const { sinceMs, ...counted } = await parts.metrics.serving()
  return { ...counted, since: new Date(sinceMs) }
}
