import { halfLifeMs } from '../../domain/policy.ts'
import { bestItems } from '../../model/best-items.ts'
import { choleskySolve } from '../../model/cholesky.ts'
import { dotAt, type FactorModel, withoutRare } from '../../model/factor-model.ts'
import { type Embedding, embeddingOf } from '../../model/fold-in.ts'
import type { ServedModels } from '../../model/served-models.ts'
import { type Candidate, NO_EVIDENCE, type ScoresOf, Strongest, type WeightedId } from '../candidate.ts'
import { ALL_PASS, type CandidateSource, NO_PROPOSALS, type Passes } from './candidate-source.ts'

/** Scores are expectations of about 0-1, 1 for an engagement: lower ones than this are noise. */
const LEAST_SCORE = 0.01

/**
 * What the factor model expects the viewer to like. Each request solves the viewer's vector from their history, ties and
 * tags, so that new users and clicks need no training.
 */
export function latent(models: ServedModels): CandidateSource {
  return {
    name: 'latent',
    async fetch(query) {
      if (query.modelVersion === null) return NO_PROPOSALS
      const { factors } = await models.load(query.modelVersion)
      if (!factors) return NO_PROPOSALS
      const model = withoutRare(factors, query.policy.minContributors)
      const clock = { clockMs: query.clockMs, halfLifeMs: halfLifeMs(query.policy) }
      const embedding = embeddingOf(model, query.viewer, clock)
      if (!embedding) return NO_PROPOSALS
      const reasons = supportingItems(model, embedding)
      const scoresOf: ScoresOf = (itemIds) => itemIds.map((itemId) => scoreOf(model, embedding, itemId))
      return {
        ranking: {
          best: (count, passes) => bestOf(model, embedding, count, passes),
          size: query.policy.latentDepth,
          scoresOf,
        },
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, items: reasons(itemId) }),
        personIds: query.viewer.strongestTies.map(({ userId }) => userId),
        scoresOf,
      }
    },
  }
}

function bestOf(
  model: FactorModel,
  { vector }: Embedding,
  count: number,
  passes: Passes = ALL_PASS,
): readonly Candidate[] {
  const { index } = model.items
  const isWanted = (place: number) => {
    const itemId = idAt(model, place)
    return index.has(itemId) && passes(itemId)
  }
  const best = bestItems(model.items, vector, isWanted, count, LEAST_SCORE)
  return best.map(({ place, score }) => ({ itemId: idAt(model, place), score }))
}

function scoreOf(model: FactorModel, { vector }: Embedding, itemId: string): number | undefined {
  const place = model.items.index.get(itemId)
  return place === undefined ? undefined : dotAt(model.items.vectors, place * model.dimension, vector)
}

function idAt(model: FactorModel, place: number): string {
  return model.items.ids[place] ?? ''
}

/**
 * The items of the viewer that support a candidate, with weights. A score is a sum over the viewer's observations,
 * `sum of c v' A^-1 w`, so the part of each observation is known exactly. One solve per item: few items need reasons.
 */
function supportingItems(
  model: FactorModel,
  { observations, factor }: Embedding,
): (itemId: string) => readonly WeightedId[] {
  const { items, dimension } = model
  const { vectors } = items
  return (itemId) => {
    const candidate = items.index.get(itemId)
    if (candidate === undefined) return []
    const start = candidate * dimension
    const pull = new Float64Array(vectors.subarray(start, start + dimension))
    choleskySolve(factor, dimension, pull)
    const strongest = new Strongest()
    for (const { table, place, confidence } of observations) {
      if (table !== items) continue
      const weight = confidence * dotAt(vectors, place * dimension, pull)
      if (weight > 0) strongest.offer(idAt(model, place), weight)
    }
    return strongest.pieces
  }
}
