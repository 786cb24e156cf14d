import { shuffled, uniform } from '../../domain/random.ts'
import type { ItemSoftmaxSettings } from '../training-settings.ts'
import { type FactorizeSettings, improveRows } from './factorize.ts'
import { countBelow, floatAt, intAt, logSum } from './numbers.ts'
import { columnDegrees, mapEntries, type SparseMatrix } from './sparse-matrix.ts'

export interface ItemSoftmaxInput {
  /** Users x columns, items first: the observations that a user's vector is solved from. */
  readonly observations: SparseMatrix
  /** Vectors of the columns, columns x dimension. */
  readonly columnVectors: Float64Array
  readonly items: number
  /** Settings of the solve for a user's vector. */
  readonly solve: FactorizeSettings
  readonly settings: ItemSoftmaxSettings
  readonly seed: number
}

/** Users that share the sampled negative items. */
const BATCH = 32

/** Conjugate gradient steps for a user's vector: each epoch continues from the last. */
const STEPS = 4

/** Scale of the initial output vectors relative to the factorization's. */
const FIRST_SCALE = 8

/** Users over which the normalizer is averaged. */
const MOST_NORMALIZED = 200

/** Keeps the first adaptive steps finite. */
const LEAST_SQUARES = 1e-8

/**
 * The output layer of `P(item | user) = softmax(w . x + b)` over the factorization's user embeddings `x`, items x (dimension +
 * 1), the bias last. In each epoch every user's vector is solved without a random part of the user's items, which the softmax
 * has to find among sampled negatives (importance sampling, half uniform and half by popularity), with Adagrad. Biases are
 * shifted so that, for the average user, a logit is the log of the item's lift over chance. The same input gives the same
 * layer.
 */
export function itemSoftmax(input: ItemSoftmaxInput): Float32Array {
  const learner = new ItemSoftmaxLearner(input)
  for (let epoch = 0; epoch < input.settings.epochs; epoch++) learner.learn(epoch)
  return learner.outputs()
}

class ItemSoftmaxLearner {
  readonly #input: ItemSoftmaxInput
  readonly #next: () => number
  readonly #sampler: ItemSampler
  readonly #userVectors: Float64Array
  /** Items x (dimension + 1), the bias last. */
  readonly #weights: Float64Array
  /** Sums of squared gradients: of an item's vector, by dimension, and of its bias. */
  readonly #squares: Float64Array
  readonly #biasSquares: Float64Array
  /** The last processed user who has the item, by item. */
  readonly #ownerOf: Int32Array

  constructor(input: ItemSoftmaxInput) {
    const { observations, columnVectors, items, solve, seed } = input
    this.#input = input
    this.#next = uniform(seed)
    this.#sampler = new ItemSampler(observations, items)
    this.#userVectors = new Float64Array(observations.rows * solve.dimension)
    this.#weights = firstOutputs(columnVectors, items, solve.dimension)
    this.#squares = new Float64Array(items).fill(LEAST_SQUARES)
    this.#biasSquares = new Float64Array(items).fill(LEAST_SQUARES)
    this.#ownerOf = new Int32Array(items).fill(-1)
  }

