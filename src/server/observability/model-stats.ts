import { AttuneError } from '../../domain/errors.ts'
import type { Ranker, SourceBlend } from '../../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import { modelSettings } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import {
  type InterestMetrics,
  type InterestModel,
  parseInterestModel,
  rankingNdcg,
} from '../../model/interest-model.ts'

/** What a version of the model is, for people. */
export interface ModelStats {
  readonly version: string
  /** Epoch milliseconds; null if nobody knows. */
  readonly trainedAtMs: number | null
  /** Null where nothing was learned, or it cannot be read: the policy's own weights rank. */
  readonly origin: InterestModel['origin'] | null
  /** The form that ranks where the policy leaves it to the version; null where `origin` is. */
  readonly ranker: Ranker | null
  /** On what was held out, by that form; null where `origin` is. */
  readonly ndcgAt10: number | null
  /** Of every source; empty where `origin` is null. */
  readonly weights: readonly ({ readonly source: SourceName } & SourceBlend)[]
  readonly metrics: InterestMetrics | null
}

/** Reads what a version keeps of its training; null if there is no such version (any more). */
export async function modelStats(
  graph: GraphStore,
  version: string,
  options: RunOptions = {},
): Promise<ModelStats | null> {
  const [row] = await graph.run(modelSettings, { version }, options)
  if (!row) return null
  const interest = readInterest(row.interest)
  return {
    version,
    trainedAtMs: row.trainedAt,
    origin: interest?.origin ?? null,
    ranker: interest?.ranker ?? null,
    ndcgAt10: interest && rankingNdcg(interest),
    weights: interest ? SOURCE_NAMES.map((source) => ({ source, ...interest.blend[source] })) : [],
    metrics: interest?.metrics ?? null,
  }
}

/** What another version of Attune wrote ranks nothing either: it is as if nothing was learned. */
function readInterest(text: string | null): InterestModel | null {
  try {
    return text === null ? null : parseInterestModel(text)
  } catch (error) {
    if (error instanceof AttuneError && error.code === 'UNAVAILABLE') return null
    throw error
  }
}
