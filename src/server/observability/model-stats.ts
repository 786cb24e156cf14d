import { AttuneError } from '../../domain/errors.ts'
import type { Ranker, SourceBlend } from '../../domain/policy.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { modelSettings } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import {
  blendRows,
  type InterestMetrics,
  type InterestModel,
  parseInterestModel,
  rankingNdcg,
} from '../../model/interest-model.ts'

/** A version of the model, described. */
export interface ModelStats {
  readonly version: string
  /** Epoch milliseconds; null if unknown. */
  readonly trainedAtMs: number | null
  /** Null if the version has no readable interest model: then the weights of the policy rank. */
  readonly origin: InterestModel['origin'] | null
  /** The ranker that the version selected; null if `origin` is null. */
  readonly ranker: Ranker | null
  /** NDCG of that ranker on held-out interactions; null if `origin` is null. */
  readonly ndcgAt10: number | null
  /** Of every source; empty if `origin` is null. */
  readonly weights: readonly ({ readonly source: SourceName } & SourceBlend)[]
  readonly metrics: InterestMetrics | null
}

/** Reads the training results of a version; null if the version does not exist. */
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
    weights: interest ? blendRows(interest.blend) : [],
    metrics: interest?.metrics ?? null,
  }
}

/** A model of another version of Attune is unreadable and ranks nothing, so it counts as missing. */
function readInterest(text: string | null): InterestModel | null {
  try {
    return text === null ? null : parseInterestModel(text)
  } catch (error) {
    if (error instanceof AttuneError && error.code === 'UNAVAILABLE') return null
    throw error
  }
}
