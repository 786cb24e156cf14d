import { type Candidate, NO_EVIDENCE, type WeightedId } from '../domain/candidate.ts'
import { halfLifeMs } from '../domain/policy.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { bestItems } from '../model/best-items.ts'
import { choleskySolve } from '../model/cholesky.ts'
import { dotAt } from '../model/dot.ts'
import { type Embedding, embeddingOf } from '../model/embedding.ts'
import type { FactorModel } from '../model/factor-model.ts'
import type { ServedModels } from '../model/served-models.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { Strongest } from './evidence.ts'
import { firstPassing, type ScoredItem } from './first-passing.ts'
import { filterParams } from './item-filter.ts'

/** A score is an expectation in about 0-1, 1 for what was engaged with: less than this is no more than noise. */
const LEAST_SCORE = 0.01

/**
 * What the factor model expects the viewer to like. Her vector is solved anew from her history, ties and tags, so
 * neither a new person nor a click of a second ago waits for a training.
 */
export function latent(graph: GraphStore, models: ServedModels): CandidateSource {
  return {
    name: 'latent',
    async fetch(request, signal) {
      if (request.modelVersion === null) return NO_PROPOSALS
      const { factors: model } = await models.of(request.modelVersion)
      if (!model) return NO_PROPOSALS
      const clock = { clockMs: request.clockMs, halfLifeMs: halfLifeMs(request.policy) }
      const embedding = embeddingOf(model, request.viewer, clock)
      if (!embedding) return NO_PROPOSALS
      const isExcluded = placesOf(model, filterParams(request).excluded)
      const { sources, latentDepth } = request.policy
      const ranking = {
        best: (count: number) => bestOf(model, embedding, isExcluded, count),
        size: latentDepth,
      }
      const items = await firstPassing(graph, request, sources.latent.candidateLimit, ranking, signal)
      const reasons = becauseOf(model, embedding)
      const candidates = items.map(
        ({ itemId, score }): Candidate => ({
          itemId,
          source: 'latent',
          raw: score,
          evidence: () => ({ ...NO_EVIDENCE, items: reasons(itemId) }),
        }),
      )
      return { candidates, scoreOf: (itemId) => scoreOf(model, embedding, itemId) }
    },
  }
}

function bestOf(
  model: FactorModel,
  { vector }: Embedding,
  isExcluded: ReadonlySet<number>,
  count: number,
): readonly ScoredItem[] {
  const best = bestItems(model.itemsLongestFirst, vector, isExcluded, count, LEAST_SCORE)
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

/** What one of her items adds to any item's score: the product of `pull` and that item's vector. */
interface Pull {
  readonly id: string
  readonly pull: Float64Array
}

/**
 * Which of her items speak for a candidate, and how much. Her score for it is a sum over what was observed of her,
 * `sum of c v' A^-1 w`, so each observation's part is known exactly. Nothing is solved before the first question: who
 * only wants scores, as a rehearsal does, asks none.
 */
function becauseOf(model: FactorModel, embedding: Embedding): (itemId: string) => readonly WeightedId[] {
  let pulls: readonly Pull[] | null = null
  return (itemId) => {
    pulls ??= pullsOf(model, embedding)
    const start = (model.items.index.get(itemId) ?? 0) * model.dimension
    const strongest = new Strongest()
    for (const { id, pull } of pulls) {
      const weight = dotAt(model.items.vectors, start, pull)
      if (weight > 0) strongest.offer(id, weight)
    }
    return strongest.kept
  }
}

function pullsOf(model: FactorModel, { observations, factor }: Embedding): readonly Pull[] {
  return observations
    .filter(({ table }) => table === model.items)
    .map(({ place, confidence }) => ({
      id: idAt(model, place),
      pull: pullOf(model, place, confidence, factor),
    }))
}

/** `c A^-1 v`. Plain loops: this runs for each of her items. */
function pullOf(
  { items, dimension }: FactorModel,
  place: number,
  confidence: number,
  factor: Float64Array,
): Float64Array {
  const pull = new Float64Array(dimension)
  const start = place * dimension
  for (let k = 0; k < dimension; k++) pull[k] = confidence * (items.vectors[start + k] as number)
  choleskySolve(factor, dimension, pull)
  return pull
}
