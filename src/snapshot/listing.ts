import type { Bits } from './bits.ts'
import type { RowTable, TableRow } from './row-table.ts'
import type { Selection } from './selection.ts'
import {
  compareAlike,
  compareHeads,
  comparePlaces,
  headOfKey,
  type SortOrder,
  type SortPlace,
} from './sort-order.ts'
import { inTurns } from './turns.ts'

/** Which rows of an order to list. */
export interface ListingPage {
  /** The page starts after this place; null for the first page. */
  readonly after: SortPlace | null
  readonly limit: number
}

/**
 * The first `limit` selected rows after a place, in order. Pages that continue at the last place of the one before hold
 * each row once, whatever was added or removed between them.
 */
export async function listRows(
  table: RowTable<TableRow>,
  { bits }: Selection,
  order: SortOrder,
  { after, limit }: ListingPage,
): Promise<readonly SortPlace[]> {
  const best = new BestPlaces(table, order, after, limit)
  const stride = strideOf(bits.length)
  await inTurns(bits.length, () => {
    const headOf = order.bind()
    return { work: (from, to) => best.offer(bits, headOf, { from, to, stride }) }
  })
  return best.places
}

interface Range {
  readonly from: number
  readonly to: number
  readonly stride: number
}

/** The first places of an order among those offered. */
class BestPlaces {
  /** In order. */
  readonly places: SortPlace[] = []
  readonly #table: RowTable<TableRow>
  readonly #order: SortOrder
  readonly #after: SortPlace | null
  readonly #limit: number

  constructor(table: RowTable<TableRow>, order: SortOrder, after: SortPlace | null, limit: number) {
    this.#table = table
    this.#order = order
    this.#after = after
    this.#limit = limit
  }

  /**
   * Offers the rows of some words. The words are visited far apart: rows are often stored in the order that is asked, or in
   * the reverse, and then each row would displace the one before.
   */
  offer(bits: Bits, headOf: (row: number) => number, { from, to, stride }: Range): void {
    const { direction } = this.#order
    const afterHead = this.#after === null ? null : headOfKey(this.#after.key)
    let worstHead = this.#worstHead()
    for (let step = from; step < to; step++) {
      const at = (step * stride) % bits.length
      let word = bits[at] as number
      while (word !== 0) {
        const row = (at << 5) + 31 - Math.clz32(word & -word)
        word &= word - 1
        const head = headOf(row)
        const byWorst = worstHead === null ? -1 : compareHeads(head, worstHead, direction)
        if (byWorst > 0) continue
        const byAfter = afterHead === null ? 1 : compareHeads(head, afterHead, direction)
        if (byAfter < 0) continue
        this.#insert(row, byWorst === 0, byAfter === 0)
        worstHead = this.#worstHead()
      }
    }
  }

  /** Null while there is room. */
  #worstHead(): number | null {
    const worst = this.places.at(-1)
    return worst === undefined || this.places.length < this.#limit ? null : headOfKey(worst.key)
  }

  #insert(row: number, isLikeWorst: boolean, isLikeAfter: boolean): void {
    if (!this.#table.isPresent(row)) return
    const { direction } = this.#order
    const place = { key: this.#order.keyOf(row), id: this.#table.idOf(row) }
    if (isLikeAfter && this.#after !== null && compareAlike(place, this.#after, direction) <= 0) return
    const worst = this.places.at(-1)
    if (isLikeWorst && worst !== undefined && compareAlike(place, worst, direction) >= 0) return
    let [low, high] = [0, this.places.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (comparePlaces(this.places[middle] as SortPlace, place, direction) < 0) low = middle + 1
      else high = middle
    }
    this.places.splice(low, 0, place)
    if (this.places.length > this.#limit) this.places.pop()
  }
}

/** A step that visits each of `words` words once before it comes back to the first. */
function strideOf(words: number): number {
  let stride = Math.max(1, Math.floor(words * 0.618))
  while (greatestCommonDivisor(stride, words) > 1) stride++
  return stride
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
