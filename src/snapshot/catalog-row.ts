import type { PropertyValue } from '../domain/property-type.ts'

/** What the snapshot of the catalog holds of an item, as the graph has it. */
export interface CatalogRow {
  readonly id: string
  readonly kind: string
  readonly title: string
  /** Epoch milliseconds, like the two that follow; null if unknown or without end. */
  readonly createdAt: number | null
  readonly availableFrom: number | null
  readonly availableUntil: number | null
  /** True for an item that only events name: it is never listed. */
  readonly isUndescribed: boolean
  /** Number of users who engaged with it. */
  readonly degree: number
  /** All tags of the item, strongest first. */
  readonly tagIds: readonly string[]
  /** Free properties by name, maybe among those that the graph itself uses, which never have a type. */
  readonly properties: Readonly<Record<string, PropertyValue>>
}
