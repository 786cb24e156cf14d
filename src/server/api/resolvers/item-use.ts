import { countItemEvents, MOST_ITEM_USERS } from '../../../events/item-events.ts'
import { chartRanks } from '../../../graph/__generated__/queries.ts'
import { readGraphState } from '../../../graph/graph-state.ts'
import { popularityRank } from '../../../snapshot/popularity-rank.ts'
import type { ItemUseResolvers } from '../__generated__/resolvers.ts'

/** The charts of the whole catalog. */
const CHARTS = ['popular', 'trending', 'fresh'] as const

/** Resolvers of `ItemUse`: each field reads what it needs. */
export const itemUseResolvers: ItemUseResolvers = {
  chartRanks: async ({ itemId }, _args, { parts: { graph }, signal }) => {
    const { modelVersion: version } = await readGraphState(graph, { signal })
    if (version === null) return []
    const rows = await graph.run(chartRanks, { chartIds: [...CHARTS], itemId, version }, { signal })
    return CHARTS.flatMap((chart) =>
      rows.filter(({ chartId }) => chartId === chart).map(({ rank }) => ({ chart, rank })),
    )
  },
  clicks: async ({ itemId }, _args, { loaders }) => (await loaders.clickedLately()).timesOf(itemId),
  events: async ({ itemId }, _args, { parts, signal }) => {
    const catalog = await parts.liveCatalog.current({ signal })
    const row = catalog.numberOf(itemId)
    if (row !== undefined && catalog.degreeAt(row) > MOST_ITEM_USERS) return null
    return countItemEvents(parts.graph, parts.consents, itemId, { signal })
  },
  impressions: async ({ itemId }, _args, { loaders }) => (await loaders.shownLately()).timesOf(itemId),
  popularityRank: async ({ itemId }, _args, { parts, nowMs, signal }) => {
    const catalog = await parts.liveCatalog.current({ signal })
    return popularityRank(catalog, await catalog.compile({ all: [] }).select(nowMs), itemId)
  },
}
