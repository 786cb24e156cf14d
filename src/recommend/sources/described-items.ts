import type { FactorModel } from '../../model/factor-model.ts'
import { describeItem } from '../../model/tag-effects.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'

/** Those that were written last are known. All of them are compared with each viewer, which takes about a millisecond. */
const MOST_ITEMS = 10_000

/**
 * Vectors of the items that a model has learned nothing of, as their tags predict them: items that are newer, or that too few
 * people had engaged with. Each is computed once for each change of the item.
 */
export class DescribedItems {
  readonly #model: FactorModel
  readonly #snapshot: CatalogSnapshot
  /** By row of the snapshot, those that were written last at the end. */
  readonly #vectors = new Map<number, Float32Array>()
  /** Of the snapshot, when it was last read. */
  #version = -1

  constructor(model: FactorModel, snapshot: CatalogSnapshot) {
    this.#model = model
    this.#snapshot = snapshot
  }

  /** Undefined for an item that the model has learned, or that has no tag which it knows. */
  vectorOf(itemId: string): Float32Array | undefined {
    const row = this.#snapshot.numberOf(itemId)
    return row === undefined ? undefined : this.#vectors.get(row)
  }

  /** All of them, by item id. */
  *entries(): Generator<readonly [string, Float32Array]> {
    for (const [row, vector] of this.#vectors) yield [this.#snapshot.idOf(row), vector]
  }

  isOf(snapshot: CatalogSnapshot): boolean {
    return this.#snapshot === snapshot
  }

  /** Reads what was written since the last call. */
  update(): void {
    const { version, writtenAt, rowCount } = this.#snapshot
    if (this.#version === version) return
    for (let row = 0; row < rowCount; row++) {
      if ((writtenAt.values[row] as number) > this.#version) this.#read(row)
    }
    this.#version = version
  }

  #read(row: number): void {
    this.#vectors.delete(row)
    if (!this.#snapshot.isPresent(row) || learnedPlace(this.#model, this.#snapshot.idOf(row)) !== undefined)
      return
    const vector = new Float32Array(this.#model.dimension)
    if (!describeItem(this.#model.effects, this.#snapshot.tagIdsAt(row), vector)) return
    this.#vectors.set(row, vector)
    if (this.#vectors.size > MOST_ITEMS)
      for (const first of this.#vectors.keys()) return void this.#vectors.delete(first)
  }
}

/** Where the model has an item that people had engaged with; undefined for any other. */
export function learnedPlace({ items, degrees }: FactorModel, itemId: string): number | undefined {
  const place = items.index.get(itemId)
  return place !== undefined && (degrees[place] ?? 0) > 0 ? place : undefined
}

const described = new WeakMap<FactorModel, DescribedItems>()

/** The described items of a model in a catalog, as it is now. */
export function describedItems(model: FactorModel, snapshot: CatalogSnapshot): DescribedItems {
  const known = described.get(model)
  const items = known?.isOf(snapshot) ? known : new DescribedItems(model, snapshot)
  described.set(model, items)
  items.update()
  return items
}
