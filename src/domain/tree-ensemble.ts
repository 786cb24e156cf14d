/**
 * One regression tree, by node; node 0 is the root. Children come in pairs: a candidate whose number is not above the
 * threshold goes on to `children[node]`, any other to the node after.
 */
export interface Tree {
  /** Place of the number a node looks at; -1 in a leaf. */
  readonly features: readonly number[]
  readonly thresholds: readonly number[]
  readonly children: readonly number[]
  /** What the tree would say if it ended here: the leaf's is what it says. */
  readonly values: readonly number[]
}

/** Trees whose answers add up. */
export type TreeEnsemble = readonly Tree[]
