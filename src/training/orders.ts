import { MINUTE_MS } from '../domain/duration.ts'
import { SharedNumbers, sharedInts } from './compute/shared-arrays.ts'
import { MatrixBuilder, type SparseMatrix } from './compute/sparse-matrix.ts'
import type { BoughtTogetherSettings } from './training-settings.ts'

/** What people bought, or put into a cart, on one occasion. In memory shared between threads. */
export interface Orders {
  /** Orders x items, each item once. */
  readonly matrix: SparseMatrix
  /** The row of the user in the interactions, by order. Orders of a user are consecutive. */
  readonly userOf: Int32Array
}

interface Line {
  readonly item: number
  readonly atMs: number
}

/**
 * Groups what users bought or put into carts into orders: each line is at most `gapMinutes` after the one before. So a cart
 * and the purchase that follows are one order. Orders of more than `maxItems` are left out: they say little about a pair.
 */
export class OrdersBuilder {
  readonly #settings: BoughtTogetherSettings
  readonly #matrix: MatrixBuilder
  readonly #userOf = new SharedNumbers(sharedInts)
  #lines: Line[] = []
  #users = 0

  constructor(items: number, settings: BoughtTogetherSettings) {
    this.#settings = settings
    this.#matrix = new MatrixBuilder(items)
  }

  /** Adds what the current user ordered of an item. @param atsMs epoch milliseconds, in any order */
  add(item: number, atsMs: readonly number[]): void {
    for (const atMs of atsMs) this.#lines.push({ item, atMs })
  }

  endUser(): void {
    const gapMs = this.#settings.gapMinutes * MINUTE_MS
    let order = new Set<number>()
    let lastAtMs = Number.NEGATIVE_INFINITY
    for (const { item, atMs } of this.#lines.sort((a, b) => a.atMs - b.atMs)) {
      if (atMs > lastAtMs + gapMs) {
        this.#endOrder(order)
        order = new Set()
      }
      order.add(item)
      lastAtMs = atMs
    }
    this.#endOrder(order)
    this.#lines = []
    this.#users++
  }

  finish(): Orders {
    return { matrix: this.#matrix.finish(), userOf: this.#userOf.finish() }
  }

  #endOrder(items: ReadonlySet<number>): void {
    if (items.size === 0 || items.size > this.#settings.maxItems) return
    for (const item of [...items].sort((a, b) => a - b)) this.#matrix.add(item, 1)
    this.#matrix.endRow()
    this.#userOf.push(this.#users)
  }
}
