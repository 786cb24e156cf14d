import { NO_EVIDENCE, type WeightedId } from '../domain/candidate.ts'
import { halfLifeMs } from '../domain/policy.ts'
import { bestItems } from '../model/best-items.ts'
import { choleskySolveAll } from '../model/cholesky.ts'
import { dotAt } from '../model/dot.ts'
import { type Embedding, embeddingOf } from '../model/embedding.ts'
import type { FactorModel } from '../model/factor-model.ts'
import type { ServedModels } from '../model/served-models.ts'
import { addWeightedRows } from '../model/weighted-rows.ts'
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

/** What each of her items adds to any item's score: the product of a column with that item's vector. */
interface Pulls {
  readonly ids: readonly string[]
  /** `dimension` x `ids.length`, row-major. */
  readonly columns: Float64Array
}

/**
 * Which of her items speak for a candidate, and how much. Her score for it is a sum over what was observed of her,
 * `sum of c v' A^-1 w`, so each observation's part is known exactly. Nothing is solved before the first question: who
 * only wants scores, as a rehearsal does, asks none.
 */
function becauseOf(model: FactorModel, embedding: Embedding): (itemId: string) => readonly WeightedId[] {
  let pulls: Pulls | null = null
  return (itemId) => {
    pulls ??= pullsOf(model, embedding)
    const weights = productsOf(pulls, model, model.items.index.get(itemId) ?? 0)
    const strongest = new Strongest()
    // Plain, and asking for the bar only where it may have risen: this runs over all her items for each of a list's.
    let bar = Number.MIN_VALUE
    for (let at = 0; at < weights.length; at++) {
      const weight = weights[at] as number
      if (!(weight >= bar)) continue
      strongest.offer(pulls.ids[at] as string, weight)
      bar = Math.max(bar, strongest.bar)
    }
    return strongest.kept
  }
}

/** `c A^-1 v` of each of her items. */
function pullsOf({ items, dimension }: FactorModel, { observations, factor }: Embedding): Pulls {
  const own = observations.filter(({ table }) => table === items)
  const columns = new Float64Array(dimension * own.length)
  own.forEach(({ place, confidence }, at) => {
    for (let k = 0; k < dimension; k++) {
      columns[k * own.length + at] = confidence * (items.vectors[place * dimension + k] as number)
    }
  })
  choleskySolveAll(factor, dimension, columns, own.length)
  return { ids: own.map(({ place }) => items.ids[place] ?? ''), columns }
}

/** What each adds to the score of the item at a place. */
function productsOf({ ids, columns }: Pulls, { items, dimension }: FactorModel, place: number): Float64Array {
  const products = new Float64Array(ids.length)
  const vector = items.vectors.subarray(place * dimension, (place + 1) * dimension)
  addWeightedRows(products, 0, { matrix: columns, width: ids.length, first: 0 }, vector)
  return products
}
