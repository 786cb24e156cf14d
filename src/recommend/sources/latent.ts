import { NO_EVIDENCE, type WeightedId } from '../../domain/candidate.ts'
import { halfLifeMs } from '../../domain/policy.ts'
import { bestItems } from '../../model/best-items.ts'
import { choleskySolve } from '../../model/cholesky.ts'
import { type Embedding, embeddingOf } from '../../model/embedding.ts'
import { dotAt, type FactorModel } from '../../model/factor-model.ts'
import type { ServedModels } from '../../model/served-models.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { Strongest } from './evidence.ts'
import type { ScoredItem } from './ranking.ts'

/** A score is an expectation in about 0-1, 1 for what was engaged with: less than this is no more than noise. */
const LEAST_SCORE = 0.01

/**
 * What the factor model expects the viewer to like. Her vector is solved anew from her history, ties and tags, so
 * neither a new person nor a click of a second ago waits for a training.
 */
export function latent(models: ServedModels): CandidateSource {
  return {
    name: 'latent',
    async fetch(request) {
      if (request.modelVersion === null) return NO_PROPOSALS
      const { factors: model } = await models.of(request.modelVersion)
      if (!model) return NO_PROPOSALS
      const clock = { clockMs: request.clockMs, halfLifeMs: halfLifeMs(request.policy) }
      const embedding = embeddingOf(model, request.viewer, clock)
      if (!embedding) return NO_PROPOSALS
      const isSeen = placesOf(model, request.viewer.seenItemIds)
      const reasons = becauseOf(model, embedding)
      return {
        ranking: {
          best: (count) => bestOf(model, embedding, isSeen, count),
          size: request.policy.latentDepth,
        },
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, items: reasons(itemId) }),
        scoresOf: (itemIds) => itemIds.map((itemId) => scoreOf(model, embedding, itemId)),
      }
    },
  }
}

function bestOf(
  model: FactorModel,
  { vector }: Embedding,
  isSeen: ReadonlySet<number>,
  count: number,
): readonly ScoredItem[] {
  const best = bestItems(model.items, vector, isSeen, count, LEAST_SCORE)
  return best.map(({ place, score }) => ({ itemId: idAt(model, place), score }))
}

function scoreOf(model: FactorModel, { vector }: Embedding, itemId: string): number | undefined {
  const place = model.items.index.get(itemId)
  return place === undefined ? undefined : dotAt(model.items.vectors, place * model.dimension, vector)
}

function placesOf(model: FactorModel, ids: Iterable<string>): ReadonlySet<number> {
  const places = new Set<number>()
  for (const id of ids) {
    const place = model.items.index.get(id)
    if (place !== undefined) places.add(place)
  }
  return places
}

function idAt(model: FactorModel, place: number): string {
  return model.items.ids[place] ?? ''
}

/**
 * Which of her items speak for a candidate, and how much. Her score for it is a sum over what was observed of her,
 * `sum of c v' A^-1 w`, so each observation's part is known exactly. One solve an item: few are ever asked about.
 */
function becauseOf(
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
    return strongest.kept
  }
}
