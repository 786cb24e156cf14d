import { z } from 'zod'
import type { Ranker, RankerChoice } from '../domain/policy.ts'
import type { FactorLoss } from '../model/factor-model.ts'

/** What the neighborhoods (`NEIGHBOR_OF`) are made with. */
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
  /** Items that more users share than this say nothing about likeness and are left out: it bounds the work. */
  readonly maxItemUsers: number
}

/** What the similar items (`SIMILAR_TO`) are made with: EASE where the graph is small enough, else the cosine. */
export interface SimilarItemsSettings {
  /** Similar items kept for each item. */
  readonly k: number
  /** Of those, at most this many for each list that the item is in: what few know of says little about others. */
  readonly kPerList: number
  /** A count weighs `(log1p(count) / the user's mean)^countExponent`; 0 ignores counts. */
  readonly countExponent: number
  /** A user's (or tag's) entries are divided by `(length / mean length)^lengthNormalization`, 0-1. */
  readonly lengthNormalization: number
  /** How much all tags together weigh against all users; 0 leaves tags out. */
  readonly tagMass: number
  /** Tags on fewer items are left out. */
  readonly minTagItems: number
  /** Tags that stand for users at most: the most frequent. */
  readonly maxTags: number
  /** EASE: weight of a tie of strength 1 against an engagement; 0 leaves ties out. */
  readonly tieWeight: number
  /** EASE: added to the diagonal for every item, > 0. */
  readonly ridge: number
  /** EASE: share of an item's own mass added to its diagonal as well, >= 0. */
  readonly dropout: number
  /** EASE: a weight counts `degree^degreeExponent` of its target; below 0 discounts popular items. */
  readonly degreeExponent: number
  /** EASE inverts a matrix of this side at most: users and tags, or items, whichever are fewer. */
  readonly maxDenseSide: number
  /** EASE multiplies items by interactions and taggings at most this often. */
  readonly maxProducts: number
  /** Cosine: `a` of the asymmetric form; 1/2 is the plain one. */
  readonly asymmetry: number
  /** Cosine: added to the denominator, >= 0: items that few people share count less. */
  readonly shrinkage: number
  /** Cosine: users and tags with more items than this say nothing about likeness: it bounds the work. */
  readonly maxListLength: number
}

/** What the factor model (source `latent`) is made with. */
export interface FactorSettings extends Omit<FactorLoss, 'unobservedWeight'> {
  /**
   * All pairs of a user and an item weigh as much as this many times the observed ones, > 0; one of them a quarter of an
   * engagement at most. So a data set that is ten times as dense has pairs that weigh ten times as much.
   */
  readonly unobservedMass: number
  readonly dimension: number
  /** Rounds of alternating solves. */
  readonly epochs: number
  /** An engagement counts `(log1p(count) / the user's mean)^countExponent`; 0 ignores counts. */
  readonly countExponent: number
  /** Weight of a tie of strength 1 against an engagement; 0 leaves ties out. */
  readonly tieWeight: number
  /** Weight of a tag that a user gave or stated once. */
  readonly userTagWeight: number
  /** Weight of a tag that an item was given once. */
  readonly itemTagWeight: number
  /** Tags on fewer items are left out. */
  readonly minTagItems: number
  /** Tags that are factored at most: the most frequent. */
  readonly maxTags: number
  /** Strongest tags of a user that are looked at. */
  readonly tagsPerUser: number
}

/** What the item softmax (ranker `item-softmax`) is made with. */
export interface ItemSoftmaxSettings {
  /** Passes over all users; 0: it is not learned. */
  readonly epochs: number
  /** Of the first epoch; falls evenly to 0. */
  readonly learningRate: number
  /** Share of a user's items, 0-1, that her vector is solved without, and that have to be found, in each epoch. */
  readonly heldShare: number
  /** Items drawn to stand for all that a user has not engaged with. */
  readonly negatives: number
}

/** What the top items of a tag (`(:Tag)-[:TOP_ITEM]->`) are made with. */
export interface TagTopSettings {
  /** Items kept for each tag. */
  readonly k: number
  /** `(log(2 + degree) / log(2 + largest degree))^popularityExponent` times the tag's weight; 0 ignores popularity. */
  readonly popularityExponent: number
}

