import type { EventKind } from '../../domain/event.ts'
import type { ItemKind } from './item-makers.ts'
import type { Random } from './random.ts'

const MINUTE_MS = 60_000
const DAY = 24 * 60

/** A possible interaction with an item, and possible next interactions. */
interface Step {
  readonly kind: EventKind
  /** Probability at average enjoyment. */
  readonly chance: number
  /** Whether enjoyment raises or lowers the probability. */
  readonly when: 'pleased' | 'disappointed' | 'any'
  /** Least and most time after the previous step. */
  readonly minutes: readonly [number, number]
  /** Largest number of repeats. */
  readonly upTo?: number
  readonly next?: readonly Step[]
}

const LIKE: Step = { kind: 'like', chance: 0.4, when: 'pleased', minutes: [1, 10] }
const SAVE: Step = { kind: 'save', chance: 0.14, when: 'pleased', minutes: [1, 5] }
const SHARE: Step = { kind: 'share', chance: 0.07, when: 'pleased', minutes: [2, 60] }
const COMMENT: Step = { kind: 'comment', chance: 0.12, when: 'any', minutes: [2, 30] }
const RETURN: Step = { kind: 'return', chance: 0.06, when: 'disappointed', minutes: [2 * DAY, 14 * DAY] }
const RATE_SOON: Step = { kind: 'rating', chance: 0.32, when: 'any', minutes: [95, 200] }
const RATE_LATER: Step = { kind: 'rating', chance: 0.35, when: 'any', minutes: [2 * DAY, 20 * DAY] }
const PURCHASE: Step = {
  kind: 'purchase',
  chance: 0.62,
  when: 'pleased',
  minutes: [1, 90],
  next: [RATE_LATER, RETURN],
}
const CART: Step = { kind: 'cart', chance: 0.5, when: 'pleased', minutes: [1, 15], next: [PURCHASE] }
const BINGE: Step = {
  kind: 'play',
  chance: 0.6,
  when: 'pleased',
  minutes: [DAY, 6 * DAY],
  upTo: 5,
  next: [RATE_SOON],
}

const BY_KIND: Readonly<Record<ItemKind, Step>> = {
  movie: start('play', [LIKE, RATE_SOON, SHARE]),
  series: start('play', [BINGE, LIKE, SAVE], 2),
  product: start('click', [CART, SAVE]),
  post: start('view', [LIKE, COMMENT, SHARE, SAVE], 2),
  fund: start(
    'view',
    [
      { ...SAVE, chance: 0.35 },
      { ...PURCHASE, chance: 0.18, next: [] },
    ],
    2,
  ),
  article: start('view', [{ ...LIKE, chance: 0.28 }, SAVE, SHARE]),
}

function start(kind: EventKind, next: readonly Step[], upTo = 1): Step {
  return { kind, chance: 1, when: 'any', minutes: [0, 0], upTo, next }
}

const AVERAGE_ENJOYMENT = 0.7

/** An event without an id. */
export interface VisitEvent {
  readonly kind: EventKind
  /** Epoch milliseconds. */
  readonly atMs: number
  /** A rating of 1-5, else null. */
  readonly value: number | null
  readonly count: number
}

/** Random events of a person with an item, given their enjoyment (0-1), from an instant on. */
export function visitEvents(kind: ItemKind, enjoyment: number, atMs: number, random: Random): VisitEvent[] {
  const events: VisitEvent[] = []
  perform(BY_KIND[kind], enjoyment, atMs, random, events)
  return events
}

function perform(step: Step, enjoyment: number, afterMs: number, random: Random, events: VisitEvent[]): void {
  if (!random.chance(chanceOf(step, enjoyment))) return
  const atMs = afterMs + Math.floor(random.between(...step.minutes) * MINUTE_MS)
  const value = step.kind === 'rating' ? Math.min(5, Math.max(1, Math.round(0.7 + 4.6 * enjoyment))) : null
  events.push({ kind: step.kind, atMs, value, count: 1 + random.below(step.upTo ?? 1) })
  for (const follower of step.next ?? []) perform(follower, enjoyment, atMs, random, events)
}

function chanceOf(step: Step, enjoyment: number): number {
  if (step.when === 'any') return step.chance
  if (step.when === 'pleased') return (step.chance * enjoyment) / AVERAGE_ENJOYMENT
  return (step.chance * (1 - enjoyment)) / (1 - AVERAGE_ENJOYMENT)
}
