import { z } from 'zod'
import type { Ranker, RankerChoice } from '../domain/policy.ts'

/** Settings of neighborhoods (`NEIGHBOR_OF`). */
const NEIGHBORHOODS = z.strictObject({
  /** Neighbors kept for each user. */
  k: whole(1, 500, 50),
  /** How late repeats saturate in the BM25 weights, >= 0; 0 ignores counts. */
  k1: between(0, 100, 1.2),
  /** How much long histories are discounted in the BM25 weights, 0-1. */
  b: between(0, 1, 0.75),
  /** `a` of the asymmetric cosine: above 1/2 prefers neighbors who know more than the user shares with them. */
  asymmetry: between(0, 1, 0.8),
  /** Added to the denominator, >= 0: neighbors who share little count less. */
  shrinkage: between(0, 1e6, 100),
  /** Items with more users are ignored: they say little about similarity. Bounds the work. */
  maxItemUsers: whole(1, 1e6, 5_000),
})

export type NeighborhoodSettings = Readonly<z.infer<typeof NEIGHBORHOODS>>

/** Settings of similar items (`SIMILAR_TO`): EASE if the graph is small enough, otherwise cosine. */
const SIMILAR_ITEMS = z.strictObject({
  /** Similar items kept for each item. */
  k: whole(1, 500, 100),
  /** Of those, at most this many per list that contains the item: rare items say little about others. */
  kPerList: whole(1, 500, 10),
  /** A count weighs `(log1p(count) / the user's mean)^countExponent`; 0 ignores counts. */
  countExponent: between(0, 2, 0.5),
  /** A user's (or tag's) entries are divided by `(length / mean length)^lengthNormalization`, 0-1. */
  lengthNormalization: between(0, 1, 0),
  /** How much all tags together weigh against all users; 0 leaves tags out. */
  tagMass: between(0, 10, 0.6),
  /** Tags on fewer items are left out. */
  minTagItems: whole(1, 1e6, 30),
  /** Maximum number of tags used as lists: the most frequent. */
  maxTags: whole(0, 1e5, 400),
  /** EASE: weight of a tie of strength 1 against an engagement; 0 leaves ties out. */
  tieWeight: between(0, 10, 0.3),
  /** EASE: added to the diagonal for every item, > 0. */
  ridge: between(1e-3, 1e6, 120),
  /** EASE: share of an item's own mass added to its diagonal as well, >= 0. */
  dropout: between(0, 10, 1),
  /** EASE: a weight counts `degree^degreeExponent` of its target; below 0 discounts popular items. */
  degreeExponent: between(-2, 2, -0.1),
  /** EASE inverts at most a matrix of this side: users and tags, or items, whichever are fewer. */
  maxDenseSide: whole(0, 2e4, 4_000),
  /** EASE is used up to this many items times interactions and taggings. */
  maxProducts: between(0, 1e13, 2e10),
  /** Cosine: `a` of the asymmetric form; 1/2 is the plain one. */
  asymmetry: between(0, 1, 0.5),
  /** Cosine: added to the denominator, >= 0: items that few users share count less. */
  shrinkage: between(0, 1e6, 20),
  /** Cosine: users and tags with more items are ignored. Bounds the work. */
  maxListLength: whole(1, 1e6, 2_000),
})

export type SimilarItemsSettings = Readonly<z.infer<typeof SIMILAR_ITEMS>>

/** Settings of what is bought together (`BOUGHT_WITH`). */
const BOUGHT_TOGETHER = z.strictObject({
  /** Items kept for each item. */
  k: whole(1, 500, 50),
  /** Purchases and carts of a user that follow each other within this time are one order. */
  gapMinutes: between(0, 1e5, 30),
  /** Orders of more items are left out. Bounds the work. */
  maxItems: whole(2, 1_000, 50),
  /** Fewest orders with both items. */
  leastOrders: whole(5, 1e6, 5),
})

export type BoughtTogetherSettings = Readonly<z.infer<typeof BOUGHT_TOGETHER>>

/** Settings of the factor model (source `latent`). */
const FACTORS = z.strictObject({
  /**
   * Total weight of all user-item pairs, as a multiple of the observed ones, > 0. The weight of a single pair is at most a
   * quarter of an engagement.
   */
  unobservedMass: between(1e-3, 1e4, 18),
  /** `FactorLoss`. */
  regularization: between(1e-6, 10, 0.02),
  /** `FactorLoss`. */
  frequencyExponent: between(0, 2, 0.9),
  dimension: whole(1, 512, 96),
  /** Rounds of alternating solves. */
  epochs: whole(1, 200, 12),
  /** An engagement counts `(log1p(count) / the user's mean)^countExponent`; 0 ignores counts. */
  countExponent: between(0, 2, 0.4),
  /** Weight of a tie of strength 1 against an engagement; 0 leaves ties out. */
  tieWeight: between(0, 10, 0.2),
  /** Weight of a tag that a user applied or stated once. */
  userTagWeight: between(0, 10, 0.4),
  /** Weight of a tag applied to an item once. */
  itemTagWeight: between(0, 10, 0.4),
  /** Tags on fewer items are left out. */
  minTagItems: whole(1, 1e6, 30),
  /** Maximum number of factored tags: the most frequent. */
  maxTags: whole(0, 1e5, 2_000),
  /** Maximum number of tags per user: the strongest. */
  tagsPerUser: whole(0, 1e4, 50),
})

