import { FEATURES } from '../../domain/features.ts'
import type { Tree, TreeEnsemble } from '../../model/tree-ensemble.ts'
import type { TreeSettings } from '../training-settings.ts'
import { type Candidates, logitsOf } from './interest-features.ts'
import { countBelow, floatAt, intAt, logSum, singleAt } from './numbers.ts'

/** Smaller curvatures are rounding errors. */
const LEAST_CURVATURE = 1e-6

/**
 * Trees that are added to the blend's logits: gradient boosting (Friedman 2001, with the second-order leaves of Chen and
 * Guestrin 2016) of the blend's loss, `- mean over a viewer's positives of log softmax[positive]`. Maintained libraries fit
 * single rows to squared errors; here the rows of a list compete.
 */
export function growTrees(
  pools: readonly Candidates[],
  weights: Float64Array,
  settings: TreeSettings,
): TreeEnsemble {
  const telling = pools.filter(({ positives }) => positives.length > 0)
  if (telling.length === 0) return []
  const lists = new Lists(telling, weights)
  return Array.from({ length: settings.count }, () => {
    lists.differentiate()
    const grown = new GrowingTree(lists, settings)
    lists.add(grown.answers)
    return grown.tree
  })
}

/** The candidates of all lists in one table, with their logits and the derivatives of the loss. */
class Lists {
  readonly bins: Binned
  readonly gradients: Float64Array
  readonly curvatures: Float64Array
  readonly #offsets: Int32Array
  readonly #targets: Float64Array
  readonly #logits: Float64Array

