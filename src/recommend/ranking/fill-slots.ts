import type { ScoredItem } from '../candidate.ts'
import { type Comparable, similarity } from './similarity.ts'

/** A limit of items with the same value. */
export interface SlotCap<T> {
  /** Null: a limit of the policy or of the request. */
  readonly rule: string | null
  /** The value that counts; null: the item is not limited. */
  readonly keyOf: (item: T) => string | null
  /** At a place, 0 for the first. */
  readonly maxAt: (place: number) => number
  /** In so many places that follow each other; null: in the list. */
  readonly window: number | null
  /** True: an item that breaks it gets no place. */
  readonly drop: boolean
}

/** An item that has a place of its own. */
export interface SlotPin<T> {
  readonly rule: string
  readonly item: T
  /** 0 for the first. */
  readonly place: number
}

/** A share of the places for some items. */
export interface SlotPromotion<T> {
  readonly rule: string
  readonly share: number
  /** Where its schedule begins, 0-1. */
  readonly phase: number
  /** Best first. */
  readonly items: readonly T[]
  /** True: its places are noted, and given to the other items. */
  readonly isHeldOut: boolean
}

/** A place that is drawn, such as one that is explored or kept for a new item. */
export interface SlotDraw<T> {
  /** The item that gets the place; null: the best. @param isPlaced whether an item has a place already */
  readonly draw: (place: number, isPlaced: (itemId: string) => boolean) => T | null
}

/** What fills the places of a list beside the order of the items. */
export interface Claims<T> {
  readonly pins: readonly SlotPin<T>[]
  readonly promotions: readonly SlotPromotion<T>[]
  readonly draws: readonly SlotDraw<T>[]
  readonly caps: readonly SlotCap<T>[]
  /** Weight of dissimilarity to the items before against the score, 0-1. */
  readonly diversity: number
  /** An item's tags, strongest first. Only read if there is diversity. */
  readonly tagIdsOf: (item: T) => readonly string[]
}

/** An item at its place. */
export interface Slot<T> {
  readonly item: T
  /** The rule that claimed the place; null: the item came by its score. */
  readonly claimedBy: string | null
  /** The promotion that would have had the place, if the viewer were not held out; null: none. */
  readonly heldOutOf: string | null
}

export interface FilledSlots<T> {
  readonly slots: readonly Slot<T>[]
  /** Items that a cap kept out, with its rule. */
  readonly removed: readonly { readonly item: T; readonly rule: string | null }[]
}

type SlotItem = Pick<ScoredItem, 'itemId' | 'logit' | 'contributions'>

/**
 * Fills the places of a list, one after the other. Each goes to its pin; else to a promotion whose turn it is; else to what is drawn for
 * it; else to the best item left that every cap allows. If no item left is allowed, the one gets it that breaks the fewest caps.
 *
 * A promotion collects its share with each place, from its phase on; it has a turn when that reaches 1. So it has
 * `floor(k share + phase)` of the first `k` places, as long as it has items.
 *
 * @param ranked best first, all different; pins and promotions may have others
 * @param count most places
 */
export function fillSlots<T extends SlotItem>(
  ranked: readonly T[],
  claims: Claims<T>,
  count: number,
): FilledSlots<T> {
  const filling = new Filling(ranked, claims)
  while (filling.length < count && filling.fillNext()) {}
  return filling.result
}

class Filling<T extends SlotItem> {
  readonly #claims: Claims<T>
  readonly #caps: readonly CapCount<T>[]
  readonly #pins: ReadonlyMap<number, SlotPin<T>>
  readonly #schedules: readonly Schedule<T>[]
  readonly #placed = new Set<string>()
  readonly #slots: Slot<T>[] = []
  readonly #worth: Worth<T>
  readonly #left: T[]

