import { isEdgeKind } from '../domain/event.ts'
import type { Intake } from './intake.ts'

/** People remembered, and items of each: the newest. */
const PEOPLE = 10_000
const ITEMS = 100

/** Which items people did something to lately, through this process: known before the graph has seen it. */
export class TouchedItems {
  /** The one longest silent comes first. */
  readonly #people = new Map<string, Set<string>>()

  /** Items she did something to, searches and impressions aside; newest last. */
  of(userId: string): ReadonlySet<string> {
    return this.#people.get(userId) ?? NONE
  }

  add(userId: string, itemId: string): void {
    const items = this.#people.get(userId) ?? new Set()
    this.#people.delete(userId)
    this.#people.set(userId, items)
    items.delete(itemId)
    items.add(itemId)
    dropOldest(items, ITEMS)
    dropOldest(this.#people, PEOPLE)
  }
}

/** The same intake; what it takes is noted. */
export function noting(intake: Intake, touched: TouchedItems): Intake {
  return {
    journalId: intake.journalId,
    async take(events, options) {
      const taken = await intake.take(events, options)
      if (!('problem' in taken)) {
        for (const { userId, itemId, kind } of events) if (isEdgeKind(kind)) touched.add(userId, itemId)
      }
      return taken
    },
    applied: () => intake.applied(),
    seen: (position, signal, userId) => intake.seen(position, signal, userId),
  }
}

const NONE: ReadonlySet<string> = new Set()

function dropOldest(kept: Set<string> | Map<string, unknown>, most: number): void {
  if (kept.size <= most) return
  for (const oldest of kept.keys()) {
    if (kept.size <= most) return
    kept.delete(oldest)
  }
}
