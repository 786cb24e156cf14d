import { LRUCache } from 'lru-cache'
import { type Bits, countBits, eachBit, hasBit, intersect } from './bits.ts'
import type { CheckedFilter, FilterRow, RowTest } from './compile-filter.ts'
import { inTurns } from './turns.ts'

/**
 * The rows that passed. Row numbers mean the rows of the moment of the selection: after a later write a row may fail, or
 * have another id. So check again what a client sees.
 */
export interface Selection {
  readonly count: number
  readonly bits: Bits
  has(row: number): boolean
  hasId(id: string): boolean
  /** In the order of row numbers. */
  ids(): Iterable<string>
}

/** A filter that can select rows of a table. */
export interface CompiledFilter {
  /** The same for filters that are written alike. */
  readonly text: string
  /**
   * The rows that pass and are listed at `nowMs`, epoch milliseconds; null ignores availability. Yields to the event loop
   * every few milliseconds. The result is cached until the next write.
   */
  select(nowMs: number | null): Promise<Selection>
  /** The same test on a row that was just read from the graph. Does not test availability. */
  passes(row: FilterRow): boolean
}

/** The rows that are listed in a range of instants, epoch milliseconds: `sinceMs` <= now < `untilMs`. */
export interface ListedWindow {
  sinceMs: number
  untilMs: number
}

/** What a selection needs of a table. */
export interface SelectedTable {
  readonly version: number
  readonly rowCount: number
  numberOf(id: string): number | undefined
  idOf(row: number): string
  isPresent(row: number): boolean
  /** The test of `nowMs` on rows. It narrows the window to the instants at which the tested rows have the same result. */
  listed(nowMs: number | null, window: ListedWindow): RowTest
}

/** Most filters whose rows are cached. */
const MAX_CACHED = 64

/** Selects rows of one table, and caches the result of each filter until the table changes. */
export class Selector {
  readonly #table: SelectedTable
  readonly #passing = new LRUCache<string, Promise<Bits>>({ max: MAX_CACHED })
  #listed: { readonly window: ListedWindow; readonly bits: Promise<Bits> } | undefined
  #present: Promise<Bits> | undefined
  #version = -1

  constructor(table: SelectedTable) {
    this.#table = table
  }

  compiled(filter: CheckedFilter): CompiledFilter {
    return {
      text: filter.text,
      select: (nowMs) => this.#select(filter, nowMs),
      passes: (row) => filter.passes(row),
    }
  }

  async #select(filter: CheckedFilter, nowMs: number | null): Promise<Selection> {
    const table = this.#table
    if (this.#version !== table.version) {
      this.#version = table.version
      this.#passing.clear()
      this.#listed = undefined
      this.#present = undefined
    }
    // One after the other: both would share the turn of the event loop.
    const passing = await this.#cachedPassing(filter)
    const listed = await this.#listedAt(nowMs)
    return new RowSelection(table, intersect(passing, listed))
  }

  #cachedPassing(filter: CheckedFilter): Promise<Bits> {
    const cached = this.#passing.get(filter.text)
    if (cached !== undefined) return cached
    const bits = selectRows(this.#table, () => filter.bind())
    this.#passing.set(filter.text, bits)
    return bits
  }

  #listedAt(nowMs: number | null): Promise<Bits> {
    const table = this.#table
    if (nowMs === null) {
      this.#present ??= selectRows(table, () => table.listed(null, everAfter()))
      return this.#present
    }
    const known = this.#listed
    if (known && known.window.sinceMs <= nowMs && nowMs < known.window.untilMs) return known.bits
    const window = everAfter()
    const bits = selectRows(table, () => table.listed(nowMs, window))
    // Used for this instant alone until the last row has narrowed the window.
    const listed = { window: { sinceMs: nowMs, untilMs: nowMs + 1 }, bits }
    this.#listed = listed
    bits.then(
      () => Object.assign(listed.window, window),
      () => undefined,
    )
    return bits
  }
}

function everAfter(): ListedWindow {
  return { sinceMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }
}

/** Tests each row once. */
async function selectRows(table: SelectedTable, bind: () => RowTest): Promise<Bits> {
  const rows = table.rowCount
  const bits: Bits = new Uint32Array((rows + 31) >>> 5)
  await inTurns(bits.length, () => {
    const test = bind()
    return { work: (from, to) => testRows(test, rows, { bits, from, to }) }
  })
  return bits
}

interface Range {
  readonly bits: Bits
  readonly from: number
  readonly to: number
}

function testRows(test: RowTest, rows: number, { bits, from, to }: Range): void {
  for (let at = from; at < to; at++) {
    const first = at << 5
    const end = Math.min(32, rows - first)
    let word = 0
    for (let bit = 0; bit < end; bit++) if (test(first + bit)) word |= 1 << bit
    bits[at] = word
  }
}

/** Those of the selected rows that pass a test, which is bound for each turn of the event loop. */
export async function narrowed(
  table: SelectedTable,
  { bits }: Selection,
  bind: () => RowTest,
): Promise<Selection> {
  const within = () => {
    const test = bind()
    return (row: number) => hasBit(bits, row) && test(row)
  }
  return new RowSelection(table, await selectRows(table, within))
}

class RowSelection implements Selection {
  readonly count: number
  readonly bits: Bits
  readonly #table: SelectedTable

  constructor(table: SelectedTable, bits: Bits) {
    this.#table = table
    this.bits = bits
    this.count = countBits(bits)
  }

  has(row: number): boolean {
    return hasBit(this.bits, row)
  }

  hasId(id: string): boolean {
    const row = this.#table.numberOf(id)
    return row !== undefined && this.has(row)
  }

  ids(): string[] {
    const ids: string[] = []
    this.bits.forEach((word, at) => {
      eachBit(word, at, (row) => {
        if (this.#table.isPresent(row)) ids.push(this.#table.idOf(row))
      })
    })
    return ids
  }
}
