import type { Money } from './money.ts'
import type { PropertyValue } from './property-type.ts'
import type { Attribution } from './served-as.ts'
import type { SourceName } from './source-name.ts'

/**
 * The closed list of event kinds, with their codes. Custom events map onto one of these. Journals on disk contain the codes:
 * never change or reuse one. An unknown code is read as `view`.
 */
export const EVENT_KIND_CODES = {
  impression: 0,
  click: 1,
  view: 2,
  play: 3,
  like: 4,
  save: 5,
  share: 6,
  comment: 7,
  rating: 8,
  cart: 9,
  purchase: 10,
  return: 11,
  search: 12,
  hide: 13,
  report: 14,
  'cart-removed': 15,
} as const

export type EventKind = keyof typeof EVENT_KIND_CODES

/** All kinds, in the order of their codes. */
export const EVENT_KINDS = Object.keys(EVENT_KIND_CODES) as readonly EventKind[]

const KINDS_BY_CODE = new Map<number, EventKind>(EVENT_KINDS.map((kind) => [EVENT_KIND_CODES[kind], kind]))

/** The kind with a code. */
export function eventKindOf(code: number): EventKind {
  return KINDS_BY_CODE.get(code) ?? 'view'
}

const KIND_NAMES: ReadonlySet<string> = new Set(EVENT_KINDS)

/** The kind with a name, as interactions store it; an unknown one is read as `view`. */
export function eventKindNamed(name: string): EventKind {
  return KIND_NAMES.has(name) ? (name as EventKind) : 'view'
}

/** A kind as a client states it: `custom` needs a mapping, and an unknown one is empty. */
export type StatedKind = EventKind | 'custom' | ''

/** One thing a user did to an item. Parsed at the edge: every field is valid. */
export interface InteractionEvent {
  /** Unique within the graph; the same id applied twice counts once. Imported events start with `import:`. */
  readonly eventId: string
  readonly userId: string
  /** Empty for a search, which is about no item, and for an impression with `shown`. */
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
  /** Of an impression of several places of a list, which has no item of its own: the items, with their 1-based ranks. */
  readonly shown?: readonly ShownPlace[]
  /** What ranking does not use. */
  readonly details?: EventDetails
}

/** A place of a list that was seen. */
export interface ShownPlace {
  readonly itemId: string
  readonly position: number
  /** Whether a promotion placed the item. */
  readonly isPromoted?: true
  /** Whether the place was drawn. */
  readonly isExplored?: true
  /** The source of the first reason; omitted: that has none. */
  readonly source?: SourceName
}

/** Facts of an event that ranking does not use. The journal keeps all of them, the graph those of `KeptDetails`. */
export interface EventDetails extends Omit<KeptDetails, 'portion'> {
  /** What was searched for. */
  readonly query?: string
  readonly sessionId?: string
  readonly context?: EventContext
  /** By name, in the order of the names. */
  readonly properties?: Readonly<Record<string, PropertyValue>>
  /** The instant that the client stated, if its clock was wrong and `atMs` is corrected. Epoch milliseconds. */
  readonly statedAtMs?: number
  /** The place in a served list that led to it; omitted: none is known. */
  readonly attribution?: Attribution
  /** Whether the client sent a token that is valid; omitted: it sent none. */
  readonly tokenState?: 'valid' | 'refused'
  /** The user did not consent to analytics when it was recorded: metrics leave it out. */
  readonly isUncounted?: true
}

/** What the graph keeps of an event besides what its weight is made of. */
export interface KeptDetails {
  /** How much of the item was viewed or played, 0-1. */
  readonly portion?: number
  /** Price of one unit. */
  readonly price?: Money
  /** Number of units, a whole number >= 1. */
  readonly quantity?: number
  /** The order of which it is a line. */
  readonly orderId?: string
  /** Characters of a comment, a whole number >= 1. */
  readonly commentLength?: number
}

/** Where and how it happened, as the client states it. */
export interface EventContext {
  readonly device?: string
  readonly referrer?: string
  readonly campaign?: string
  readonly place?: string
}

/** Impressions and searches never become edges. */
export function isEdgeKind(kind: EventKind): boolean {
  return kind !== 'impression' && kind !== 'search'
}
