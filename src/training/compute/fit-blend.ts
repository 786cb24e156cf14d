import { FEATURES } from '../../domain/features.ts'
import { choleskyFactor, choleskySolve } from '../../model/cholesky.ts'
import {
  type ChoiceSet,
  COPIES,
  type DropoutSettings,
  logitsOfSet,
  readCandidate,
  withLateSources,
} from './choice-sets.ts'
import type { Candidates } from './interest-features.ts'
import { floatAt, intAt, logSum } from './numbers.ts'

export interface FitSettings extends DropoutSettings {
  /** Half of it times the squared distance from the hand-set weights is added to the viewers' losses, > 0. */
  readonly ridge: number
}

const MOST_STEPS = 50

/** The fit ends when a step changes the loss by less. */
const TOLERANCE = 1e-9

/**
 * The weights under which the held-out items of each pool are likeliest: the multinomial logit
 * `- sum over viewers of mean over their positives of log softmax(Xw)[positive] + ridge/2 |w - prior|^2`, by Newton's
 * method. The loss is convex, so the minimum is unique; few viewers move the weights little from the hand-set ones. Pools
 * without a held-out item are ignored.
 *
 * @param start starting point: the nearer to the minimum, the fewer steps, each of which reads all pools
 */
export function fitBlend(
  pools: readonly Candidates[],
  prior: Float64Array,
  settings: FitSettings,
  start: Float64Array = prior,
): Float64Array {
  const sets = withLateSources(pools, settings).filter(({ positives }) => positives.length > 0)
  if (sets.length === 0) return prior
  let weights = start
  const pull = { prior, ridge: (settings.ridge * COPIES) / sets.length }
  let loss = lossOf(sets, weights, pull)
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = newtonDirection(sets, weights, pull)
    const next = descend(sets, weights, direction, loss, pull)
    if (!next) break
    const gain = loss - next.loss
    weights = next.weights
    loss = next.loss
    if (gain < TOLERANCE) break
  }
  return weights
}

/** Halves the step until the loss falls; null if it never does. */
function descend(
  sets: readonly ChoiceSet[],
  weights: Float64Array,
  direction: Float64Array,
  loss: number,
  pull: Pull,
): { readonly weights: Float64Array; readonly loss: number } | null {
  for (let scale = 1; scale > 1e-6; scale /= 2) {
    const tried = weights.map((weight, k) => weight - scale * floatAt(direction, k))
    const triedLoss = lossOf(sets, tried, pull)
    if (triedLoss < loss) return { weights: tried, loss: triedLoss }
  }
  return null
}

/** The ridge towards the hand-set weights, for the mean loss of a pool. */
interface Pull {
  readonly prior: Float64Array
  readonly ridge: number
}

function lossOf(sets: readonly ChoiceSet[], weights: Float64Array, { prior, ridge }: Pull): number {
  let sum = 0
  for (const set of sets) {
    const logits = logitsOfSet(set, weights)
    const total = logSum(logits)
    let own = 0
    for (const place of set.positives) own += floatAt(logits, place) - total
    sum -= own / set.positives.length
  }
  const distance = weights.reduce((squares, weight, k) => squares + (weight - floatAt(prior, k)) ** 2, 0)
  return sum / sets.length + (ridge / 2) * distance
}

function newtonDirection(
  sets: readonly ChoiceSet[],
  weights: Float64Array,
  { prior, ridge }: Pull,
): Float64Array {
  const gradient = weights.map((weight, k) => ridge * (weight - floatAt(prior, k)))
  const hessian = new Float64Array(FEATURES * FEATURES)
  for (const set of sets) addSet(set, weights, 1 / sets.length, gradient, hessian)
  for (let k = 0; k < FEATURES; k++) hessian[k * FEATURES + k] = floatAt(hessian, k * FEATURES + k) + ridge
  choleskyFactor(hessian, FEATURES)
  choleskySolve(hessian, FEATURES, gradient)
  return gradient
}

/** Adds `scale` times a list's gradient, `E x - mean of positives`, and hessian, `E xx' - E x E x'`. */
function addSet(
  set: ChoiceSet,
  weights: Float64Array,
  scale: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const logits = logitsOfSet(set, weights)
  const total = logSum(logits)
  const mean = new Float64Array(FEATURES)
  const numbers = new Float64Array(FEATURES)
  const sums = { scale, mean, hessian, known: new Int32Array(FEATURES) }
  for (let place = 0; place < logits.length; place++) {
    const share = Math.exp(floatAt(logits, place) - total)
    readCandidate(set, place, numbers)
    addCandidate(numbers, share, sums)
  }
  for (let k = 0; k < FEATURES; k++) {
    gradient[k] = floatAt(gradient, k) + scale * floatAt(mean, k)
    for (let l = 0; l <= k; l++) {
      const at = k * FEATURES + l
      hessian[at] = floatAt(hessian, at) - scale * floatAt(mean, k) * floatAt(mean, l)
    }
  }
  for (const place of set.positives) {
    readCandidate(set, place, numbers)
    for (let k = 0; k < FEATURES; k++) {
      const part = floatAt(numbers, k) / set.positives.length
      gradient[k] = floatAt(gradient, k) - scale * part
    }
  }
}

interface Sums {
  /** Factor of the squares. */
  readonly scale: number
  readonly mean: Float64Array
  readonly hessian: Float64Array
  /** Scratch memory for places of features. */
  readonly known: Int32Array
}

/** Adds `share x` and `scale share xx'`, skipping zeros: few sources propose a candidate. */
function addCandidate(numbers: Float64Array, share: number, { scale, mean, hessian, known }: Sums): void {
  let count = 0
  for (let k = 0; k < FEATURES; k++) {
    const value = share * floatAt(numbers, k)
    if (value === 0) continue
    mean[k] = floatAt(mean, k) + value
    known[count++] = k
    for (let place = 0; place < count; place++) {
      const l = intAt(known, place)
      const at = k * FEATURES + l
      hessian[at] = floatAt(hessian, at) + scale * value * floatAt(numbers, l)
    }
  }
}
