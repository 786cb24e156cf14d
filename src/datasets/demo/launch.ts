import { DAY_MS } from './calendar.ts'
import type { ItemKind } from './item-draft.ts'
import type { Random } from './random.ts'

const NEW_WITHIN_DAYS = 13
const SOLD_OUT_CHANCE = 0.03
const COMING_SOON_CHANCE = 0.03

/** From when to when an item can be met, epoch milliseconds. */
export interface Lifetime {
  readonly createdAt: number
  readonly availableFrom: number | null
  readonly availableUntil: number | null
}

/** Posts and articles are young, the rest of the catalog is mostly older than the history; a few are brand new. */
export function inventLifetime(kind: ItemKind, random: Random, nowMs: number): Lifetime {
  const createdAt = nowMs - Math.floor(ageInDays(kind, random) * DAY_MS)
  const isComingSoon = kind === 'series' && random.chance(COMING_SOON_CHANCE)
  const isSoldOut = kind === 'product' && random.chance(SOLD_OUT_CHANCE)
  return {
    createdAt,
    availableFrom: isComingSoon ? nowMs + Math.floor(random.between(3, 20) * DAY_MS) : null,
    availableUntil: isSoldOut
      ? Math.max(createdAt, nowMs - Math.floor(random.between(2, 60) * DAY_MS))
      : null,
  }
}

function ageInDays(kind: ItemKind, random: Random): number {
  const isShortLived = kind === 'post' || kind === 'article'
  if (random.chance(isShortLived ? 0.09 : 0.04)) return random.between(0.5, NEW_WITHIN_DAYS)
  if (isShortLived) return NEW_WITHIN_DAYS + 190 * random.next() ** 1.3
  return random.chance(0.2) ? random.between(NEW_WITHIN_DAYS, 180) : random.between(180, 1000)
}
