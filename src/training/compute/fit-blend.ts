import { choleskyFactor, choleskySolve } from '../../model/cholesky.ts'
import { FEATURES, logitsOf, PER_SOURCE, POPULARITY, type Pool } from './interest-features.ts'
import { floatAt, intAt } from './number-at.ts'
import { seededHash } from './seeded-hash.ts'

export interface FitSettings {
  /** Half of it times the squared distance from the weights set by hand is added to the viewers' losses, > 0. */
  readonly ridge: number
  /** Share of the lists from which a source is dropped, 0-1. */
  readonly sourceDropout: number
  /** Candidates of a list that the last fit looks at: the best ones of the first fit. */
  readonly focus: number
  readonly seed: number
}

/** Each pool is seen this often, every time with other sources dropped. */
const COPIES = 2

const MOST_STEPS = 50

/** A step that changes the loss by less ends the fit. */
const TOLERANCE = 1e-9

/**
 * The weights under which the held-out items of each pool are likeliest: the multinomial logit
 * `- sum over viewers of mean over her positives of log softmax(Xw)[positive] + ridge/2 |w - prior|^2`, by Newton's
 * method. The loss is convex, so the answer is one; few viewers move the weights little from those set by hand. Pools
 * without a held-out item say nothing.
 *
 * It is fitted twice: on whole pools, then on the best of each by the first weights. What stands far below is never
 * shown, and telling it from what is shown cost the order of the first ten.
 */
export function fitBlend(pools: readonly Pool[], prior: Float64Array, settings: FitSettings): Float64Array {
  const seen = pools.flatMap((pool, index) =>
    Array.from({ length: COPIES }, (_, copy) => dropSources(pool, `${index} ${copy}`, settings)),
  )
  const coarse = likeliest(seen, prior, settings)
  return likeliest(
    seen.map((pool) => bestOf(pool, coarse, settings.focus)),
    prior,
    settings,
  )
}

function likeliest(all: readonly Pool[], prior: Float64Array, settings: FitSettings): Float64Array {
  const pools = all.filter(({ positives }) => positives.length > 0)
  let weights = prior
  if (pools.length === 0) return weights
  const pull = { prior, ridge: (settings.ridge * COPIES) / pools.length }
  let loss = lossOf(pools, weights, pull)
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonDirection(pools, weights, pull)
    const next = descend(pools, weights, direction, loss, pull)
    if (!next) break
    const gain = loss - next.loss
    weights = next.weights
    loss = next.loss
    if (gain < TOLERANCE) break
  }
  return weights
}

/** The `limit` candidates with the highest logits. */
function bestOf(pool: Pool, weights: Float64Array, limit: number): Pool {
  const logits = logitsOf(pool.features, weights)
  const best = Int32Array.from(logits.keys()).sort((a, b) => floatAt(logits, b) - floatAt(logits, a) || a - b)
  return keepRows(pool, best.subarray(0, limit))
}

/** The candidates in these rows, in this order. */
function keepRows(pool: Pool, rows: Int32Array): Pool {
  const features = new Float64Array(rows.length * FEATURES)
  const placeOf = new Map<number, number>()
  rows.forEach((row, place) => {
    features.set(pool.features.subarray(row * FEATURES, (row + 1) * FEATURES), place * FEATURES)
    placeOf.set(row, place)
  })
  const positives = pool.positives.map((row) => placeOf.get(row) ?? -1).filter((place) => place >= 0)
  return { ...pool, features, positives }
}