export type FactorSettings = Readonly<z.infer<typeof FACTORS>>

/** Settings of the item softmax (ranker `item-softmax`). */
const ITEM_SOFTMAX = z.strictObject({
  /** Passes over all users; 0 disables it. */
  epochs: whole(0, 1_000, 0),
  /** Of the first epoch; decays linearly to 0. */
  learningRate: between(1e-6, 10, 0.1),
  /** Share of a user's items, 0-1, that each epoch holds out as targets. */
  heldShare: between(0.05, 0.95, 0.5),
  /** Sampled negative items. */
  negatives: whole(10, 1e5, 500),
})

export type ItemSoftmaxSettings = Readonly<z.infer<typeof ITEM_SOFTMAX>>

/** Settings of the top items of a tag (`(:Tag)-[:TOP_ITEM]->`). */
const TAG_TOPS = z.strictObject({
  /** Items kept for each tag. */
  k: whole(1, 1_000, 200),
  /** `(log(2 + degree) / log(2 + largest degree))^popularityExponent` times the tag's weight; 0 ignores popularity. */
  popularityExponent: between(0, 10, 1),
})

export type TagTopSettings = Readonly<z.infer<typeof TAG_TOPS>>

/** Settings of the charts (`(:Chart)-[:TOP_ITEM]->`). */
const CHARTS = z.strictObject({
  /** Items kept in each chart. */
  k: whole(1, 1_000, 200),
  /** An engagement counts half towards popularity after this many days. */
  halfLifeDays: between(0.01, 1e5, 90),
  /** The same for recent activity: `trending` compares the two. */
  recentHalfLifeDays: between(0.01, 1e5, 7),
  /** The score of a new item halves after this many days. */
  freshHalfLifeDays: between(0.01, 1e5, 30),
  /** Added to the expectation of `trending`, in users: fewer than about this many are no trend. */
  trendShrinkage: between(0, 1e6, 5),
  /** Minimum number of users within twice the recent half-life for an item to trend. */
  trendLeastPeople: whole(0, 1e6, 3),
})

export type ChartSettings = Readonly<z.infer<typeof CHARTS>>

/** Settings of ties to people whom a user may know (`TWO_HOP_TIE`). */
const TWO_HOP_TIES = z.strictObject({
  /** Edges kept for each user. */
  k: whole(1, 500, 50),
  /** Maximum number of ties followed per user, at every step: the strongest. Bounds the work. */
  fanOut: whole(1, 500, 50),
})

/** Settings of the interest model. */
const INTEREST = z.strictObject({
  /** Maximum number of sampled users if their newest engagements are held out. */
  maxUsers: whole(1, 1e5, 600),
  /** The same if any engagements are held out: because most have the same time, or because the caller asks for it. */
  maxUndatedUsers: whole(0, 1e5, 2_000),
  /** With fewer such users nothing is learned: the policy's weights rank. */
  leastUsers: whole(1, 1e5, 50),
  /** Minimum number of engagements of a sampled user. */
  leastInteractions: whole(2, 1e4, 5),
  /** Share of a sampled user's engagements that is held out. */
  heldShare: between(0.01, 0.9, 0.2),
  /** The same if any engagements are held out. */
  undatedShare: between(0.01, 0.9, 0.1),
  /** Maximum number of held-out engagements per user. */
  mostHeld: whole(1, 1_000, 10),
  /** Candidates per list that the weights are fitted on: the best by weights fitted on all, and any that would be shown. */
  focus: whole(1, 1e4, 50),
  /** Pulls weights towards the hand-set ones: half of it times the squared distance is added to the viewers' losses. */
  ridge: between(1e-6, 1e3, 0.6),
  /** Share of lists from which a source is dropped during the fit, so that weights also work without it. */
  sourceDropout: between(0, 0.9, 0.1),
})

export type InterestSettings = Readonly<z.infer<typeof INTEREST>>

/** Settings of the trees (ranker `trees`) that add to the blend. */
const TREES = z.strictObject({
  /** Number of trees. */
  count: whole(0, 1_000, 0),
  /** Candidates per list that they are grown on: the best by the blend. */
  focus: whole(1, 1e4, 80),
  /** Maximum depth. */
  depth: whole(1, 8, 3),
  /** Shrinkage of each tree's values, 0-1. */
  learningRate: between(1e-4, 1, 0.1),
  /** Minimum number of candidates in a leaf. */
  leastCandidates: whole(1, 1e6, 200),
  /** Added to the curvature of a leaf, > 0: regularizes leaves of few viewers. */
  ridge: between(1e-6, 1e6, 5),
})

