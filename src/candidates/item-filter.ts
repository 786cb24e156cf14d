import type { ItemFilter } from '../domain/recommendation.ts'
import type { CandidateRequest } from './candidate-source.ts'

/** The parameters that every candidate query shares. */
export interface FilterParams {
  readonly excluded: ReadonlySet<string>
  readonly isUnfiltered: boolean
  readonly kinds: readonly string[]
  readonly requiredTagIds: readonly string[]
  readonly avoidedTagIds: readonly string[]
  readonly now: number
}

/** A filter that lets everything pass. */
export const NO_FILTER: ItemFilter = { kinds: [], requiredTagIds: [], avoidedTagIds: [], excludedItemIds: [] }

/** True if the filter can remove anything. */
export function isNarrowing(filter: ItemFilter): boolean {
  return hasCondition(filter) || filter.excludedItemIds.length > 0
}

/** Seen and excluded items, kinds, tags and availability, as the queries take them. */
export function filterParams(request: CandidateRequest): FilterParams {
  const { filter, viewer } = request
  return {
    excluded:
      filter.excludedItemIds.length === 0
        ? viewer.seenItemIds
        : new Set([...viewer.seenItemIds, ...filter.excludedItemIds]),
    isUnfiltered: !hasCondition(filter),
    kinds: filter.kinds,
    requiredTagIds: filter.requiredTagIds,
    avoidedTagIds: filter.avoidedTagIds,
    now: request.nowMs,
  }
}

function hasCondition(filter: ItemFilter): boolean {
  return filter.kinds.length + filter.requiredTagIds.length + filter.avoidedTagIds.length > 0
}
