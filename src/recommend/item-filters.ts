import { LEFT_OUT_REASONS, type LeftOut, type LeftOutReason } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { AllowedItems } from './allowed-items.ts'

/** A filter of items that are known by their ids. */
export interface IdFilter {
  readonly reason: LeftOutReason
  readonly ids: ReadonlySet<string>
}

/** The filters of a list. They are tested in their order, those by id first. */
export class ItemFilters {
  readonly #byId: readonly IdFilter[]
  /** Null: every item that is available is allowed. */
  readonly allowed: AllowedItems | null

  constructor(byId: readonly IdFilter[], allowed: AllowedItems | null = null) {
    this.#byId = byId.filter(({ ids }) => ids.size > 0)
    this.allowed = allowed
  }

  /** These filters and more; the same object if there is nothing to add. */
  and(byId: readonly IdFilter[], allowed: AllowedItems | null = null): ItemFilters {
    if (!allowed && byId.every(({ ids }) => ids.size === 0)) return this
    return new ItemFilters([...this.#byId, ...byId], allowed ?? this.allowed)
  }

  passes(itemId: string): boolean {
    for (const { ids } of this.#byId) if (ids.has(itemId)) return false
    return this.allowed?.has(itemId) ?? true
  }

  /** Why an item is left out; null if it passes, or if there is no such item. */
  refusal(itemId: string): LeftOutReason | null {
    const filter = this.#byId.find(({ ids }) => ids.has(itemId))
    return filter ? filter.reason : (this.allowed?.refusal(itemId) ?? null)
  }
}

/** The filters of what a viewer has seen and dismissed. */
export function filtersOf({ dismissedItemIds, seenItemIds }: Viewer): ItemFilters {
  return new ItemFilters([
    { reason: 'DISMISSED', ids: dismissedItemIds },
    { reason: 'SEEN', ids: seenItemIds },
  ])
}

/** The items that a list leaves out. */
export class LeftOutItems {
  readonly #reasons = new Map<string, LeftOutReason>()

  /** Counts an item once, for the reason that was given last. */
  add(itemId: string, reason: LeftOutReason): void {
    this.#reasons.set(itemId, reason)
  }

  get itemIds(): readonly string[] {
    return [...this.#reasons.keys()]
  }

  /** In the order of the reasons. */
  counts(): readonly LeftOut[] {
    const counts = new Map<LeftOutReason, number>()
    for (const reason of this.#reasons.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    return LEFT_OUT_REASONS.flatMap((reason) => {
      const count = counts.get(reason)
      return count === undefined ? [] : [{ reason, count }]
    })
  }
}