export type TreeSettings = Readonly<z.infer<typeof TREES>>

/**
 * All numbers of a training, with their ranges and defaults. Defaults were chosen on held-out training rows, most of
 * `similarItems` and `factors` on those of Last.fm, whose test rows were read several times in the process.
 */
export const TRAINING_SETTINGS = z.strictObject({
  /** Breaks ties between equal scores, independently of the order of ids. */
  seed: whole(0, 2 ** 31 - 1, 20_111),
  /**
   * Share, 0-1, of the weight caused by served lists that counts. With 1, a training learns from its own choices, because
   * shown items are clicked more.
   */
  servedShare: between(0, 1, 0.5),
  neighborhoods: NEIGHBORHOODS.prefault({}),
  twoHopTies: TWO_HOP_TIES.prefault({}),
  similarItems: SIMILAR_ITEMS.prefault({}),
  boughtTogether: BOUGHT_TOGETHER.prefault({}),
  factors: FACTORS.prefault({}),
  itemSoftmax: ITEM_SOFTMAX.prefault({}),
  tagTops: TAG_TOPS.prefault({}),
  charts: CHARTS.prefault({}),
  interest: INTEREST.prefault({}),
  trees: TREES.prefault({}),
})

export type TrainingSettings = Readonly<z.infer<typeof TRAINING_SETTINGS>>

export const DEFAULT_TRAINING_SETTINGS: TrainingSettings = TRAINING_SETTINGS.parse({})

/** Epochs of an item softmax that is requested by name. */
const SOFTMAX_EPOCHS = 20

/** Number of trees if they are requested by name. */
const TREE_COUNT = 40

/** The settings, completed for the rankers that are requested by name. */
export function withForms(settings: TrainingSettings, wanted: readonly RankerChoice[]): TrainingSettings {
  const { itemSoftmax, trees } = settings
  const isSoftmaxMissing = wanted.includes('item-softmax') && itemSoftmax.epochs === 0
  const areTreesMissing = wanted.includes('trees') && trees.count === 0
  return {
    ...settings,
    itemSoftmax: isSoftmaxMissing ? { ...itemSoftmax, epochs: SOFTMAX_EPOCHS } : itemSoftmax,
    trees: areTreesMissing ? { ...trees, count: TREE_COUNT } : trees,
  }
}

/** The rankers that a training with these settings learns. */
export function formsOf({ itemSoftmax, trees }: TrainingSettings): readonly Ranker[] {
  return [
    'blend',
    ...(trees.count > 0 ? (['trees'] as const) : []),
    ...(itemSoftmax.epochs > 0 ? (['item-softmax'] as const) : []),
  ]
}

const GROUPS = z.record(z.string(), z.unknown())

/**
 * The settings that a version was trained with, as stored; null if unreadable. Settings newer than the version have their
 * defaults; removed ones are ignored.
 */
export function parseStoredSettings(text: string | null): TrainingSettings | null {
  const stored = GROUPS.safeParse(parsedOrNull(text))
  return stored.success ? completed(DEFAULT_TRAINING_SETTINGS, stored.data) : null
}

function parsedOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // Written by another version of Attune. Only a new training can fix it, so reading must not fail.
    return null
  }
}

/** Stored numbers over the defaults, group by group. */
function completed<T extends object>(defaults: T, stored: unknown): T {
  const known = GROUPS.safeParse(stored).data ?? {}
  const entries = Object.entries(defaults).map(([name, value]) => {
    if (typeof value === 'object') return [name, completed(value, known[name])]
    return [name, typeof known[name] === 'number' ? known[name] : value]
  })
  return Object.fromEntries(entries) as T
}

/**
 * What an interaction counts where of what lists have caused only a share does, 0-1; 0 or less: nothing. What a hide or a
 * return took away may be more than what lists have brought.
 */
export function countedWeight(
  { weight, servedWeight }: { readonly weight: number; readonly servedWeight: number },
  servedShare: number,
): number {
  const served = Math.min(weight, Math.max(0, servedWeight))
  return weight - (1 - servedShare) * served
}

/** A whole number in a range. */
export function wholeNumber(min: number, max: number) {
  const error = `must be a whole number, ${min}-${max}`
  return z
    .number({ error })
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, { error })
}

/** A number in a range. */
export function numberBetween(min: number, max: number) {
  const error = `must be a number, ${min} to ${max}`
  return z.number({ error }).refine((value) => value >= min && value <= max, { error })
}

function whole(min: number, max: number, standard: number) {
  return wholeNumber(min, max).default(standard)
}

function between(min: number, max: number, standard: number) {
  return numberBetween(min, max).default(standard)
}
