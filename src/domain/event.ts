/** The closed list of things a person can do to an item. Custom events map onto one of these. */
export const EVENT_KINDS = [
  'impression',
  'click',
  'view',
  'play',
  'like',
  'save',
  'share',
  'comment',
  'rating',
  'cart',
  'purchase',
  'return',
  'search',
  'hide',
  'report',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/** One thing a user did to an item. Parsed at the edge: every field is valid. */
export interface InteractionEvent {
  /** Unique within the graph; the same id applied twice counts once. Imported events start with `import:`. */
  readonly eventId: string
  readonly userId: string
  /** Empty for a search, which is about no item. */
  readonly itemId: string
  readonly kind: EventKind
  /** Epoch milliseconds. */
  readonly atMs: number
  /** The rating, on the scale of the policy; null for other kinds. */
  readonly value: number | null
  /** How many repeats this event stands for, a whole number >= 1. */
  readonly count: number
  /** How much of the item was viewed or played, 0-1. */
  readonly portion?: number
  /** For how long it was viewed or played. */
  readonly dwellMs?: number
  /** The served list that led to it. Only set where that list is known to have held the item. */
  readonly recommendationId?: string
  /** 1-based rank of the item in that list. */
  readonly position?: number
  /** With which probability the item came to that place, where places were drawn. */
  readonly propensity?: number
}

/** Impressions and searches never become edges. */
export function isEdgeKind(kind: EventKind): boolean {
  return kind !== 'impression' && kind !== 'search'
}
