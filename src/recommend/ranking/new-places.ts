import { fnv1a, mixed } from '../../domain/hash.ts'
import type { SlotDraw } from './fill-slots.ts'

/** One of so many places goes to a new item: the last of each ten. */
const PLACES = 10

/** The items that a place is drawn among: those that match best. */
const DRAWN_AMONG = 5

/** What is expected of an item before anything is known: `Beta(1, 3)`. */
const PRIOR = { positives: 1, negatives: 3 } as const

/** Steps of the integral over the values that an item may draw. */
const STEPS = 64

/** An item that may get a place of a new one. */
export interface NewItem {
  readonly itemId: string
  /** How well it matches the viewer, > 0. */
  readonly match: number
  /** How often it was used, and how often it was shown in vain. */
  readonly positives: number
  readonly negatives: number
}

/**
 * Gives the last of every ten places to a new item that is not above it. For each place, the new items that match best draw from
 * `Beta(1 + positives, 3 + negatives)` (Thompson sampling), and the largest draw times match wins.
 *
 * @param toItem makes the item of a place. @param propensity works out its probability, given the items before
 * @param seed equal seeds give equal places
 */
export function drawNewItems<T>(
  candidates: readonly NewItem[],
  toItem: (itemId: string, propensity: () => number) => T,
  seed: string,
): SlotDraw<T> {
  const best = candidates.toSorted((a, b) => b.match - a.match || fnv1a(a.itemId) - fnv1a(b.itemId))
  return {
    draw(place, isPlaced) {
      if (place % PLACES !== PLACES - 1) return null
      const open = best.filter(({ itemId }) => !isPlaced(itemId)).slice(0, DRAWN_AMONG)
      const drawn = draw(open, `${seed} ${place}`)
      return drawn ? toItem(drawn.itemId, () => propensityOf(drawn, open)) : null
    },
  }
}

function draw(items: readonly NewItem[], seed: string): NewItem | undefined {
  const drawnBy = (item: NewItem) =>
    item.match * quantile(item, mixed(fnv1a(`${seed} ${item.itemId}`)) / 2 ** 32)
  const values = items.map(drawnBy)
  return items[values.indexOf(Math.max(...values))]
}

/** The probability that an item draws the largest value, by the midpoint rule. */
function propensityOf(item: NewItem, items: readonly NewItem[]): number {
  const others = items.filter((one) => one !== item)
  let sum = 0
  for (let step = 0; step < STEPS; step++) {
    const share = distribution(item, (step + 1) / STEPS) - distribution(item, step / STEPS)
    const value = (item.match * (step + 0.5)) / STEPS
    sum += others.reduce(
      (product, other) => product * distribution(other, Math.min(1, value / other.match)),
      share,
    )
  }
  return Math.min(1, sum)
}

/** The probability that an item draws at most this value: of a beta distribution with whole parameters, a binomial sum. */
function distribution({ positives, negatives }: NewItem, value: number): number {
  if (value >= 1) return 1
  const least = PRIOR.positives + positives
  const trials = least + PRIOR.negatives + negatives - 1
  let term = (1 - value) ** trials
  let below = 0
  for (let count = 0; count < least; count++) {
    below += term
    term *= ((trials - count) / (count + 1)) * (value / (1 - value))
  }
  return Math.max(0, 1 - below)
}

/** The value that an item draws with at most this probability, by bisection. */
function quantile(item: NewItem, probability: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2
    if (distribution(item, middle) < probability) low = middle
    else high = middle
  }
  return low
}
