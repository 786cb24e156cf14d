import { FEATURES } from '../../domain/features.ts'
import { choleskyFactor, choleskySolve } from '../../model/cholesky.ts'
import { logitsOf, type Pool } from './interest-features.ts'
import { logSum } from './log-sum.ts'
import { floatAt } from './number-at.ts'
import { COPIES, type DropoutSettings, withLateSources } from './sample-pools.ts'

export interface FitSettings extends DropoutSettings {
  /** Half of it times the squared distance from the weights set by hand is added to the viewers' losses, > 0. */
  readonly ridge: number
}

const MOST_STEPS = 50

/** A step that changes the loss by less ends the fit. */
const TOLERANCE = 1e-9

/**
 * The weights under which the held-out items of each pool are likeliest: the multinomial logit
 * `- sum over viewers of mean over her positives of log softmax(Xw)[positive] + ridge/2 |w - prior|^2`, by Newton's
 * method. The loss is convex, so the answer is one; few viewers move the weights little from those set by hand. Pools
 * without a held-out item say nothing.
 */
export function fitBlend(all: readonly Pool[], prior: Float64Array, settings: FitSettings): Float64Array {
  const pools = withLateSources(all, settings).filter(({ positives }) => positives.length > 0)
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
