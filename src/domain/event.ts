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
  readonly itemId: string
  readonly kind: EventKind
  /** Epoch milliseconds. */
  readonly atMs: number
  /** The rating, on the scale of the policy; null for other kinds. */
  readonly value: number | null
  /** How many repeats this event stands for, a whole number >= 1. */
  readonly count: number
}

/** Impressions and searches never become edges. */
export function isEdgeKind(kind: EventKind): boolean {
  return kind !== 'impression' && kind !== 'search'
}
