import { z } from 'zod'
import { RANKERS, type Ranker, type SourceBlend } from '../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'
import { parseStored } from './parse-stored.ts'
import { STORED_TREES, storedTrees, type TreeEnsemble } from './tree-ensemble.ts'

/** How a version ranked held-out interactions, beside what it would replace. */
export interface InterestMetrics {
  /** People whose interactions were held out, and how many of those. */
  readonly users: number
  readonly positives: number
  /** Share of held-out items that were in the pools at all, 0-1. */
  readonly poolRecall: number
  /** Of these weights, by cross-fitting: no one's list is ranked by weights fitted on her. */
  readonly ndcgAt10: number
  /** Of the weights set by hand, on the same lists. */
  readonly handSetNdcgAt10: number
  /** Of the blend with trees on top, and of the item softmax, each on the same lists; null where there was none. */
  readonly treesNdcgAt10: number | null
  readonly itemSoftmaxNdcgAt10: number | null
  /** Of the recipe that served before, by the form that ranked; null where it is the same, or nothing served. */
  readonly incumbentNdcgAt10: number | null
  /** Different items in the best ten of all these lists, by the same forms; null where it was not counted. */
  readonly itemsShown: number | null
  readonly handSetItemsShown: number | null
  readonly treesItemsShown: number | null
  readonly itemSoftmaxItemsShown: number | null
}

/** Blend weights and the trees on top of them, and how well they ranked held-out interactions. */
export interface InterestModel {
  /** The form that ranks, where the policy leaves it to the version. */
  readonly ranker: Ranker
  /** `hand-set` where the policy's own weights ranked better than those learned. */
  readonly origin: 'learned' | 'hand-set'
  readonly blend: Readonly<Record<SourceName, SourceBlend>>
  /** Times an item's popularity, added to its logit. */
  readonly popularityWeight: number
  /** Empty where none were grown, or the weights set by hand did better than those they would stand on. */
  readonly trees: TreeEnsemble
  readonly metrics: InterestMetrics
}

const SOURCE_BLEND = z.object({ slope: z.number(), proposed: z.number() })

/** Models written before it was counted have none. */
const COUNT = z.int().nullable().default(null)

const INTEREST = z.object({
  /** Models written before there was a choice have the blend alone. */
  ranker: z.enum(RANKERS).default('blend'),
  origin: z.enum(['learned', 'hand-set']),
  /** A source that is newer than the model adds nothing until the next training. */
  blend: z.partialRecord(z.enum(SOURCE_NAMES), SOURCE_BLEND),
  /** Models written before there was one have none. */
  popularityWeight: z.number().default(0),
  trees: STORED_TREES.default([]),
  metrics: z.object({
    users: z.int(),
    positives: z.int(),
    poolRecall: z.number(),
    ndcgAt10: z.number(),
    handSetNdcgAt10: z.number(),
    treesNdcgAt10: z.number().nullable().default(null),
    itemSoftmaxNdcgAt10: z.number().nullable().default(null),
    incumbentNdcgAt10: z.number().nullable(),
    itemsShown: COUNT,
    handSetItemsShown: COUNT,
    treesItemsShown: COUNT,
    itemSoftmaxItemsShown: COUNT,
  }),
})

const NOTHING: SourceBlend = { slope: 0, proposed: 0 }

/** NDCG@10 on what was held out of the form that ranks where the policy leaves it to the version. */
export function rankingNdcg({ ranker, origin, metrics }: InterestModel): number {
  const blend = origin === 'learned' ? metrics.ndcgAt10 : metrics.handSetNdcgAt10
  return { blend, trees: metrics.treesNdcgAt10, 'item-softmax': metrics.itemSoftmaxNdcgAt10 }[ranker] ?? blend
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
