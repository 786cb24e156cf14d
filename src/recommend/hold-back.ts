import type { FrequencyCap } from '../domain/placement.ts'
import {
  type HeldBack,
  type RecommendationPage,
  type RecommendationRequest,
  type Steering,
  userOf,
} from '../domain/recommendation.ts'
import { isTimeZone } from '../domain/time-zone.ts'
import { userProperties } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { isQuiet, isReached } from '../steering/attention.ts'
import { promotionName, type ShownPlacements } from '../steering/shown-placements.ts'

/** The property of a user that names their time zone. */
const TIME_ZONE = 'timeZone'

export interface AttentionParts {
  readonly graph: GraphStore
  readonly shown: ShownPlacements
  /** Of viewers whose own is not known. */
  readonly timeZone: string
}

/** A request, and why its placement shows nothing now; null: it does. */
export interface Attended {
  readonly request: RecommendationRequest
  readonly heldBack: HeldBack | null
}

/**
 * The request without the promotions whose frequency caps are reached, and whether its placement may be shown now at all. Reads the
 * graph only if the placement asks for it.
 *
 * @throws GraphError
 */
export async function holdBack(
  parts: AttentionParts,
  request: RecommendationRequest,
  nowMs: number,
  options: RunOptions,
): Promise<Attended> {
  const { steering } = request
  if (!steering) return { request, heldBack: null }
  if (await isQuietNow(parts, request, steering, nowMs, options)) return { request, heldBack: 'QUIET_HOURS' }
  const caps = cappedNames(steering)
  const viewerId = userOf(request.viewer)
  if (caps.size === 0 || viewerId === null) return { request, heldBack: null }
  const shown = await parts.shown.of(viewerId, options)
  const reached = new Set(
    [...caps].flatMap(([name, own]) => (isReached(own, shown.get(name) ?? [], nowMs) ? [name] : [])),
  )
  if (reached.has(steering.key)) return { request, heldBack: 'FREQUENCY_CAP' }
  const rules = steering.rules.filter(({ name }) => !reached.has(promotionName(steering.key, name)))
  return { request: { ...request, steering: { ...steering, rules } }, heldBack: null }
}

/** The frequency caps of a placement and of its promotions, by their names. */
function cappedNames({ key, spec, rules }: Steering): ReadonlyMap<string, readonly FrequencyCap[]> {
  const ofPromotions = rules.flatMap(({ name, effect }): [string, readonly FrequencyCap[]][] =>
    effect.kind === 'promote' ? [[promotionName(key, name), effect.frequency]] : [],
  )
  const all = [[key, spec.attention?.frequency ?? []] as const, ...ofPromotions]
  return new Map(all.filter(([, caps]) => caps.length > 0))
}

async function isQuietNow(
  { graph, timeZone: otherwise }: AttentionParts,
  { timeZone, viewer }: RecommendationRequest,
  { surface, spec }: Steering,
  nowMs: number,
  options: RunOptions,
): Promise<boolean> {
  const quietHours = surface === 'MESSAGE' ? spec.attention?.quietHours : null
  if (!quietHours) return false
  const userId = userOf(viewer)
  const own = timeZone ?? (userId === null ? null : await readTimeZone(graph, userId, options))
  return isQuiet(quietHours, nowMs, own ?? otherwise)
}

async function readTimeZone(graph: GraphStore, userId: string, options: RunOptions): Promise<string | null> {
  const [row] = await graph.run(userProperties, { ids: [userId] }, options)
  const timeZone = row?.properties[TIME_ZONE]
  return typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : null
}

/**
 * What counts as shown with the first page of a list: its placement, and the promotions that have a place on it. Only those with a
 * frequency cap; nothing of an empty page.
 */
export function shownNames(
  { steering, after }: RecommendationRequest,
  { edges }: RecommendationPage,
): readonly string[] {
  if (!steering || after !== null || edges.length === 0) return []
  const promoted = new Set(edges.flatMap(({ promotion }) => (promotion ? [promotion.rule] : [])))
  const names = new Set([steering.key, ...[...promoted].map((rule) => promotionName(steering.key, rule))])
  return [...cappedNames(steering).keys()].filter((name) => names.has(name))
}
