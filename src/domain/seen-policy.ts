import { DAY_MS } from './duration.ts'
import { EVENT_KINDS, type EventKind } from './event.ts'
import type { KindInstant } from './kind-instants.ts'

/** An age in milliseconds after which an item may return; 0: the event does not count as seen. */
export type SeenAge = number | 'never'

/** Ages by kind of event; `never` for a kind that is left out. */
export type SeenAges = Readonly<Partial<Record<EventKind, SeenAge>>>

/** After which age of an event its item may be shown again. Dismissed items never are. */
export interface SeenPolicy {
  readonly ages: SeenAges
  /** Kinds of items with ages of their own; event kinds that are left out have those of `ages`. */
  readonly byItemKind: Readonly<Record<string, SeenAges>>
}

/** What one request changes of the policy. */
export interface SeenOverride {
  /** Events of these kinds do not count as seen. */
  readonly allow: readonly EventKind[]
  /** Replaces the ages of all other kinds, milliseconds; null keeps the policy's. */
  readonly afterMs: number | null
}

/** An item that the viewer has events on. */
export interface SeenItem {
  readonly itemId: string
  /** The newest instant of each kind; empty if unknown: then the item never returns. */
  readonly kinds: readonly KindInstant[]
}

/** The history that decides which items a list leaves out. */
export interface SeenHistory {
  /** Never shown again, whatever a policy or a request says. */
  readonly dismissedItemIds: Iterable<string>
  readonly items: readonly SeenItem[]
}

/** Nothing returns. The default, and what evaluation uses. */
export const NEVER_AGAIN: SeenPolicy = { ages: {}, byItemKind: {} }

/** Policies with a name. */
export const SEEN_PRESETS = {
  shop: {
    ages: { click: 0, view: DAY_MS, cart: 0, purchase: 30 * DAY_MS },
    byItemKind: { consumable: { purchase: 7 * DAY_MS } },
  },
  music: { ages: { play: 0 }, byItemKind: {} },
  news: { ages: { view: 'never' }, byItemKind: {} },
} as const satisfies Readonly<Record<string, SeenPolicy>>

/** Kinds that hide an item for good. */
const HIDING: readonly EventKind[] = ['hide', 'report']

/** The policy as a request changes it. */
export function withOverride(policy: SeenPolicy, override: SeenOverride | null): SeenPolicy {
  if (override === null) return policy
  const { allow, afterMs } = override
  const allowed = Object.fromEntries(allow.map((kind) => [kind, 0]))
  if (afterMs !== null) return { ages: { ...everyKind(afterMs), ...allowed }, byItemKind: {} }
  const byItemKind = Object.entries(policy.byItemKind).map(([kind, ages]) => [kind, { ...ages, ...allowed }])
  return { ages: { ...policy.ages, ...allowed }, byItemKind: Object.fromEntries(byItemKind) }
}

/** True if no item ever returns. */
export function isNeverAgain({ ages, byItemKind }: SeenPolicy): boolean {
  return [ages, ...Object.values(byItemKind)].every((one) =>
    Object.values(one).every((age) => age === 'never'),
  )
}

/**
 * The items that a list leaves out at an instant, epoch milliseconds: dismissed ones, and those with a kind of event whose age
 * is not reached. Each kind counts with its newest event; one that forbids is enough.
 *
 * @param kindOf kind of an item; undefined if unknown
 */
export function seenItems(
  { dismissedItemIds, items }: SeenHistory,
  policy: SeenPolicy,
  nowMs: number,
  kindOf: (itemId: string) => string | undefined,
): ReadonlySet<string> {
  const seen = new Set(dismissedItemIds)
  for (const { itemId, kinds } of items) {
    const itemKind = kindOf(itemId)
    const own = itemKind === undefined ? undefined : policy.byItemKind[itemKind]
    const ageOf = (kind: EventKind) =>
      HIDING.includes(kind) ? 'never' : (own?.[kind] ?? policy.ages[kind] ?? 'never')
    if (kinds.length === 0 || kinds.some(({ kind, atMs }) => isYoung(ageOf(kind), nowMs - atMs)))
      seen.add(itemId)
  }
  return seen
}

function isYoung(age: SeenAge, passedMs: number): boolean {
  return age === 'never' || (age > 0 && passedMs < age)
}

function everyKind(afterMs: number): SeenAges {
  return Object.fromEntries(EVENT_KINDS.map((kind) => [kind, afterMs]))
}
