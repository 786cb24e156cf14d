import { decodeKinds } from '../domain/kind-instants.ts'
import { type RecommendationRequest, userOf, type ViewerFatigue } from '../domain/recommendation.ts'
import { dismissedAmong, olderSeenKinds, recentKinds } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { TextColumn } from '../snapshot/columns.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { readExposures } from '../steering/exposures.ts'
import { FATIGUE, type Fade, fadeOfCreator, fadeOfItem } from '../steering/fatigue.ts'
import type { Factor } from '../steering/steer.ts'
import type { RuleCondition } from './allowed-items.ts'

/**
 * The request with what its viewer is tired of, if its placement asks for that. Read for each list, so that impressions touch no
 * cache of other placements.
 *
 * @throws GraphError
 */
export async function withFatigue(
  { graph, liveCatalog }: { readonly graph: GraphStore; readonly liveCatalog: LiveCatalog },
  request: RecommendationRequest,
  nowMs: number,
  options: RunOptions,
): Promise<RecommendationRequest> {
  const { steering, viewer } = request
  const fatigue = steering?.spec.fatigue
  const viewerId = userOf(viewer)
  if (!steering || !fatigue || viewerId === null) return request
  const [exposures, engagements] = await Promise.all([
    readExposures(graph, viewerId, options),
    readEngagements(graph, viewerId, options),
  ])
  const items = exposures.map((exposure): [string, Fade] => {
    const engagedAtMs = engagements.get(exposure.itemId)?.lastAtMs ?? null
    return [exposure.itemId, fadeOfItem(fatigue, exposure, engagedAtMs, nowMs)]
  })
  const { creatorProperty } = fatigue
  const creators =
    creatorProperty === null
      ? []
      : await creatorFades(graph, { viewerId, engagements, nowMs }, options, async () => {
          return creatorOf(await liveCatalog.current(options), creatorProperty)
        })
  const tired = { items: faded(items), creators: faded(creators), creatorProperty }
  return { ...request, steering: { ...steering, tired } }
}

/** Only what changes something. */
function faded(fades: readonly (readonly [string, Fade])[]): ReadonlyMap<string, Fade> {
  return new Map(fades.filter(([, fade]) => fade !== 1))
}

interface Engaged {
  readonly lastAtMs: number
  /** When the viewer hid the item; null: they did not. */
  readonly hiddenAtMs: number | null
}

async function readEngagements(
  graph: GraphStore,
  viewerId: string,
  options: RunOptions,
): Promise<ReadonlyMap<string, Engaged>> {
  const [recent, [older]] = await Promise.all([
    graph.run(recentKinds, { viewerId }, options),
    graph.run(olderSeenKinds, { viewerId }, options),
  ])
  const engagements = new Map<string, Engaged>()
  const add = (itemId: string, lastAtMs: number, kinds: string) => {
    const hides = decodeKinds(kinds, lastAtMs).filter(({ kind }) => kind === 'hide' || kind === 'report')
    const hiddenAtMs = hides.length > 0 ? Math.max(...hides.map(({ atMs }) => atMs)) : null
    engagements.set(itemId, { lastAtMs, hiddenAtMs })
  }
  for (const { itemId, lastAt, kinds } of recent) add(itemId, lastAt, kinds)
  older?.itemIds.forEach((itemId, index) => {
    add(itemId, older.ats[index] ?? 0, older.kinds[index] ?? '')
  })
  return engagements
}

/** By creator, what is left after the viewer hid items of theirs. What is hidden no longer counts for nothing. */
async function creatorFades(
  graph: GraphStore,
  {
    viewerId,
    engagements,
    nowMs,
  }: {
    readonly viewerId: string
    readonly engagements: ReadonlyMap<string, Engaged>
    readonly nowMs: number
  },
  options: RunOptions,
  readCreators: () => Promise<(itemId: string) => string | undefined>,
): Promise<readonly (readonly [string, Fade])[]> {
  const hidden = [...engagements].flatMap(([itemId, { hiddenAtMs }]) => {
    const fade = hiddenAtMs === null ? 1 : fadeOfCreator(hiddenAtMs, nowMs)
    return fade === 1 ? [] : [{ itemId, fade }]
  })
  if (hidden.length === 0) return []
  const ids = hidden.map(({ itemId }) => itemId)
  const left = new Set(
    (await graph.run(dismissedAmong, { viewerId, ids }, options)).map(({ itemId }) => itemId),
  )
  const creator = await readCreators()
  const fades = new Map<string, Fade>()
  for (const { itemId, fade } of hidden) {
    const name = left.has(itemId) ? creator(itemId) : undefined
    if (name === undefined) continue
    const known = fades.get(name)
    fades.set(name, known === null || fade === null ? null : Math.min(known ?? 1, fade))
  }
  return [...fades]
}

/** The creator of an item; undefined without one. */
function creatorOf(snapshot: CatalogSnapshot, property: string): (itemId: string) => string | undefined {
  const column = snapshot.columnOf(property)
  return (itemId) => {
    const row = snapshot.numberOf(itemId)
    return column instanceof TextColumn && row !== undefined ? column.textAt(row) : undefined
  }
}

/** What hides items that the viewer is tired of, and those of creators. */
export function fatigueConditions(tired: ViewerFatigue | undefined): readonly RuleCondition[] {
  if (!tired) return []
  const hidden = (fades: ReadonlyMap<string, Fade>) =>
    [...fades].flatMap(([name, fade]) => (fade === null ? [name] : []))
  const [items, creators] = [hidden(tired.items), hidden(tired.creators)]
  const { creatorProperty: name } = tired
  return [
    ...(items.length > 0 ? [{ rule: FATIGUE, where: { not: { ids: items } } }] : []),
    ...(creators.length > 0 && name !== null
      ? [{ rule: FATIGUE, where: { not: { property: { name, op: 'IN', value: creators } as const } } }]
      : []),
  ]
}

/** What multiplies the odds of items that the viewer is tired of; null: nothing. */
export function fatigueFactor(tired: ViewerFatigue | undefined, snapshot: CatalogSnapshot): Factor | null {
  if (!tired || tired.items.size + tired.creators.size === 0) return null
  const creator =
    tired.creatorProperty === null ? () => undefined : creatorOf(snapshot, tired.creatorProperty)
  return {
    rule: FATIGUE,
    effect: 'FATIGUED',
    logOddsAt(row) {
      const itemId = snapshot.idOf(row)
      const ofCreator = tired.creators.get(creator(itemId) ?? '') ?? 1
      return Math.log((tired.items.get(itemId) ?? 1) * ofCreator)
    },
  }
}
