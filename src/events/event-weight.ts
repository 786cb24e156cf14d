import { EVENT_KINDS, type EventKind, type InteractionEvent, isEdgeKind } from '../domain/event.ts'

/** The lowest and the highest possible rating; the midpoint is neutral. */
export interface RatingScale {
  readonly min: number
  readonly max: number
}

/** A kind whose weight the operator may set: not those of ratings and dismissals, and those that are no evidence. */
export type WeightedKind = Exclude<EventKind, 'rating' | 'hide' | 'report' | 'impression' | 'search'>

/** How events weigh: the rating scale, and the weights that the operator has set for kinds. */
export interface EventScale extends RatingScale {
  readonly weights?: Readonly<Partial<Record<EventKind, number>>>
}

export const DEFAULT_RATING_SCALE: RatingScale = { min: 0, max: 5 }

/**
 * Weights are multiples of 1/16, so that their sums are exact in any order, up to 2^49 of them.
 */
const PARTS = 16

/** A view or play that is shorter is a bounce. */
const BOUNCE_MS = 2_000

/** Factor of the weight of a bounce. */
const BOUNCE_SHARE = 0.25

/** A rating at the end of the scale weighs as much as a like. */
const STRONGEST_RATING = 4

/** A million plays cannot outweigh a hidden item. */
const NEVER_AGAIN = -(2 ** 20)

/** More than a purchase, a cart and a view together. */
const SENT_BACK = -16

/**
 * The weight of one event of a kind unless the operator has set another one, relative to a play: 0 is no evidence of taste, less than 0 is evidence against it. The
 * weight of a rating depends on its value; impressions and searches never become edges.
 */
const EVENT_WEIGHTS: Readonly<Record<Exclude<EventKind, 'rating'>, number>> = {
  impression: 0,
  search: 0,
  click: 0.5,
  view: 1,
  play: 1,
  comment: 2,
  cart: 3,
  // Takes a cart back, and leaves the rest: see `weightOf`.
  'cart-removed': -3,
  like: 4,
  save: 4,
  share: 5,
  purchase: 8,
  return: SENT_BACK,
  hide: NEVER_AGAIN,
  report: NEVER_AGAIN,
}

/** The kinds whose weights may be set, in the order of their codes. */
export const WEIGHTED_KINDS: readonly WeightedKind[] = EVENT_KINDS.filter(
  (kind): kind is WeightedKind => isEdgeKind(kind) && kind !== 'rating' && !isDismissal(kind),
)

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
  scale: EventScale = DEFAULT_RATING_SCALE,
): number {
  if (!isEdgeKind(event.kind)) return 0
  const { weights = {} } = scale
  const single = event.kind === 'rating' ? ratingWeight(event.value, scale) : weightOf(event.kind, weights)
  return inParts(single * attention(event)) * event.count
}

/** What one event of a kind weighs. Unless its own weight is set, `cart-removed` takes back what a cart adds. */
export function weightOf(
  kind: Exclude<EventKind, 'rating'>,
  set: NonNullable<EventScale['weights']>,
): number {
  const usual = kind === 'cart-removed' ? 0 - weightOf('cart', set) : EVENT_WEIGHTS[kind]
  return set[kind] ?? usual
}

/** The weights of all kinds that may be set, with those that the operator has set. */
export function weightsOf(
  set: EventScale['weights'] = {},
): readonly (readonly [kind: WeightedKind, weight: number])[] {
  return WEIGHTED_KINDS.map((kind) => [kind, weightOf(kind, set)])
}

/** Factor for a partial view or play, 0-1: its portion, or that of a bounce. */
function attention({ portion, dwellMs }: Pick<InteractionEvent, 'portion' | 'dwellMs'>): number {
  if (portion !== undefined) return portion
  return dwellMs !== undefined && dwellMs < BOUNCE_MS ? BOUNCE_SHARE : 1
}

/** Rounds up, so that a short view has a weight. */
function inParts(weight: number): number {
  return Math.ceil(weight * PARTS) / PARTS
}

function ratingWeight(value: number | null, { min, max }: RatingScale): number {
  if (value === null) return 0
  const middle = (min + max) / 2
  const exact = (STRONGEST_RATING * (value - middle)) / (max - middle)
  const bounded = Math.max(-STRONGEST_RATING, Math.min(STRONGEST_RATING, exact))
  // Away from zero: rounding never removes a preference.
  const parts = bounded > 0 ? Math.ceil(bounded * PARTS) : Math.floor(bounded * PARTS)
  return parts / PARTS
}

/** Ids of dismissals that users asked for begin with this. */
export const INSTRUCTION_PREFIX = 'dismiss-'

/** Whether a user asked for it: it is obeyed whatever the user consents to. */
export function isInstruction({ eventId, kind }: Pick<InteractionEvent, 'eventId' | 'kind'>): boolean {
  return kind === 'hide' && eventId.startsWith(INSTRUCTION_PREFIX)
}
