import { DAY_MS, HOUR_MS } from '../domain/duration.ts'
import { type MetricPeriod, periodOf, type Totals } from './metric-rows.ts'
import type { SpreadFacts } from './shown-items.ts'

/** The lengths of periods that items are folded into, in hours: each is a part of the next. */
export const ITEM_BLOCKS = [24, 7 * 24, 28 * 24, 112 * 24] as const

/** The key of all placements together, which no placement has. */
export const WHOLE = ''

/** The tables of what is folded: sets of items by placement, those of all placements together, and facts of all these sets. */
export function itemTables(table: string) {
  return { folded: `${table} folded`, whole: `${table} folded whole`, spread: `${table} spread` } as const
}

/** The fewest blocks that are the days of a span. @param longest hours of a block */
export function blocksIn(fromMs: number, toMs: number, longest: number = Number.POSITIVE_INFINITY) {
  const endAt = Math.ceil(toMs / DAY_MS) * DAY_MS
  const blocks: MetricPeriod[] = []
  for (let at = Math.floor(fromMs / DAY_MS) * DAY_MS; at < endAt; ) {
    const fits = (hours: number) =>
      hours <= longest && periodOf(at, hours).startAt === at && at + hours * HOUR_MS <= endAt
    const block = periodOf(at, ITEM_BLOCKS.findLast(fits) ?? 24)
    blocks.push(block)
    at += block.hours * HOUR_MS
  }
  return blocks
}

/** Facts of sets of items, by their keys: as a row, they say how items spread without the sets. */
export class Spreads implements Totals {
  readonly #facts = new Map<string, SpreadFacts>()

  get(key: string): SpreadFacts | undefined {
    return this.#facts.get(key)
  }

  set(key: string, facts: SpreadFacts): void {
    this.#facts.set(key, facts)
  }

  /** Adds those of keys that have none yet. */
  addPacked(packed: string): void {
    for (const [key, facts] of JSON.parse(packed) as [string, SpreadFacts][])
      if (!this.#facts.has(key)) this.#facts.set(key, facts)
  }

  pack(): string {
    return JSON.stringify([...this.#facts])
  }
}
