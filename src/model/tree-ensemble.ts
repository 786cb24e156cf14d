import { z } from 'zod'
import { FEATURE_NAMES, FEATURES } from '../domain/features.ts'

/**
 * One regression tree, by node; node 0 is the root. Children come in pairs: a candidate whose number is not above the
 * threshold goes on to `children[node]`, any other to the node after.
 */
export interface Tree {
  /** Place of the number a node looks at; -1 in a leaf. */
  readonly features: readonly number[]
  readonly thresholds: readonly number[]
  readonly children: readonly number[]
  /** The output of the tree if it ended here. */
  readonly values: readonly number[]
}

/** Trees whose answers add up. */
export type TreeEnsemble = readonly Tree[]

/** The place of a removed feature, which counts as 0. */
const GONE = FEATURES

const TREE = z
  .object({
    features: z.array(z.int().min(-1)),
    thresholds: z.array(z.number()),
    children: z.array(z.int()),
    values: z.array(z.number()),
  })
  .refine(isWhole, { error: 'a node leads to none' })

/** The stored form of trees, with the names of their features. */
export const STORED_TREES = z
  .object({ features: z.array(z.string()), trees: z.array(TREE) })
  .transform(({ features, trees }): TreeEnsemble => {
    const places = features.map(placeOf)
    return trees.map((tree) => ({
      ...tree,
      features: tree.features.map((feature) => (feature < 0 ? -1 : (places[feature] ?? GONE))),
    }))
  })

/** The inverse of `STORED_TREES`. */
export function storedTrees(trees: TreeEnsemble): z.input<typeof STORED_TREES> {
  const copies = trees.map(({ features, thresholds, children, values }) => ({
    features: [...features],
    thresholds: [...thresholds],
    children: [...children],
    values: [...values],
  }))
  return { features: [...FEATURE_NAMES], trees: copies }
}

/** The place of a feature; `GONE` if no source has it any more. */
function placeOf(name: string): number {
  const place = FEATURE_NAMES.indexOf(name)
  return place < 0 ? GONE : place
}

/** Whether every walk ends: children come after their parents. */
function isWhole({ features, thresholds, children, values }: Tree): boolean {
  const nodes = features.length
  if (nodes === 0 || [thresholds, children, values].some(({ length }) => length !== nodes)) return false
  return features.every((feature, node) => {
    const child = children[node] ?? 0
    return feature < 0 || (child > node && child + 1 < nodes)
  })
}
