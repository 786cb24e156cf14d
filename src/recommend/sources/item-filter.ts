import type { ItemFilter } from '../../domain/recommendation.ts'
import type { SourceQuery } from './candidate-source.ts'

/** What an item must be, as the queries take it. */
export interface ConditionParams {
  readonly isUnfiltered: boolean
  readonly kinds: readonly string[]
  readonly requiredTagIds: readonly string[]
  readonly avoidedTagIds: readonly string[]
  readonly now: number
}

/** A filter that lets everything pass. */
export const NO_FILTER: ItemFilter = { kinds: [], requiredTagIds: [], avoidedTagIds: [], excludedItemIds: [] }

/** True if the filter asks for something: kinds or tags. */
export function hasCondition(filter: ItemFilter): boolean {
  return filter.kinds.length + filter.requiredTagIds.length + filter.avoidedTagIds.length > 0
}

/** True if the filter can remove anything. */
export function isNarrowing(filter: ItemFilter): boolean {
  return hasCondition(filter) || filter.excludedItemIds.length > 0
}

/** Kinds, tags and availability. */
export function conditionParams({ filter, nowMs }: Pick<SourceQuery, 'filter' | 'nowMs'>): ConditionParams {
  return {
    isUnfiltered: !hasCondition(filter),
    kinds: filter.kinds,
    requiredTagIds: filter.requiredTagIds,
    avoidedTagIds: filter.avoidedTagIds,
    now: nowMs,
  }
}

/** Seen and excluded items. */
export function excludedIds({ filter, viewer }: SourceQuery): ReadonlySet<string> {
  if (filter.excludedItemIds.length === 0) return viewer.seenItemIds
  return new Set([...viewer.seenItemIds, ...filter.excludedItemIds])
}
