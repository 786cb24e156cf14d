import { choleskyFactor, choleskySolve } from '../../model/cholesky.ts'
import { DESCRIBING_TAGS } from '../../model/tag-effects.ts'
import { floatAt, intAt } from './numbers.ts'
import { mixedHash } from './random.ts'
import { columnDegrees, entriesOf, frequentTags, type SparseMatrix } from './sparse-matrix.ts'

/** Tags on fewer items say too little, and more would take too long to solve. */
const LEAST_ITEMS = 5
const MOST_TAGS = 500

/** Ridges that are tried, in weights of items. */
const RIDGES = [1, 3, 10, 30, 100, 300]

/** Of the last feature, which is not shrunk. */
const LEAST_RIDGE = 1e-6

/** Of so many items one is hidden while a ridge is tried. */
const HIDDEN_OF = 5

export interface TagEffectsInput {
  /** Items x tags. */
  readonly itemTags: SparseMatrix
  /** Items x `dimension`. */
  readonly items: Float32Array
  readonly dimension: number
  /** How many people engaged with each item. */
  readonly degrees: Int32Array
  readonly seed: number
}

/** What tags add to the vector of an item. */
export interface LearnedEffects {
  /** Places of the tags among all tags. */
  readonly tags: Int32Array
  /** One vector for each of the tags, and then that of an item without tags. */
  readonly vectors: Float32Array
}

/**
 * Predicts vectors of items from their tags, by a ridge regression over the items that users engaged with, each weighted by the
 * logarithm of their number. The ridge is the one that predicts hidden items best.
 */
export function tagEffects(input: TagEffectsInput): LearnedEffects {
  const tags = frequentTags(columnDegrees(input.itemTags), LEAST_ITEMS, MOST_TAGS)
  const rows = describedRows(input, tags)
  const isHidden = ({ item }: DescribedRow) => mixedHash(item, input.seed) % HIDDEN_OF === 0
  const hidden = rows.filter(isHidden)
  const trial = new Regression(input, tags.length + 1)
  for (const row of rows) if (!isHidden(row)) trial.add(row)
  const losses = RIDGES.map((ridge) => trial.lossOf(trial.solve(ridge), hidden))
  const whole = new Regression(input, tags.length + 1)
  for (const row of rows) whole.add(row)
  const best = RIDGES[losses.indexOf(Math.min(...losses))] ?? 0
  return { tags, vectors: Float32Array.from(whole.solve(best)) }
}

/** An item with the features that its vector is predicted from. */
interface DescribedRow {
  readonly item: number
  readonly weight: number
  /** Places of its strongest known tags, and of the feature that every item has. */
  readonly features: readonly number[]
}

function describedRows({ itemTags, degrees }: TagEffectsInput, tags: Int32Array): readonly DescribedRow[] {
  const placeOf = new Map(Array.from(tags, (tag, place) => [tag, place]))
  return Array.from(degrees.keys()).flatMap((item) => {
    const degree = intAt(degrees, item)
    if (degree === 0) return []
    const strongest = [...entriesOf(itemTags, item)].sort((a, b) => b.value - a.value)
    const known = strongest.flatMap(({ column }) => placeOf.get(column) ?? []).slice(0, DESCRIBING_TAGS)
    return [{ item, weight: Math.log2(1 + degree), features: [...known, tags.length] }]
  })
}

/** The normal equations of the regression. */
class Regression {
  readonly #input: TagEffectsInput
  readonly #size: number
  /** Features x features, the lower triangle. */
  readonly #squares: Float64Array
  /** Dimension x features. */
  readonly #products: Float64Array

  constructor(input: TagEffectsInput, size: number) {
    this.#input = input
    this.#size = size
    this.#squares = new Float64Array(size * size)
    this.#products = new Float64Array(input.dimension * size)
  }

  add({ item, weight, features }: DescribedRow): void {
    const { items, dimension } = this.#input
    const size = this.#size
    for (const place of features) {
      for (const other of features) if (other <= place) addTo(this.#squares, place * size + other, weight)
      for (let k = 0; k < dimension; k++) {
        addTo(this.#products, k * size + place, weight * (items[item * dimension + k] as number))
      }
    }
  }

  /** Features x dimension. */
  solve(ridge: number): Float64Array {
    const { dimension } = this.#input
    const size = this.#size
    const factor = this.#squares.slice()
    for (let place = 0; place < size; place++)
      addTo(factor, place * (size + 1), place < size - 1 ? ridge : LEAST_RIDGE)
    choleskyFactor(factor, size)
    const solved = this.#products.slice()
    const effects = new Float64Array(size * dimension)
    for (let k = 0; k < dimension; k++) {
      choleskySolve(factor, size, solved, k * size)
      for (let place = 0; place < size; place++)
        effects[place * dimension + k] = floatAt(solved, k * size + place)
    }
    return effects
  }

  /** Squared error of the predictions. */
  lossOf(effects: Float64Array, rows: readonly DescribedRow[]): number {
    const { items, dimension } = this.#input
    let loss = 0
    for (const { item, weight, features } of rows) {
      for (let k = 0; k < dimension; k++) {
        let error = items[item * dimension + k] as number
        for (const place of features) error -= floatAt(effects, place * dimension + k)
        loss += weight * error * error
      }
    }
    return loss
  }
}

function addTo(numbers: Float64Array, at: number, value: number): void {
  numbers[at] = (numbers[at] as number) + value
}
