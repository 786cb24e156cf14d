import { HOUR_MS } from './duration.ts'

/** Impressions are counted by slots of so long: several in one slot are one. */
export const SLOT_MS = 8 * HOUR_MS

/** Slots of an item that are kept: the newest 16 days of those in which it was shown. */
export const SLOTS = 48

/** Items of a viewer that are kept: those that were shown last. */
export const KEPT_EXPOSURES = 500

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

/**
 * The exposures with some impressions. Their order does not matter, and one that is repeated changes nothing.
 *
 * @returns newest first, at most `KEPT_EXPOSURES`; `before` itself if nothing changed
 */
export function withImpressions(
  before: readonly Exposure[],
  impressions: readonly Impression[],
): readonly Exposure[] {
  const after = new Map(before.map((exposure) => [exposure.itemId, exposure]))
  for (const { itemId, atMs } of impressions) {
    const known = after.get(itemId)
    after.set(itemId, known ? withSlot(known, slotOf(atMs)) : { itemId, lastSlot: slotOf(atMs), bits: 1 })
  }
  const kept = [...after.values()].sort(newestFirst).slice(0, KEPT_EXPOSURES)
  const isSame = kept.length === before.length && kept.every((exposure, index) => exposure === before[index])
  return isSame ? before : kept
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
