import { z } from 'zod'
import { RANKERS, type Ranker, type SourceBlend } from '../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'
import { parseStored } from './parse-stored.ts'
import { STORED_TREES, storedTrees, type TreeEnsemble } from './tree-ensemble.ts'

/** Quality on held-out interactions, of a version and of what it would replace. */
export interface InterestMetrics {
  /** Number of users with held-out interactions, and number of those interactions. */
  readonly users: number
  readonly positives: number
  /** Share of held-out items in the pools, 0-1. */
  readonly poolRecall: number
  /** Of the learned weights, by cross-fitting: no list is ranked by weights fitted on its own viewer. */
  readonly ndcgAt10: number
  /** Of the hand-set weights, on the same lists. */
  readonly handSetNdcgAt10: number
  /** Of the trees and of the item softmax, on the same lists; null if not learned. */
  readonly treesNdcgAt10: number | null
  readonly itemSoftmaxNdcgAt10: number | null
  /** Of the recipe that served before, by its ranker; null if it is the same or nothing served. */
  readonly incumbentNdcgAt10: number | null
  /** Distinct items in the best ten of all these lists, by ranker; null if not counted. */
  readonly itemsShown: number | null
  readonly handSetItemsShown: number | null
  readonly treesItemsShown: number | null
  readonly itemSoftmaxItemsShown: number | null
}

/** Blend weights, trees, and their quality on held-out interactions. */
export interface InterestModel {
  /** The ranker, if the policy leaves it to the version. */
  readonly ranker: Ranker
  /** `hand-set` if the policy's own weights ranked better than the learned ones. */
  readonly origin: 'learned' | 'hand-set'
  readonly blend: Readonly<Record<SourceName, SourceBlend>>
  /** Times an item's popularity, added to its logit. */
  readonly popularityWeight: number
  /** Empty if none were grown, or if the hand-set weights ranked better than the learned ones. */
  readonly trees: TreeEnsemble
  readonly metrics: InterestMetrics
}

const SOURCE_BLEND = z.object({ slope: z.number(), proposed: z.number() })

const COUNT = z.int().nullable()

const INTEREST = z.object({
  ranker: z.enum(RANKERS),
  origin: z.enum(['learned', 'hand-set']),
  /** A source newer than the model adds nothing until the next training. */
  blend: z.partialRecord(z.enum(SOURCE_NAMES), SOURCE_BLEND),
  popularityWeight: z.number(),
  trees: STORED_TREES,
  metrics: z.object({
    users: z.int(),
    positives: z.int(),
    poolRecall: z.number(),
    ndcgAt10: z.number(),
    handSetNdcgAt10: z.number(),
    treesNdcgAt10: z.number().nullable(),
    itemSoftmaxNdcgAt10: z.number().nullable(),
    incumbentNdcgAt10: z.number().nullable(),
    itemsShown: COUNT,
    handSetItemsShown: COUNT,
    treesItemsShown: COUNT,
    itemSoftmaxItemsShown: COUNT,
  }),
})

const NOTHING: SourceBlend = { slope: 0, proposed: 0 }

/** NDCG@10 on held-out interactions of the version's ranker. */
export function rankingNdcg({
  ranker,
  origin,
  metrics,
}: Pick<InterestModel, 'ranker' | 'origin' | 'metrics'>): number {
  const blend = origin === 'learned' ? metrics.ndcgAt10 : metrics.handSetNdcgAt10
  return { blend, trees: metrics.treesNdcgAt10, 'item-softmax': metrics.itemSoftmaxNdcgAt10 }[ranker] ?? blend
}

/** The blend as a list, in the order of the sources. */
export function blendRows(
  blend: InterestModel['blend'],
): readonly ({ readonly source: SourceName } & SourceBlend)[] {
  return SOURCE_NAMES.map((source) => ({ source, ...blend[source] }))
}

/** What `parseInterestModel` reads, as JSON. */
export function describeInterest({ trees, ...rest }: InterestModel): string {
  return JSON.stringify({ ...rest, trees: storedTrees(trees) })
}

/** As `describeInterest` wrote it. @throws AttuneError `UNAVAILABLE` if it is something else. */
export function parseInterestModel(text: string): InterestModel {
  const { blend, ...rest } = parseStored(INTEREST, text)
  const complete = SOURCE_NAMES.map((name) => [name, blend[name] ?? NOTHING] as const)
  return { ...rest, blend: Object.fromEntries(complete) as Record<SourceName, SourceBlend> }
}
