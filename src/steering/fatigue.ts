import { DAY_MS } from '../domain/duration.ts'
import { type Exposure, SLOT_MS, slotOf, slotsOf } from '../domain/exposure.ts'
import type { Fatigue } from '../domain/placement.ts'

/** What `fatigue` adds to lists, and which items it hides, is under this name. */
export const FATIGUE = 'fatigue'

/** What is left of an item's odds after the viewer hid another one of its creator: hidden at first, then this, rising to 1. */
const HIDDEN_MS = 14 * DAY_MS
const FADED_MS = 154 * DAY_MS
const LEAST_OF_CREATOR = 0.2

/** What multiplies odds; null hides. */
export type Fade = number | null

/**
 * What an item's exposures do to its odds: each slot within `over` and after that of the last engagement multiplies them by
 * `perExposure`, down to `floor`.
 *
 * @param engagedAtMs when the viewer last did something with the item; null: never. @param nowMs epoch milliseconds
 */
export function fadeOfItem(
  { perExposure, floor, overMs, hideAfter, hideForMs }: Fatigue,
  exposure: Exposure,
  engagedAtMs: number | null,
  nowMs: number,
): Fade {
  const now = slotOf(nowMs)
  const over = Math.ceil(overMs / SLOT_MS)
  const engaged = engagedAtMs === null ? Number.NEGATIVE_INFINITY : slotOf(engagedAtMs)
  const slots = slotsOf(exposure).filter((slot) => slot <= now && slot > engaged)
  const countAt = (at: number) => slots.filter((slot) => slot > at - over).length
  const [last] = slots
  const count = countAt(now)
  if (hideAfter !== null && last !== undefined) {
    const isHidden =
      hideForMs === null
        ? count >= hideAfter
        : countAt(last) >= hideAfter && now - last < Math.ceil(hideForMs / SLOT_MS)
    if (isHidden) return null
  }
  return Math.max(floor, perExposure ** count)
}

/** What is left of the odds of a creator's items after the viewer hid one of them. Both in epoch milliseconds. */
export function fadeOfCreator(hiddenAtMs: number, nowMs: number): Fade {
  const sinceMs = nowMs - hiddenAtMs
  if (sinceMs < HIDDEN_MS) return null
  const risen = Math.min(1, (sinceMs - HIDDEN_MS) / (FADED_MS - HIDDEN_MS))
  return LEAST_OF_CREATOR + (1 - LEAST_OF_CREATOR) * risen
}
