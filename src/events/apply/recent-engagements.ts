import { compareIds, KEPT_RECENT, newestFirst } from '../../domain/viewer.ts'

/** Most items beyond those that count as seen. */
export const KEPT_OLDER = 5_000

/** One user's interaction with one item, without its events. */
export interface Engagement {
  readonly itemId: string
  readonly weight: number
  /** The part of the weight that served lists have caused. */
  readonly servedWeight: number
  readonly lastAt: number
  /** The kinds of its events, as `encodeKinds` writes them. */
  readonly kinds: string
}

/** A seen item, with the instant of its newest event and its kinds of events. */
export type SeenItem = Pick<Engagement, 'itemId' | 'lastAt' | 'kinds'>

/** What requests read of a user's interactions: bounded, however many there are. */
export interface Seen {
  /** The newest interactions of positive weight, newest first, at most `KEPT_RECENT`. */
  readonly recent: readonly Engagement[]
  /** All other seen items (older, hidden, disliked), newest first, at most `KEPT_OLDER`. */
  readonly older: readonly SeenItem[]
}

export const NOTHING_SEEN: Seen = { recent: [], older: [] }

export interface SeenLimits {
  readonly recent: number
  readonly older: number
}

const LIMITS: SeenLimits = { recent: KEPT_RECENT, older: KEPT_OLDER }

/**
 * Puts changed interactions in their place. Null if a recent engagement has fallen back: which older one takes its place only
 * `seenOf` all interactions of the user can say. That is rare, because instants only grow.
 */
export function placeEngagements(
  seen: Seen,
  changed: readonly Engagement[],
  limits: SeenLimits = LIMITS,
): Seen | null {
  const recentById = new Map(seen.recent.map((engagement) => [engagement.itemId, engagement]))
  if (seen.recent.length >= limits.recent && seen.older.length > 0) {
    const hasFallenBack = changed.some((engagement) => isWorse(engagement, recentById.get(engagement.itemId)))
    if (hasFallenBack) return null
  }
  for (const engagement of changed) recentById.set(engagement.itemId, engagement)
  const older = seen.older.filter((item) => !recentById.has(item.itemId))
  const placed = seenOf([...recentById.values()], older, limits)
  return hasLostSight(seen.older, placed.older, limits.older) ? null : placed
}

/** Whether an item that was cut off by the limit before could belong to the placed items. */
function hasLostSight(before: readonly SeenItem[], placed: readonly SeenItem[], limit: number): boolean {
  const [lastBefore, last] = [before[limit - 1], placed[limit - 1]]
  if (!lastBefore) return false
  return !last || newestSeenFirst(last, lastBefore) > 0
}

/** Divides interactions into recent engagements and the rest. `older` are items that belong to the rest. */
export function seenOf(
  engagements: readonly Engagement[],
  older: readonly SeenItem[] = [],
  limits: SeenLimits = LIMITS,
): Seen {
  const positive = engagements.filter((engagement) => engagement.weight > 0).sort(newestFirst)
  const recent = positive.slice(0, limits.recent)
  const rest = [
    ...positive.slice(limits.recent),
    ...engagements.filter((engagement) => engagement.weight <= 0),
    ...older,
  ]
  return {
    recent,
    older: rest
      .map(({ itemId, lastAt, kinds }) => ({ itemId, lastAt, kinds }))
      .sort(newestSeenFirst)
      .slice(0, limits.older),
  }
}

function isWorse(now: Engagement, before: Engagement | undefined): boolean {
  if (!before) return false
  return now.weight <= 0 || newestFirst(now, before) > 0
}

function newestSeenFirst(a: SeenItem, b: SeenItem): number {
  return b.lastAt - a.lastAt || compareIds(a.itemId, b.itemId)
}