  constructor(ranked: readonly T[], claims: Claims<T>) {
    this.#claims = claims
    this.#caps = claims.caps.map((cap) => new CapCount(cap))
    this.#pins = placesOfPins(claims.pins)
    this.#schedules = claims.promotions.map((promotion) => new Schedule(promotion))
    for (const { item } of claims.pins) this.#placed.add(item.itemId)
    this.#left = ranked.filter(({ itemId }) => !this.#placed.has(itemId))
    this.#worth = new Worth(this.#left, claims)
  }

  get length(): number {
    return this.#slots.length
  }

  get result(): FilledSlots<T> {
    const removed = this.#left.flatMap((item) => {
      const cap = this.#caps.find((one) => one.isForbidding(item))
      return cap ? [{ item, rule: cap.rule }] : []
    })
    return { slots: this.#slots, removed }
  }

  /** Fills the next place. False if nothing is left for it. */
  fillNext(): boolean {
    for (const schedule of this.#schedules) schedule.collect()
    const pin = this.#pins.get(this.length)
    if (pin) return this.#put(pin.item, pin.rule)
    const due = this.#takeDue()
    const promoted = due && !due.isHeldOut ? this.#firstAllowed(due.items) : null
    if (promoted) return this.#put(promoted, due?.rule)
    return this.#put(this.#drawn() ?? this.#best(), null, due?.isHeldOut ? due.rule : null)
  }

  /** The promotion that has waited longest for this place, if it is the turn of one. */
  #takeDue(): Schedule<T> | null {
    let first: Schedule<T> | null = null
    for (const schedule of this.#schedules) {
      if (schedule.credit >= 1 && schedule.credit > (first?.credit ?? 0)) first = schedule
    }
    first?.take()
    return first
  }

  #firstAllowed(items: readonly T[]): T | null {
    return items.find((item) => !this.#placed.has(item.itemId) && this.#breaches(item) === 0) ?? null
  }

  #drawn(): T | null {
    for (const { draw } of this.#claims.draws) {
      const item = draw(this.length, (itemId) => this.#placed.has(itemId))
      if (item && this.#breaches(item) === 0) return item
    }
    return null
  }

  #best(): T | null {
    let [best, fewest, most]: [T | null, number, number] = [null, Number.POSITIVE_INFINITY, 0]
    for (const item of this.#left) {
      const worth = this.#worth.of(item)
      if (fewest === 0 && worth <= most) continue
      const breaches = this.#breaches(item)
      const isBest = breaches < fewest || (best !== null && breaches === fewest && worth > most)
      if (isBest) [best, fewest, most] = [item, breaches, worth]
      if (fewest === 0 && most === this.#worth.highest) break
    }
    return best
  }

  /** How many caps the item breaks at the next place; infinite if one of them lets it have no place. */
  #breaches(item: T): number {
    let broken = 0
    for (const cap of this.#caps) {
      if (cap.allows(item)) continue
      if (cap.isDropping) return Number.POSITIVE_INFINITY
      broken++
    }
    return broken
  }

  #put(item: T | null, claimedBy: string | null = null, heldOutOf: string | null = null): boolean {
    if (item === null) return false
    this.#slots.push({ item, claimedBy, heldOutOf })
    this.#placed.add(item.itemId)
    // A pin or a promotion may be none of them.
    const at = this.#left.findIndex(({ itemId }) => itemId === item.itemId)
    if (at >= 0) this.#left.splice(at, 1)
    for (const cap of this.#caps) cap.count(item)
    this.#worth.placed(item, this.#left)
    return true
  }
}

/** The place of each pin: of two at one place, the later one moves to the next that is free. */
function placesOfPins<T>(pins: readonly SlotPin<T>[]): ReadonlyMap<number, SlotPin<T>> {
  const places = new Map<number, SlotPin<T>>()
  for (const pin of pins) {
    let { place } = pin
    while (places.has(place)) place++
    places.set(place, pin)
  }
  return places
}

/** When a promotion has its turns. */
class Schedule<T> {
  readonly #promotion: SlotPromotion<T>
  credit: number

  constructor(promotion: SlotPromotion<T>) {
    this.#promotion = promotion
    this.credit = promotion.phase
  }

