import { type EventKind, type InteractionEvent, isEdgeKind } from '../domain/event.ts'

/** The lowest and the highest rating a person can give; the midpoint is neutral. */
export interface RatingScale {
  readonly min: number
  readonly max: number
}

export const DEFAULT_RATING_SCALE: RatingScale = { min: 0, max: 5 }

/**
 * Weights are multiples of 1/16, so that sums are exact in any order. Up to 2^49 of them fit a float without loss.
 */
const PARTS = 16

/** Who leaves sooner has not looked. */
const BOUNCE_MS = 2_000

/** What such a look weighs. */
const BOUNCE_SHARE = 0.25

/** A rating at the end of the scale weighs as much as a like. */
const STRONGEST_RATING = 4

/** More than a million plays cannot outweigh having hidden an item. */
const NEVER_AGAIN = -(2 ** 20)

/** More than any single purchase, cart and look before it. */
const SENT_BACK = -16

/**
 * What one event of a kind says about taste, in plays: 0 says nothing, below 0 the opposite. Ratings are weighed
 * by their value instead; impressions and searches never become edges.
 */
export const EVENT_WEIGHTS: Readonly<Record<Exclude<EventKind, 'rating'>, number>> = {
  impression: 0,
  search: 0,
  click: 0.5,
  view: 1,
  play: 1,
  comment: 2,
  cart: 3,
  like: 4,
  save: 4,
  share: 5,
  purchase: 8,
  return: SENT_BACK,
  hide: NEVER_AGAIN,
  report: NEVER_AGAIN,
}

/** Whether an event of this kind hides its item from the user for good. */
export function isDismissal(kind: EventKind): boolean {
  return kind !== 'rating' && EVENT_WEIGHTS[kind] === NEVER_AGAIN
}

/**
 * The weight of an event: a multiple of 1/16, `count` times that of a single one. A rating above the midpoint of
 * its scale weighs more than 0 (4 at the top), one at or below it 0 or less (-4 at the bottom).
 */
export function eventWeight(
  event: Pick<InteractionEvent, 'kind' | 'value' | 'count' | 'portion' | 'dwellMs'>,
  scale: RatingScale = DEFAULT_RATING_SCALE,
): number {
  if (!isEdgeKind(event.kind)) return 0
  const single = event.kind === 'rating' ? ratingWeight(event.value, scale) : EVENT_WEIGHTS[event.kind]
  return inParts(single * attention(event)) * event.count
}

/** How much of a view or play there was, 0-1: the portion that was seen, or little where somebody left at once. */
function attention({ portion, dwellMs }: Pick<InteractionEvent, 'portion' | 'dwellMs'>): number {
  if (portion !== undefined) return portion
  return dwellMs !== undefined && dwellMs < BOUNCE_MS ? BOUNCE_SHARE : 1
}

/** Up: who looked at all weighs something. */
function inParts(weight: number): number {
  return Math.ceil(weight * PARTS) / PARTS
}

function ratingWeight(value: number | null, { min, max }: RatingScale): number {
  if (value === null) return 0
  const middle = (min + max) / 2
  const exact = (STRONGEST_RATING * (value - middle)) / (max - middle)
  const bounded = Math.max(-STRONGEST_RATING, Math.min(STRONGEST_RATING, exact))
  // Up for praise and down for blame: rounding never turns either into nothing.
  const parts = bounded > 0 ? Math.ceil(bounded * PARTS) : Math.floor(bounded * PARTS)
  return parts / PARTS
}