/** The pool as it were if some sources had been late: what only they proposed is gone. */
function dropSources(pool: Pool, name: string, { sourceDropout, seed }: FitSettings): Pool {
  const isDropped = Array.from({ length: POPULARITY / PER_SOURCE }, (_, source) => {
    return seededHash(`${name} ${source}`, seed) / 2 ** 32 < sourceDropout
  })
  if (!isDropped.includes(true)) return pool
  const rows = pool.features.length / FEATURES
  const features = new Float64Array(pool.features.length)
  const placeOf = new Int32Array(rows).fill(-1)
  let kept = 0
  for (let row = 0; row < rows; row++) {
    let isProposed = false
    for (let k = 0; k < FEATURES; k++) {
      const value = isDropped[Math.floor(k / PER_SOURCE)] ? 0 : floatAt(pool.features, row * FEATURES + k)
      features[kept * FEATURES + k] = value
      if (value !== 0 && k < POPULARITY && k % PER_SOURCE === 1) isProposed = true
    }
    if (isProposed) placeOf[row] = kept++
  }
  const positives = pool.positives.map((row) => intAt(placeOf, row)).filter((row) => row >= 0)
  return { ...pool, features: features.slice(0, kept * FEATURES), positives }
}

/** Half of the step is tried again and again until the loss falls; null if it never does. */
function descend(
  pools: readonly Pool[],
  weights: Float64Array,
  direction: Float64Array,
  loss: number,
  pull: Pull,
): { readonly weights: Float64Array; readonly loss: number } | null {
  for (let scale = 1; scale > 1e-6; scale /= 2) {
    const tried = weights.map((weight, k) => weight - scale * floatAt(direction, k))
    const triedLoss = lossOf(pools, tried, pull)
    if (triedLoss < loss) return { weights: tried, loss: triedLoss }
  }
  return null
}

/** Towards the weights set by hand: the ridge of the mean loss of a pool. */
interface Pull {
  readonly prior: Float64Array
  readonly ridge: number
}

function lossOf(pools: readonly Pool[], weights: Float64Array, { prior, ridge }: Pull): number {
  let sum = 0
  for (const { features, positives } of pools) {
    const logits = logitsOf(features, weights)
    const total = logSum(logits)
    let own = 0
    for (const row of positives) own += floatAt(logits, row) - total
    sum -= own / positives.length
  }
  const distance = weights.reduce((squares, weight, k) => squares + (weight - floatAt(prior, k)) ** 2, 0)
  return sum / pools.length + (ridge / 2) * distance
}

function newtonDirection(
  pools: readonly Pool[],
  weights: Float64Array,
  { prior, ridge }: Pull,
): Float64Array {
  const gradient = weights.map((weight, k) => ridge * (weight - floatAt(prior, k)))
  const hessian = new Float64Array(FEATURES * FEATURES)
  for (const pool of pools) addPool(pool, weights, 1 / pools.length, gradient, hessian)
  for (let k = 0; k < FEATURES; k++) hessian[k * FEATURES + k] = floatAt(hessian, k * FEATURES + k) + ridge
  choleskyFactor(hessian, FEATURES)
  choleskySolve(hessian, FEATURES, gradient)
  return gradient
}

/** Adds `scale` times a pool's gradient, `E x - mean of positives`, and hessian, `E xx' - E x E x'`. */
function addPool(
  { features, positives }: Pool,
  weights: Float64Array,
  scale: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const logits = logitsOf(features, weights)
  const total = logSum(logits)
  const mean = new Float64Array(FEATURES)
  for (let row = 0; row < logits.length; row++) {
    const share = Math.exp(floatAt(logits, row) - total)
    const start = row * FEATURES
    for (let k = 0; k < FEATURES; k++) {
      const value = share * floatAt(features, start + k)
      if (value === 0) continue
      mean[k] = floatAt(mean, k) + value
      for (let l = 0; l <= k; l++) {
        const place = k * FEATURES + l
        hessian[place] = floatAt(hessian, place) + scale * value * floatAt(features, start + l)
      }
    }
  }
  for (let k = 0; k < FEATURES; k++) {
    gradient[k] = floatAt(gradient, k) + scale * floatAt(mean, k)
    for (let l = 0; l <= k; l++) {
      const place = k * FEATURES + l
      hessian[place] = floatAt(hessian, place) - scale * floatAt(mean, k) * floatAt(mean, l)
    }
  }
  for (const row of positives) {
    for (let k = 0; k < FEATURES; k++) {
      const part = floatAt(features, row * FEATURES + k) / positives.length
      gradient[k] = floatAt(gradient, k) - scale * part
    }
  }
}

function logSum(logits: Float64Array): number {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY)
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0))
}