  get rule(): string {
    return this.#promotion.rule
  }

  get items(): readonly T[] {
    return this.#promotion.items
  }

  get isHeldOut(): boolean {
    return this.#promotion.isHeldOut
  }

  /** At each place, also at one that is pinned: a promotion makes up for it at a later one. */
  collect(): void {
    this.credit += this.#promotion.share
  }

  take(): void {
    this.credit--
  }
}

/** How many items of each value stand at the places that a cap counts. */
class CapCount<T> {
  readonly #cap: SlotCap<T>
  readonly #counts = new Map<string, number>()
  readonly #keys: (string | null)[] = []

  constructor(cap: SlotCap<T>) {
    this.#cap = cap
  }

  get rule(): string | null {
    return this.#cap.rule
  }

  get isDropping(): boolean {
    return this.#cap.drop
  }

  /** Whether the item may have the next place. */
  allows(item: T): boolean {
    const key = this.#cap.keyOf(item)
    return key === null || (this.#counts.get(key) ?? 0) < this.#cap.maxAt(this.#keys.length)
  }

  isForbidding(item: T): boolean {
    return this.isDropping && !this.allows(item)
  }

  /** Counts an item that got the next place. */
  count(item: T): void {
    const { window, keyOf } = this.#cap
    const key = keyOf(item)
    this.#keys.push(key)
    this.#add(key, 1)
    // The next place has `window - 1` places before it that count.
    if (window !== null && this.#keys.length >= window) this.#add(this.#keys.at(-window) ?? null, -1)
  }

  #add(key: string | null, count: number): void {
    if (key !== null) this.#counts.set(key, (this.#counts.get(key) ?? 0) + count)
  }
}

/**
 * What the items left are worth, by maximal marginal relevance: with S the items placed,
 *
 *     (1 - d) * relevance(i) - d * max over j in S of similarity(i, j)
 *
 * with d = `diversity`, 0-1: at 0 the order stays, at 1 only dissimilarity counts. Relevance is the logit scaled to 0-1
 * over the pool, so that scale, bias and temperature do not matter. Ties keep their order.
 *
 * J. Carbonell, J. Goldstein, "The use of MMR, diversity-based reranking for reordering documents and producing
 * summaries", SIGIR 1998; their lambda is 1 - d.
 */
class Worth<T extends SlotItem> {
  readonly #diversity: number
  readonly #entries: ReadonlyMap<string, Entry>

  constructor(items: readonly T[], { diversity, tagIdsOf }: Claims<T>) {
    this.#diversity = diversity
    const logits = items.map(({ logit }) => logit)
    const lowest = logits.reduce((least, logit) => Math.min(least, logit), Number.POSITIVE_INFINITY)
    const range = logits.reduce((most, logit) => Math.max(most, logit), lowest) - lowest
    const entryOf = (item: T): [string, Entry] => [
      item.itemId,
      {
        relevance: range === 0 ? 1 : (item.logit - lowest) / range,
        tagIds: new Set(tagIdsOf(item)),
        contributions: item.contributions,
        closest: 0,
      },
    ]
    this.#entries = new Map(diversity === 0 ? [] : items.map(entryOf))
  }

  /** No item is worth more. */
  get highest(): number {
    return 1 - this.#diversity
  }

  /** Without diversity, all items are worth the same. */
  of({ itemId }: T): number {
    const { relevance = 1, closest = 0 } = this.#entries.get(itemId) ?? {}
    return (1 - this.#diversity) * relevance - this.#diversity * closest
  }

  /** The items left are compared with the one that was placed. */
  placed(item: T, left: readonly T[]): void {
    const chosen = this.#entries.get(item.itemId)
    if (!chosen) return
    for (const { itemId } of left) {
      const entry = this.#entries.get(itemId)
      if (entry) entry.closest = Math.max(entry.closest, similarity(entry, chosen))
    }
  }
}

interface Entry extends Comparable {
  readonly relevance: number
  /** Similarity to the most similar placed item. */
  closest: number
}
