import { LEFT_OUT_REASONS, type LeftOut, type LeftOutReason, type Refusal } from '../domain/recommendation.ts'
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

  /** All but those of a reason. */
  without(reason: LeftOutReason): ItemFilters {
    return new ItemFilters(
      this.#byId.filter((one) => one.reason !== reason),
      this.allowed,
    )
  }

  passes(itemId: string): boolean {
    for (const { ids } of this.#byId) if (ids.has(itemId)) return false
    return this.allowed?.has(itemId) ?? true
  }

  /** Why an item is left out; null if it passes, or if there is no such item. */
  refusal(itemId: string): Refusal | null {
    const filter = this.#byId.find(({ ids }) => ids.has(itemId))
    return filter ? { reason: filter.reason } : (this.allowed?.refusal(itemId) ?? null)
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
  readonly #refusals = new Map<string, Refusal>()

  /** Counts an item once, for the refusal that was given last. */
  add(itemId: string, refusal: Refusal): void {
    this.#refusals.set(itemId, refusal)
  }

  get itemIds(): readonly string[] {
    return [...this.#refusals.keys()]
  }

  /** In the order of the reasons, then of the rules. */
  counts(): readonly LeftOut[] {
    const counts = new Map<string, LeftOut>()
    for (const { reason, rule } of this.#refusals.values()) {
      const key = JSON.stringify([reason, rule])
      const count = (counts.get(key)?.count ?? 0) + 1
      counts.set(key, { reason, ...(rule !== undefined && { rule }), count })
    }
    const placeOf = ({ reason }: LeftOut) => LEFT_OUT_REASONS.indexOf(reason)
    return [...counts.values()].sort(
      (a, b) => placeOf(a) - placeOf(b) || ((a.rule ?? '') < (b.rule ?? '') ? -1 : 1),
    )
  }
}