/** What the charts (`(:Chart)-[:TOP_ITEM]->`) are made with. */
export interface ChartSettings {
  /** Items kept in each chart but the catalog. */
  readonly k: number
  /** Items kept in the `catalog` chart. */
  readonly catalogSize: number
  /** An engagement counts half towards popularity after this many days. */
  readonly halfLifeDays: number
  /** The same for what is going on right now: `trending` compares the two. */
  readonly recentHalfLifeDays: number
  /** A new item's place halves in score after this many days. */
  readonly freshHalfLifeDays: number
  /** Added to the expectation of `trending`, in people: fewer than about this many are no trend. */
  readonly trendShrinkage: number
  /** People within twice the recent half-life without whom nothing trends. */
  readonly trendLeastPeople: number
  /** Kinds that get charts of their own: the most frequent ones. */
  readonly maxKinds: number
}

/** What the friends of friends (`TWO_HOP_TIE`) are made with. */
export interface TwoHopTieSettings {
  /** People kept for each user. */
  readonly k: number
  /** Strongest ties of a user that are walked, at either hop: it bounds the work. */
  readonly fanOut: number
}

/** What the interest model is learned with. */
export interface InterestSettings {
  /** People drawn where their newest engagements are held out, at most. */
  readonly maxUsers: number
  /** The same where any engagements are held out: where most are of one instant, or where a training is told to. */
  readonly maxUndatedUsers: number
  /** With fewer such people nothing is learned: the policy's weights rank. */
  readonly leastUsers: number
  /** Engagements that somebody needs to be drawn. */
  readonly leastInteractions: number
  /** Share of a drawn person's engagements that is held out. */
  readonly heldShare: number
  /** The same where any are held out. */
  readonly undatedShare: number
  /** Engagements of one person that are held out, at most. */
  readonly mostHeld: number
  /** Candidates of a list that decide on the weights: its best by weights fitted on all; others join that would be shown. */
  readonly focus: number
  /** Pulls weights towards those set by hand: half of it times the squared distance is added to the viewers' losses. */
  readonly ridge: number
  /** Share of the lists from which a source is dropped while weights are fitted, so that they hold without it. */
  readonly sourceDropout: number
}

/** What the trees (ranker `trees`) that add to the blend are grown with. */
export interface TreeSettings {
  /** Trees grown; 0: none. */
  readonly count: number
  /** Candidates of a list that they are grown on: the best ones by the blend. */
  readonly focus: number
  /** Splits from the root of a tree to a leaf, at most. */
  readonly depth: number
  /** Share of what a tree found that is taken over, 0-1. */
  readonly learningRate: number
  /** Candidates in a leaf, at least. */
  readonly leastCandidates: number
  /** Added to the curvature of a leaf, > 0: few viewers move it little. */
  readonly ridge: number
}

/**
 * Every number of a training. Defaults were chosen on held-out training rows, most of `similarItems` and `factors` on those
 * of Last.fm; the test rows of its folds were read several times meanwhile.
 */
export interface TrainingSettings {
  /** Orders equal scores: ids say nothing about the order. */
  readonly seed: number
  /**
   * How much of the weight counts that a served list has caused, 0-1: what was shown is clicked because it was shown, and
   * a training that takes it in full learns its own choices. 1: like any other; 0: not at all.
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

/** Passes over all users of an item softmax that is asked for by name. */
const SOFTMAX_EPOCHS = 20

/** Trees grown where they are asked for by name. */
const TREE_COUNT = 40

/** The settings with what forms of the interest model need that are asked for by name, where they leave it out. */
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

/** The forms of the interest model that a training with these settings learns. */
export function formsOf({ itemSoftmax, trees }: TrainingSettings): readonly Ranker[] {
  return [
    'blend',
    ...(trees.count > 0 ? (['trees'] as const) : []),
    ...(itemSoftmax.epochs > 0 ? (['item-softmax'] as const) : []),
  ]
}

const GROUPS = z.record(z.string(), z.unknown())

/**
 * The settings that a version notes it was trained with; null where that cannot be read. Those that are younger than the
 * version have their defaults; those that are gone are left out.
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
    // Another version of Attune wrote it: only a training can put that right, so it must not fail here.
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
