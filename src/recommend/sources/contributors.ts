import { DAY_MS } from '../../domain/duration.ts'
import type { PersonEngagements } from './engagement-cache.ts'

/** Statements about strangers change once in this time: what they do counts from the next epoch on. */
const EPOCH_MS = DAY_MS

/** Age from which an account counts as a contributor. Accounts made for an attack are mostly younger. */
const LEAST_ACCOUNT_AGE_MS = DAY_MS

/**
 * Profiles whose items overlap by 80 % (Jaccard) are near-duplicates: of their entries at most one in this number is in one of
 * them only, `(1 + 0.8) / (1 - 0.8)`. Floats would round it up, and miss an overlap of just 80 %.
 */
const ENTRIES_A_DIFFERENCE = 9

const NO_ITEMS = new Int32Array(0)

/** A person of a walk. */
export interface Contributor {
  readonly id: string
  readonly engagements: PersonEngagements
}

/** Which people and engagements count. */
export interface Counted {
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** Engagements from this time on do not count, epoch milliseconds; omitted: all count. */
  readonly beforeMs?: number
  /** Numbers of the viewer's items, ascending: their near-duplicates do not count. Omitted: all count. */
  readonly viewerItems?: Int32Array
}

/**
 * How many distinct people are behind each item, as far as fake accounts can be recognized: accounts younger than a day and
 * near-duplicates of the viewer count nothing, and people with nearly the same items count once.
 */
export class Contributors {
  readonly #groups: readonly (readonly Contributor[])[]
  readonly #beforeMs: number

  constructor(
    people: readonly Contributor[],
    { nowMs, beforeMs = Infinity, viewerItems = NO_ITEMS }: Counted,
  ) {
    const counted = people.filter(
      ({ engagements }) =>
        isOldEnough(engagements, nowMs) && !areNearDuplicates(engagements.items, viewerItems),
    )
    this.#groups = groupsOf(counted)
    this.#beforeMs = beforeMs
  }

  /**
   * Looks the item up at each person: a list asks for a few of the thousands of items that people engaged with.
   *
   * @param item number of an item, see `numberItems`; undefined for one that was never walked to
   */
  countOf(item: number | undefined): number {
    if (item === undefined) return 0
    let count = 0
    for (const group of this.#groups) {
      if (group.some(({ engagements }) => engagements.lastAtOf(item) < this.#beforeMs)) count++
    }
    return count
  }

  /** Numbers of the items that at least this many are behind. */
  itemsOf(least: number): ReadonlySet<number> {
    if (this.#groups.length < least) return new Set()
    const counts = new Map<number, number>()
    for (const group of this.#groups) {
      for (const item of itemsBefore(group, this.#beforeMs)) counts.set(item, (counts.get(item) ?? 0) + 1)
    }
    return new Set([...counts].flatMap(([item, count]) => (count >= least ? [item] : [])))
  }
}

/** The items that any of a group engaged with before this time, each once. */
function itemsBefore(group: readonly Contributor[], beforeMs: number): ReadonlySet<number> {
  const items = new Set<number>()
  for (const { engagements } of group) {
    for (const [at, item] of engagements.items.entries()) {
      if ((engagements.lastAts[at] as number) < beforeMs) items.add(item)
    }
  }
  return items
}

/** The start of the epoch, epoch milliseconds. */
export function epochStart(nowMs: number): number {
  return Math.floor(nowMs / EPOCH_MS) * EPOCH_MS
}

/** Whether the account existed this long ago. @param leastAgeMs milliseconds */
export function isOldEnough(
  { existedMs }: Pick<PersonEngagements, 'existedMs'>,
  nowMs: number,
  leastAgeMs = LEAST_ACCOUNT_AGE_MS,
): boolean {
  return existedMs <= nowMs - leastAgeMs
}

/** Each person joins the first group whose first member is nearly the same. Ordered by id: the result is always the same. */
function groupsOf(people: readonly Contributor[]): readonly (readonly Contributor[])[] {
  const groups: Contributor[][] = []
  for (const person of [...people].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const same = groups.find(
      ([first]) => first && areNearDuplicates(first.engagements.items, person.engagements.items),
    )
    if (same) same.push(person)
    else groups.push([person])
  }
  return groups
}

/** Whether two profiles have nearly the same items. @param a ascending @param b ascending */
export function areNearDuplicates(a: Int32Array, b: Int32Array): boolean {
  // Stops at the first item too many that only one of them has: most pairs differ at once.
  const most = (a.length + b.length) / ENTRIES_A_DIFFERENCE
  if (Math.abs(a.length - b.length) > most) return false
  let different = 0
  let [at, bt] = [0, 0]
  while (at < a.length && bt < b.length && different <= most) {
    const difference = (a[at] as number) - (b[bt] as number)
    if (difference <= 0) at++
    if (difference >= 0) bt++
    if (difference !== 0) different++
  }
  return different + (a.length - at) + (b.length - bt) <= most
}