  constructor(pools: readonly Candidates[], weights: Float64Array) {
    const rows = pools.map(({ features }) => features.length / FEATURES)
    this.#offsets = new Int32Array(pools.length + 1)
    rows.forEach((count, pool) => {
      this.#offsets[pool + 1] = intAt(this.#offsets, pool) + count
    })
    const total = intAt(this.#offsets, pools.length)
    const features = new Float32Array(total * FEATURES)
    this.#targets = new Float64Array(total)
    pools.forEach((pool, index) => {
      const start = intAt(this.#offsets, index)
      features.set(pool.features, start * FEATURES)
      for (const row of pool.positives) this.#targets[start + row] = 1 / pool.positives.length
    })
    this.bins = binned(features)
    this.#logits = logitsOf(features, weights)
    this.gradients = new Float64Array(total)
    this.curvatures = new Float64Array(total)
  }

  /** Computes each candidate's derivatives: its probability `q` minus its target, and `q (1 - q)`. */
  differentiate(): void {
    for (let list = 0; list + 1 < this.#offsets.length; list++) {
      const from = intAt(this.#offsets, list)
      const to = intAt(this.#offsets, list + 1)
      const logits = this.#logits.subarray(from, to)
      const total = logSum(logits)
      for (let row = from; row < to; row++) {
        const share = Math.exp(floatAt(this.#logits, row) - total)
        this.gradients[row] = share - floatAt(this.#targets, row)
        this.curvatures[row] = Math.max(LEAST_CURVATURE, share * (1 - share))
      }
    }
  }

  add(answers: Float64Array): void {
    for (let row = 0; row < answers.length; row++) {
      this.#logits[row] = floatAt(this.#logits, row) + floatAt(answers, row)
    }
  }
}

/** Sums over the candidates of a node, or a part of it. */
interface Sums {
  readonly gradient: number
  readonly curvature: number
  readonly count: number
}

interface Split {
  readonly feature: number
  /** Candidates whose bin is not above go left. */
  readonly bin: number
  readonly left: Sums
  readonly right: Sums
  readonly gain: number
}

/** One tree, grown level by level from the sums of the candidates in each bin of each number. */
class GrowingTree {
  readonly tree: Tree
  /** The tree's output for each candidate. */
  readonly answers: Float64Array
  readonly #lists: Lists
  readonly #settings: TreeSettings
  /** The current node of each candidate. */
  readonly #nodeOf: Int32Array
  readonly #features: number[] = []
  readonly #thresholds: number[] = []
  /** The last bin that goes left, by node. */
  readonly #bins: number[] = []
  readonly #children: number[] = []
  readonly #values: number[] = []

  constructor(lists: Lists, settings: TreeSettings) {
    this.#lists = lists
    this.#settings = settings
    this.#nodeOf = new Int32Array(lists.gradients.length)
    const all = this.#sumsOfAll()
    let level = [{ node: this.#leaf(all), sums: all }]
    for (let depth = 0; depth < settings.depth && level.length > 0; depth++) level = this.#splitAll(level)
    this.tree = {
      features: this.#features,
      thresholds: this.#thresholds,
      children: this.#children,
      values: this.#values,
    }
    this.answers = Float64Array.from(this.#nodeOf, (node) => this.#values[node] ?? 0)
  }

  #leaf({ gradient, curvature }: Sums): number {
    const { learningRate, ridge } = this.#settings
    this.#features.push(-1)
    this.#thresholds.push(0)
    this.#bins.push(0)
    this.#children.push(0)
    return this.#values.push((-learningRate * gradient) / (curvature + ridge)) - 1
  }

  #sumsOfAll(): Sums {
    const { gradients, curvatures } = this.#lists
    const sum = (numbers: Float64Array) => numbers.reduce((total, number) => total + number, 0)
    return { gradient: sum(gradients), curvature: sum(curvatures), count: gradients.length }
  }

  #splitAll(level: readonly { readonly node: number; readonly sums: Sums }[]) {
    const { thresholds, most, bins } = this.#lists.bins
    const placeOf = new Int32Array(this.#features.length).fill(-1)
    level.forEach(({ node }, place) => {
      placeOf[node] = place
    })
    const tables = this.#histograms(placeOf, level.length)
    const next: { node: number; sums: Sums }[] = []
    for (const [place, { node, sums }] of level.entries()) {
      const split = this.#bestSplit(tables, place * FEATURES * most * 3, sums)
      if (!split) continue
      this.#features[node] = split.feature
      this.#thresholds[node] = thresholds[split.feature]?.[split.bin] ?? 0
      this.#bins[node] = split.bin
      const left = this.#leaf(split.left)
      this.#children[node] = left
      next.push({ node: left, sums: split.left }, { node: this.#leaf(split.right), sums: split.right })
    }
    for (let row = 0; row < this.#nodeOf.length; row++) {
      const node = intAt(this.#nodeOf, row)
      const feature = this.#features[node] ?? -1
      if (feature < 0) continue
      const isAbove = (bins[row * FEATURES + feature] ?? 0) > (this.#bins[node] ?? 0)
      this.#nodeOf[row] = (this.#children[node] ?? 0) + (isAbove ? 1 : 0)
    }
    return next
  }

  /**
   * Gradient, curvature and count of the candidates by node, feature and bin, except the lowest bin, which is most frequent
   * and follows by subtraction.
   */
  #histograms(placeOf: Int32Array, places: number): Float64Array {
    const { gradients, curvatures } = this.#lists
    const { bins, most } = this.#lists.bins
    const tables = new Float64Array(places * FEATURES * most * 3)
    for (let row = 0; row < this.#nodeOf.length; row++) {
      const place = intAt(placeOf, intAt(this.#nodeOf, row))
      if (place < 0) continue
      for (let feature = 0; feature < FEATURES; feature++) {
        const bin = bins[row * FEATURES + feature] as number
        if (bin === 0) continue
        const at = ((place * FEATURES + feature) * most + bin) * 3
        tables[at] = floatAt(tables, at) + floatAt(gradients, row)
        tables[at + 1] = floatAt(tables, at + 1) + floatAt(curvatures, row)
        tables[at + 2] = floatAt(tables, at + 2) + 1
      }
    }
    return tables
  }

  /** The split that reduces the loss most; null if none is allowed or helps. */
  #bestSplit(tables: Float64Array, from: number, all: Sums): Split | null {
    const { thresholds, most } = this.#lists.bins
    const { leastCandidates } = this.#settings
    let best: Split | null = null
    for (let feature = 0; feature < FEATURES; feature++) {
      let right: Sums = { gradient: 0, curvature: 0, count: 0 }
      for (let bin = (thresholds[feature]?.length ?? 0) - 1; bin >= 0; bin--) {
        const at = from + (feature * most + bin + 1) * 3
        right = {
          gradient: right.gradient + floatAt(tables, at),
          curvature: right.curvature + floatAt(tables, at + 1),
          count: right.count + floatAt(tables, at + 2),
        }
        const left = minus(all, right)
        if (left.count < leastCandidates || right.count < leastCandidates) continue
        const gain = this.#worth(left) + this.#worth(right) - this.#worth(all)
        if (gain > (best?.gain ?? 0)) best = { feature, bin, left, right, gain }
      }
    }
    return best
  }

  #worth({ gradient, curvature }: Sums): number {
    return gradient ** 2 / (curvature + this.#settings.ridge)
  }
}

function minus(all: Sums, part: Sums): Sums {
  return {
    gradient: all.gradient - part.gradient,
    curvature: all.curvature - part.curvature,
    count: all.count - part.count,
  }
}

/** Features cut into few bins each, so that splits are found from sums over bins. */
export interface Binned {
  /** Thresholds of each feature, ascending. */
  readonly thresholds: readonly (readonly number[])[]
  /** Rows x `FEATURES`: the number of thresholds below the value. */
  readonly bins: Uint8Array
  /** Maximum number of bins of a feature. */
  readonly most: number
}

/** Maximum number of bins of a feature. */
const MOST = 32

/** Cuts every column at quantiles of its positive values; 0 has a bin of its own. */
function binned(features: Float32Array): Binned {
  const rows = features.length / FEATURES
  const bins = new Uint8Array(features.length)
  const thresholds = Array.from({ length: FEATURES }, (_, feature) => {
    const column = Float64Array.from({ length: rows }, (_, row) =>
      singleAt(features, row * FEATURES + feature),
    )
    const cuts = cutsOf(column)
    column.forEach((value, row) => {
      bins[row * FEATURES + feature] = countBelow(cuts, value)
    })
    return cuts
  })
  return { thresholds, bins, most: MOST }
}

function cutsOf(column: Float64Array): readonly number[] {
  const smallest = column.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  const largest = column.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const above = column.filter((value) => value > 0).sort()
  const quantiles = Array.from({ length: MOST - 2 }, (_, place) =>
    floatAt(above, Math.floor((above.length * (place + 1)) / (MOST - 1))),
  )
  const cuts = [0, ...(above.length > 0 ? quantiles : [])]
  return [...new Set(cuts)].filter((cut) => cut >= smallest && cut < largest)
}
