import { z } from 'zod'
import type { Ranker, RankerChoice } from '../domain/policy.ts'
import type { FactorLoss } from '../model/factor-model.ts'

/** Settings of neighborhoods (`NEIGHBOR_OF`). */
export interface NeighborhoodSettings {
  /** Neighbors kept for each user. */
  readonly k: number
  /** How late repeats saturate in the BM25 weights, >= 0; 0 ignores counts. */
  readonly k1: number
  /** How much long histories are discounted in the BM25 weights, 0-1. */
  readonly b: number
  /** `a` of the asymmetric cosine: above 1/2 prefers neighbors who know more than the user shares with them. */
  readonly asymmetry: number
  /** Added to the denominator, >= 0: neighbors who share little count less. */
  readonly shrinkage: number
  /** Items with more users are ignored: they say little about similarity. Bounds the work. */
  readonly maxItemUsers: number
}

/** Settings of similar items (`SIMILAR_TO`): EASE if the graph is small enough, otherwise cosine. */
export interface SimilarItemsSettings {
  /** Similar items kept for each item. */
  readonly k: number
  /** Of those, at most this many per list that contains the item: rare items say little about others. */
  readonly kPerList: number
  /** A count weighs `(log1p(count) / the user's mean)^countExponent`; 0 ignores counts. */
  readonly countExponent: number
  /** A user's (or tag's) entries are divided by `(length / mean length)^lengthNormalization`, 0-1. */
  readonly lengthNormalization: number
  /** How much all tags together weigh against all users; 0 leaves tags out. */
  readonly tagMass: number
  /** Tags on fewer items are left out. */
  readonly minTagItems: number
  /** Maximum number of tags used as lists: the most frequent. */
  readonly maxTags: number
  /** EASE: weight of a tie of strength 1 against an engagement; 0 leaves ties out. */
  readonly tieWeight: number
  /** EASE: added to the diagonal for every item, > 0. */
  readonly ridge: number
  /** EASE: share of an item's own mass added to its diagonal as well, >= 0. */
  readonly dropout: number
  /** EASE: a weight counts `degree^degreeExponent` of its target; below 0 discounts popular items. */
  readonly degreeExponent: number
  /** EASE inverts at most a matrix of this side: users and tags, or items, whichever are fewer. */
  readonly maxDenseSide: number
  /** EASE is used up to this many items times interactions and taggings. */
  readonly maxProducts: number
  /** Cosine: `a` of the asymmetric form; 1/2 is the plain one. */
  readonly asymmetry: number
  /** Cosine: added to the denominator, >= 0: items that few people share count less. */
  readonly shrinkage: number
  /** Cosine: users and tags with more items are ignored. Bounds the work. */
  readonly maxListLength: number
}

/** Settings of the factor model (source `latent`). */
export interface FactorSettings extends Omit<FactorLoss, 'unobservedWeight'> {
  /**
   * Total weight of all user-item pairs, as a multiple of the observed ones, > 0. The weight of a single pair is at most a
   * quarter of an engagement.
   */
  readonly unobservedMass: number
  readonly dimension: number
  /** Rounds of alternating solves. */
  readonly epochs: number
  /** An engagement counts `(log1p(count) / the user's mean)^countExponent`; 0 ignores counts. */
  readonly countExponent: number
  /** Weight of a tie of strength 1 against an engagement; 0 leaves ties out. */
  readonly tieWeight: number
  /** Weight of a tag that a user applied or stated once. */
  readonly userTagWeight: number
  /** Weight of a tag applied to an item once. */
  readonly itemTagWeight: number
  /** Tags on fewer items are left out. */
  readonly minTagItems: number
  /** Maximum number of factored tags: the most frequent. */
  readonly maxTags: number
  /** Maximum number of tags per user: the strongest. */
  readonly tagsPerUser: number
}

/** Settings of the item softmax (ranker `item-softmax`). */
export interface ItemSoftmaxSettings {
  /** Passes over all users; 0 disables it. */
  readonly epochs: number
  /** Of the first epoch; decays linearly to 0. */
  readonly learningRate: number
  /** Share of a user's items, 0-1, that each epoch holds out as targets. */
  readonly heldShare: number
  /** Sampled negative items. */
  readonly negatives: number
}

/** Settings of the top items of a tag (`(:Tag)-[:TOP_ITEM]->`). */
export interface TagTopSettings {
  /** Items kept for each tag. */
  readonly k: number
  /** `(log(2 + degree) / log(2 + largest degree))^popularityExponent` times the tag's weight; 0 ignores popularity. */
  readonly popularityExponent: number
}

/** Settings of the charts (`(:Chart)-[:TOP_ITEM]->`). */
export interface ChartSettings {
  /** Items kept in each chart but the catalog. */
  readonly k: number
  /** Items kept in the `catalog` chart. */
  readonly catalogSize: number
  /** An engagement counts half towards popularity after this many days. */
  readonly halfLifeDays: number
  /** The same for recent activity: `trending` compares the two. */
  readonly recentHalfLifeDays: number
  /** The score of a new item halves after this many days. */
  readonly freshHalfLifeDays: number
  /** Added to the expectation of `trending`, in users: fewer than about this many are no trend. */
  readonly trendShrinkage: number
  /** Minimum number of users within twice the recent half-life for an item to trend. */
  readonly trendLeastPeople: number
  /** Maximum number of kinds with their own charts: the most frequent. */
  readonly maxKinds: number
}

