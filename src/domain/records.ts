import type { PropertyType, PropertyValue } from './property-type.ts'

/**
 * Rows that describe a graph from outside: what an importer reads and the demo world makes.
 * Parsed at the edge, so every field is valid; ids are NFC strings, instants epoch milliseconds.
 */

export type Properties = Readonly<Record<string, PropertyValue>>

/** What becomes of properties: null removes one, and those that are absent stay. */
export type PropertyChanges = Readonly<Record<string, PropertyValue | null>>

/** How a file gives free properties. */
export interface PropertySource {
  /** The text of each free property, if the file has no types of its own. */
  readonly cells?: Readonly<Record<string, string>>
  /** Types that the file declares. */
  readonly declared?: Readonly<Record<string, PropertyType>>
}

export interface UserRecord extends PropertySource {
  readonly id: string
  readonly name: string | null
  readonly createdAt: number | null
  readonly showMeToOthers: boolean | null
  readonly properties: Properties
}

export interface ItemRecord extends PropertySource {
  readonly id: string
  readonly title: string | null
  readonly kind: string | null
  readonly url: string | null
  readonly imageUrl: string | null
  readonly createdAt: number | null
  readonly availableFrom: number | null
  readonly availableUntil: number | null
  readonly properties: Properties
}

export interface TagRecord {
  readonly id: string
  readonly name: string | null
  readonly kind: string | null
}

/** The record of each kind of node. */
export interface NodeRecords {
  readonly users: UserRecord
  readonly items: ItemRecord
  readonly tags: TagRecord
}

/** What an upsert did with a record: `skipped` if the graph already held all of it. */
export type UpsertOutcome = 'created' | 'merged' | 'skipped'

export interface TaggingRecord {
  readonly itemId: string
  readonly tagId: string
  /** Strength of one assignment, > 0; assignments of several users add up. */
  readonly weight: number
  readonly userId: string | null
  readonly at: number | null
}

export const TIE_KINDS = ['follows', 'friends', 'blocks', 'mutes'] as const
export type TieKind = (typeof TIE_KINDS)[number]

/** `friends` is the same as `follows` in both directions. */
export interface TieRecord {
  readonly userId: string
  readonly otherId: string
  readonly kind: TieKind
  /** In 0-1. */
  readonly strength: number
  readonly at: number | null
}
