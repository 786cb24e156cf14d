import { HOUR_MS } from './duration.ts'

/** Impressions are counted by slots of so long: several in one slot are one. */
export const SLOT_MS = 8 * HOUR_MS

/** Slots of an item that are kept: the newest 16 days of those in which it was shown. */
export const SLOTS = 48

/** Items of a viewer that are kept: those that were shown last. */
const KEPT_EXPOSURES = 500

/** When an item was shown to a viewer. */
export interface Exposure {
  readonly itemId: string
  /** The newest slot with an impression: whole slots since 1970. */
  readonly lastSlot: number
  /** Below 2^48. Bit `k` says whether there was an impression in the slot `lastSlot - k`. */
  readonly bits: number
}

/** One impression. */
export interface Impression {
  readonly itemId: string
  /** Epoch milliseconds. */
  readonly atMs: number
}

/** @param atMs epoch milliseconds */
export function slotOf(atMs: number): number {
  return Math.floor(atMs / SLOT_MS)
}

/** The slots with an impression, newest first. */
export function slotsOf({ lastSlot, bits }: Pick<Exposure, 'lastSlot' | 'bits'>): readonly number[] {
  const slots: number[] = []
  for (let back = 0, left = bits; left > 0; back++, left = Math.floor(left / 2)) {
    if (left % 2 === 1) slots.push(lastSlot - back)
  }
  return slots
}

/** The exposures of a viewer, to which impressions are added. Their order does not matter, and one that is repeated changes nothing. */
export class Exposures {
  readonly #before: readonly Exposure[]
  readonly #after: Map<string, Exposure>

  constructor(before: readonly Exposure[]) {
    this.#before = before
    this.#after = new Map(before.map((exposure) => [exposure.itemId, exposure]))
  }

  add({ itemId, atMs }: Impression): void {
    const known = this.#after.get(itemId)
    const slot = slotOf(atMs)
    this.#after.set(itemId, known ? withSlot(known, slot) : { itemId, lastSlot: slot, bits: 1 })
  }

  /** Whether it has an impression of the item in the slot of the instant, or in the 47 slots before it. */
  has({ itemId, atMs }: Impression): boolean {
    const known = this.#after.get(itemId)
    const last = slotOf(atMs)
    return known !== undefined && slotsOf(known).some((slot) => slot <= last && slot > last - SLOTS)
  }

  /** Newest first, at most `KEPT_EXPOSURES`; what there was before, itself, if nothing changed. */
  get all(): readonly Exposure[] {
    const kept = [...this.#after.values()].sort(newestFirst).slice(0, KEPT_EXPOSURES)
    const before = this.#before
    const isSame =
      kept.length === before.length && kept.every((exposure, index) => exposure === before[index])
    return isSame ? before : kept
  }
}

/** The exposures with some impressions: see `Exposures`. */
export function withImpressions(
  before: readonly Exposure[],
  impressions: readonly Impression[],
): readonly Exposure[] {
  const exposures = new Exposures(before)
  for (const impression of impressions) exposures.add(impression)
  return exposures.all
}

/** The exposures without the slots that begin at an instant or before; `before` itself if there are none. */
export function youngerThan(before: readonly Exposure[], atMs: number): readonly Exposure[] {
  const first = slotOf(atMs) + 1
  if (before.every((exposure) => slotsOf(exposure).every((slot) => slot >= first))) return before
  return before.flatMap(({ itemId, lastSlot, bits }) => {
    const left = bits % 2 ** (lastSlot - first + 1)
    return lastSlot < first ? [] : [{ itemId, lastSlot, bits: left }]
  })
}

function withSlot(exposure: Exposure, slot: number): Exposure {
  const { itemId, lastSlot, bits } = exposure
  const back = lastSlot - slot
  if (back >= SLOTS) return exposure
  // Products with powers of two are exact.
  if (back >= 0) {
    const isSet = Math.floor(bits / 2 ** back) % 2 === 1
    return isSet ? exposure : { itemId, lastSlot, bits: bits + 2 ** back }
  }
  const moved = -back >= SLOTS ? 0 : (bits * 2 ** -back) % 2 ** SLOTS
  return { itemId, lastSlot: slot, bits: moved + 1 }
}

function newestFirst(a: Exposure, b: Exposure): number {
  return b.lastSlot - a.lastSlot || (a.itemId < b.itemId ? -1 : 1)
}