/** Settings of friends of friends (`TWO_HOP_TIE`). */
export interface TwoHopTieSettings {
  /** Edges kept for each user. */
  readonly k: number
  /** Maximum number of ties followed per user, at either hop: the strongest. Bounds the work. */
  readonly fanOut: number
}

/** Settings of the interest model. */
export interface InterestSettings {
  /** Maximum number of sampled users if their newest engagements are held out. */
  readonly maxUsers: number
  /** The same if any engagements are held out: because most have the same time, or because the caller asks for it. */
  readonly maxUndatedUsers: number
  /** With fewer such users nothing is learned: the policy's weights rank. */
  readonly leastUsers: number
  /** Minimum number of engagements of a sampled user. */
  readonly leastInteractions: number
  /** Share of a sampled user's engagements that is held out. */
  readonly heldShare: number
  /** The same if any engagements are held out. */
  readonly undatedShare: number
  /** Maximum number of held-out engagements per user. */
  readonly mostHeld: number
  /** Candidates per list that the weights are fitted on: the best by weights fitted on all, and any that would be shown. */
  readonly focus: number
  /** Pulls weights towards the hand-set ones: half of it times the squared distance is added to the viewers' losses. */
  readonly ridge: number
  /** Share of lists from which a source is dropped during the fit, so that weights also work without it. */
  readonly sourceDropout: number
}

/** Settings of the trees (ranker `trees`) that add to the blend. */
export interface TreeSettings {
  /** Number of trees. */
  readonly count: number
  /** Candidates per list that they are grown on: the best by the blend. */
  readonly focus: number
  /** Maximum depth. */
  readonly depth: number
  /** Shrinkage of each tree's values, 0-1. */
  readonly learningRate: number
  /** Minimum number of candidates in a leaf. */
  readonly leastCandidates: number
  /** Added to the curvature of a leaf, > 0: regularizes leaves of few viewers. */
  readonly ridge: number
}

/**
 * All numbers of a training. Defaults were chosen on held-out training rows, most of `similarItems` and `factors` on those
 * of Last.fm, whose test rows were read several times in the process.
 */
export interface TrainingSettings {
  /** Breaks ties between equal scores, independently of the order of ids. */
  readonly seed: number
  /**
   * Share, 0-1, of the weight caused by served lists that counts. With 1, a training learns from its own choices, because
   * shown items are clicked more.
   */
  readonly servedShare: number
  readonly neighborhoods: NeighborhoodSettings
  readonly twoHopTies: TwoHopTieSettings
  readonly similarItems: SimilarItemsSettings
  readonly factors: FactorSettings
  readonly itemSoftmax: ItemSoftmaxSettings
  readonly tagTops: TagTopSettings
  readonly charts: ChartSettings
  readonly interest: InterestSettings
  readonly trees: TreeSettings
}

export const DEFAULT_TRAINING_SETTINGS: TrainingSettings = {
  seed: 20_111,
  servedShare: 0.5,
  neighborhoods: { k: 50, k1: 1.2, b: 0.75, asymmetry: 0.8, shrinkage: 100, maxItemUsers: 5_000 },
  twoHopTies: { k: 30, fanOut: 50 },
  similarItems: {
    k: 100,
    kPerList: 10,
    countExponent: 0.5,
    lengthNormalization: 0,
    tagMass: 0.6,
    minTagItems: 30,
    maxTags: 400,
    tieWeight: 0.3,
    ridge: 120,
    dropout: 1,
    degreeExponent: -0.1,
    maxDenseSide: 4_000,
    maxProducts: 2e10,
    asymmetry: 0.5,
    shrinkage: 20,
    maxListLength: 2_000,
  },
  factors: {
    dimension: 96,
    epochs: 12,
    unobservedMass: 18,
    regularization: 0.02,
    frequencyExponent: 0.9,
    countExponent: 0.4,
    tieWeight: 0.2,
    userTagWeight: 0.4,
    itemTagWeight: 0.4,
    minTagItems: 30,
    maxTags: 2_000,
    tagsPerUser: 50,
  },
  itemSoftmax: { epochs: 0, learningRate: 0.1, heldShare: 0.5, negatives: 500 },
  tagTops: { k: 200, popularityExponent: 1 },
  charts: {
    k: 200,
    catalogSize: 5_000,
    halfLifeDays: 90,
    recentHalfLifeDays: 7,
    freshHalfLifeDays: 30,
    trendShrinkage: 5,
    trendLeastPeople: 3,
    maxKinds: 50,
  },
  interest: {
    maxUsers: 600,
    maxUndatedUsers: 2_000,
    leastUsers: 50,
    leastInteractions: 5,
    heldShare: 0.2,
    undatedShare: 0.1,
    mostHeld: 10,
    focus: 50,
    ridge: 0.6,
    sourceDropout: 0.1,
  },
  trees: { count: 0, focus: 80, depth: 3, learningRate: 0.1, leastCandidates: 200, ridge: 5 },
}

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
  if (!stored.success) return null
  const groups = Object.entries(DEFAULT_TRAINING_SETTINGS).map(([name, defaults]) => [
    name,
    typeof defaults === 'number'
      ? sameType(defaults, stored.data[name])
      : completedGroup(defaults, stored.data[name]),
  ])
  return Object.fromEntries(groups) as TrainingSettings
}

function parsedOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    // Written by another version of Attune. Only a new training can fix it, so reading must not fail.
    return null
  }
}

function completedGroup(defaults: object, stored: unknown): object {
  const known = GROUPS.safeParse(stored).data ?? {}
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, sameType(value, known[name])]),
  )
}

function sameType<T>(value: T, stored: unknown): T {
  return typeof stored === typeof value ? (stored as T) : value
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
