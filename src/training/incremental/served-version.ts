import type { PlaceableItemsRow } from '../../graph/__generated__/queries.ts'
import type { TrainingSettings } from '../training-settings.ts'

/** The serving version, as far as items that were added after its training need it. */
export interface ServedVersion {
  readonly version: string
  /** Epoch milliseconds from which the version counted ages. */
  readonly clockMs: number
  /** Freshness of the first entry of the `fresh` chart; 0 if the chart was empty. */
  readonly freshMost: number
  readonly settings: TrainingSettings
}

/** An item as the graph holds it now. */
export type PlaceableItem = PlaceableItemsRow

/** The number of items, and the number of users of the most popular one. */
export interface CatalogSize {
  readonly items: number
  readonly mostUsers: number
}