  /** One pass over all users, in random order. */
  learn(epoch: number): void {
    const { observations, columnVectors, items, solve, settings } = this.#input
    const isHeld = Uint8Array.from(observations.indices, (column) =>
      column < items && this.#next() < settings.heldShare ? 1 : 0,
    )
    const left = mapEntries(observations, (_user, _item, value, place) => (isHeld[place] === 0 ? value : 0))
    improveRows(left, columnVectors, solve, this.#userVectors, STEPS)
    const rate = settings.learningRate * (1 - epoch / settings.epochs)
    const users = Array.from({ length: observations.rows }, (_, user) => user)
    const order = shuffled(users, this.#next)
    for (let from = 0; from < order.length; from += BATCH) {
      const drawn = this.#sampler.draw(settings.negatives, this.#next)
      for (const user of order.slice(from, from + BATCH)) this.#learnFrom(user, isHeld, drawn, rate)
    }
  }

  outputs(): Float32Array {
    const { items, solve } = this.#input
    const width = solve.dimension + 1
    const shift = Math.log(items) - this.#meanNormalizer()
    return Float32Array.from(this.#weights, (weight, at) =>
      at % width === width - 1 ? weight + shift : weight,
    )
  }

  #learnFrom(user: number, isHeld: Uint8Array, drawn: Int32Array, rate: number): void {
    const { solve, settings } = this.#input
    const targets = this.#targetsOf(user, isHeld)
    if (targets.length === 0) return
    const others = drawn.filter((item) => this.#ownerOf[item] !== user)
    const x = this.#userVectors.subarray(user * solve.dimension, (user + 1) * solve.dimension)
    const candidates = [...targets, ...others]
    const logits = Float64Array.from(candidates, (item, at) => {
      const correction = at < targets.length ? 0 : Math.log(settings.negatives * this.#sampler.chanceOf(item))
      return this.#logit(item, x) - correction
    })
    const normalizer = logSum(logits)
    const meanSquare = x.reduce((sum, value) => sum + value ** 2, 0) / x.length
    candidates.forEach((item, at) => {
      const wanted = at < targets.length ? 1 / targets.length : 0
      const error = wanted - Math.exp(floatAt(logits, at) - normalizer)
      // Longer histories carry more information, but less than proportionally.
      this.#step(item, x, error * Math.sqrt(targets.length), meanSquare, rate)
    })
  }

  /** The held-out items of a user; marks all items of the user. */
  #targetsOf(user: number, isHeld: Uint8Array): readonly number[] {
    const { observations, items } = this.#input
    const targets: number[] = []
    for (let at = intAt(observations.offsets, user); at < intAt(observations.offsets, user + 1); at++) {
      const item = intAt(observations.indices, at)
      if (item >= items) continue
      this.#ownerOf[item] = user
      if (isHeld[at] === 1) targets.push(item)
    }
    return targets
  }

  #logit(item: number, x: Float64Array): number {
    const at = item * (x.length + 1)
    let sum = this.#weights[at + x.length] as number
    for (let k = 0; k < x.length; k++) sum += (this.#weights[at + k] as number) * (x[k] as number)
    return sum
  }

  #step(item: number, x: Float64Array, gradient: number, meanSquare: number, rate: number): void {
    const weights = this.#weights
    const at = item * (x.length + 1)
    const squares = floatAt(this.#squares, item) + gradient ** 2 * meanSquare
    this.#squares[item] = squares
    const scaled = (rate * gradient) / Math.sqrt(squares)
    for (let k = 0; k < x.length; k++) {
      weights[at + k] = (weights[at + k] as number) + scaled * (x[k] as number)
    }
    const biasSquares = floatAt(this.#biasSquares, item) + gradient ** 2
    this.#biasSquares[item] = biasSquares
    weights[at + x.length] = floatAt(weights, at + x.length) + (rate * gradient) / Math.sqrt(biasSquares)
  }

  /** Mean over some users of `log(sum of exp(logit))` over all items. */
  #meanNormalizer(): number {
    const { observations, columnVectors, items, solve } = this.#input
    improveRows(observations, columnVectors, solve, this.#userVectors, solve.dimension)
    const users = Math.min(observations.rows, MOST_NORMALIZED)
    let sum = 0
    for (let user = 0; user < users; user++) {
      const x = this.#userVectors.subarray(user * solve.dimension, (user + 1) * solve.dimension)
      sum += logSum(Float64Array.from({ length: items }, (_, item) => this.#logit(item, x)))
    }
    return sum / (users || 1)
  }
}

function firstOutputs(columnVectors: Float64Array, items: number, dimension: number): Float64Array {
  const weights = new Float64Array(items * (dimension + 1))
  for (let item = 0; item < items; item++) {
    const own = columnVectors.subarray(item * dimension, (item + 1) * dimension)
    own.forEach((value, k) => {
      weights[item * (dimension + 1) + k] = FIRST_SCALE * value
    })
  }
  return weights
}

/** Samples items, half uniformly and half by popularity. */
export class ItemSampler {
  readonly #chances: Float64Array
  /** Sums of the chances up to each item. */
  readonly #sums: Float64Array

  /** @param observations users x columns, the first of which are the items */
  constructor(observations: SparseMatrix, items: number) {
    const degrees = columnDegrees(observations).subarray(0, items)
    const all = degrees.reduce((sum, degree) => sum + degree, 0)
    this.#chances = Float64Array.from(degrees, (degree) => 0.5 / items + (0.5 * degree) / (all || 1))
    let sum = 0
    this.#sums = this.#chances.map((chance) => {
      sum += chance
      return sum
    })
  }

  chanceOf(item: number): number {
    return floatAt(this.#chances, item)
  }

  draw(count: number, next: () => number): Int32Array {
    const total = this.#sums.at(-1) ?? 0
    return Int32Array.from({ length: count }, () => countBelow(this.#sums, next() * total))
  }
}
