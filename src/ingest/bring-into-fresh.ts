import { chartStandings, placeableItems } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { freshnessAt } from '../training/compute/charts.ts'
import type { ChartSettings } from '../training/training-settings.ts'
import { moveInChart } from './chart-places.ts'
import type { PlaceableItem, ServedVersion } from './introduce-items.ts'

const FRESH = 'fresh'

const POPULAR = 'popular'

/**
 * Brings items that are new into the charts of what is new, of all items and of their kind, where they are newer than the
 * last there. As in a training, an item of which nobody knows when it was made is not new.
 *
 * @returns people of the most popular item
 */
export async function bringIntoFresh(
  graph: GraphRunner,
  items: readonly PlaceableItem[],
  { version, trainedAtMs, settings }: ServedVersion,
  nowMs: number,
): Promise<number> {
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const suffixes = ['', ...kinds.map((kind) => `:${kind}`)]
  const chartIds = suffixes.flatMap((suffix) => [`${FRESH}${suffix}`, `${POPULAR}${suffix}`])
  const rows = await graph.run(chartStandings, { chartIds, version })
  const standingsOf = (id: string) => rows.filter(({ chartId }) => chartId === id)
  const freshness = ({ createdAt }: PlaceableItem) =>
    createdAt === null || createdAt > nowMs ? 0 : freshnessBy(trainedAtMs - createdAt, settings.charts)
  // What a score of 1 stands for, by the oldest there; it may be there because somebody came to it first.
  const oldest = standingsOf(FRESH).at(-1)
  const known = oldest && (await itemOf(graph, oldest.itemId))
  const most = (oldest && known && freshness(known) / oldest.score) || 1
  for (const suffix of suffixes) {
    // A kind that has no charts gets none: its items are in those of all.
    if (standingsOf(`${POPULAR}${suffix}`).length === 0) continue
    const standings = standingsOf(`${FRESH}${suffix}`)
    const placed = new Set(standings.map(({ itemId }) => itemId))
    const scores = items
      .filter(({ id, kind }) => !placed.has(id) && (suffix === '' || suffix === `:${kind}`))
      .map((item) => [item.id, freshness(item) / most] as const)
    const chart = { id: `${FRESH}${suffix}`, version, standings, places: settings.charts.k }
    await moveInChart(graph, chart, new Map(scores))
  }
  return standingsOf(POPULAR).reduce((largest, { degree }) => Math.max(largest, degree), 1)
}

/**
 * Counted from the training, as what is there; a negative age is of what came after it. That is above 1 and still grows with
 * newness: sources are read relative to their best.
 */
function freshnessBy(ageMs: number, settings: ChartSettings): number {
  return ageMs >= 0 ? freshnessAt(ageMs, settings) : 1 / freshnessAt(-ageMs, settings)
}

async function itemOf(graph: GraphRunner, id: string): Promise<PlaceableItem | undefined> {
  const [item] = await graph.run(placeableItems, { ids: [id] })
  return item
}
