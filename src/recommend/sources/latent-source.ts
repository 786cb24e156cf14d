import { halfLifeMs } from '../../domain/policy.ts'
import { bestItems } from '../../model/best-items.ts'
import { choleskySolve } from '../../model/cholesky.ts'
import { dotAt, type FactorModel, withoutRare } from '../../model/factor-model.ts'
import { type Embedding, embeddingOf } from '../../model/fold-in.ts'
import type { ServedModels } from '../../model/served-models.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import type { LiveCatalog } from '../../snapshot/live-catalog.ts'
import { type Candidate, NO_EVIDENCE, type ScoresOf, Strongest, type WeightedId } from '../candidate.ts'
import {
  ALL_PASS,
  byScore,
  type CandidateSource,
  NO_PROPOSALS,
  type Passes,
  type SourceOptions,
} from './candidate-source.ts'
import { type DescribedItems, describedItems, learnedPlace } from './described-items.ts'
import type { SourceQuery } from './source-query.ts'

/** Scores are expectations of about 0-1, 1 for an engagement: lower ones than this are noise. */
const LEAST_SCORE = 0.01

/**
 * What the factor model expects the viewer to like. Each request solves the viewer's vector from their history, ties and
 * tags, so that new users and clicks need no training. Items without engagements are known by their tags.
 *
 * @param liveCatalog has these items; omitted: there are none
 */
export function latent(models: ServedModels, liveCatalog?: LiveCatalog): CandidateSource {
  return {
    name: 'latent',
    async fetch(query, options) {
      if (query.modelVersion === null) return NO_PROPOSALS
      const { factors } = await models.load(query.modelVersion)
      if (!factors) return NO_PROPOSALS
      const model = withoutRare(factors, query.policy.minContributors)
      const clock = { clockMs: query.clockMs, halfLifeMs: halfLifeMs(query.policy) }
      const embedding = embeddingOf(model, query.viewer, clock)
      if (!embedding) return NO_PROPOSALS
      const snapshot = await catalogOf(query, liveCatalog, options)
      const described = snapshot && describedItems(model, snapshot)
      const known = { model, embedding, vectorOf: vectorsOf(model, described) }
      const reasons = supportingItems(known)
      const scoresOf: ScoresOf = (itemIds) => itemIds.map((itemId) => scoreOf(known, itemId))
      return {
        ranking: {
          best: (count, passes) => bestOf(known, described, count, passes),
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

/** The catalog of the request; the newest one that is known, if that is not said. */
async function catalogOf(
  { modelVersion, catalogRevision = null }: SourceQuery,
  liveCatalog: LiveCatalog | undefined,
  options: SourceOptions,
): Promise<CatalogSnapshot | null> {
  if (!liveCatalog) return null
  return liveCatalog.at({ modelVersion, catalogRevision }) ?? (await liveCatalog.current(options))
}

/** The vector of an item; undefined for an unknown one. */
type VectorOf = (itemId: string) => Float32Array | undefined

function vectorsOf({ items, dimension }: FactorModel, described: DescribedItems | null): VectorOf {
  return (itemId) => {
    const place = items.index.get(itemId)
    const learned =
      place === undefined ? undefined : items.vectors.subarray(place * dimension, (place + 1) * dimension)
    return described?.vectorOf(itemId) ?? learned
  }
}

/** What is known of a viewer and of items. */
interface Known {
  readonly model: FactorModel
  readonly embedding: Embedding
  readonly vectorOf: VectorOf
}

function bestOf(
  { model, embedding: { vector } }: Known,
  described: DescribedItems | null,
  count: number,
  passes: Passes = ALL_PASS,
): readonly Candidate[] {
  const { index } = model.items
  const isWanted = (place: number) => {
    const itemId = idAt(model, place)
    const isLearned = (model.degrees[place] ?? 0) > 0 || !described?.vectorOf(itemId)
    return isLearned && index.has(itemId) && passes(itemId)
  }
  const learned = bestItems(model.items, vector, isWanted, count, LEAST_SCORE).map(({ place, score }) => ({
    itemId: idAt(model, place),
    score,
  }))
  const more: Candidate[] = []
  for (const [itemId, own] of described?.entries() ?? []) {
    const score = dotAt(own, 0, vector)
    if (score >= LEAST_SCORE && passes(itemId)) more.push({ itemId, score })
  }
  return more.length === 0 ? learned : [...learned, ...more].sort(byScore).slice(0, count)
}

function scoreOf({ model, embedding: { vector }, vectorOf }: Known, itemId: string): number | undefined {
  const place = learnedPlace(model, itemId)
  if (place !== undefined) return dotAt(model.items.vectors, place * model.dimension, vector)
  const own = vectorOf(itemId)
  return own && dotAt(own, 0, vector)
}

function idAt(model: FactorModel, place: number): string {
  return model.items.ids[place] ?? ''
}

/**
 * The items of the viewer that support a candidate, with weights. A score is a sum over the viewer's observations,
 * `sum of c v' A^-1 w`, so the part of each observation is known exactly. One solve per item: few items need reasons.
 */
function supportingItems({
  model,
  embedding: { observations, factor },
  vectorOf,
}: Known): (itemId: string) => readonly WeightedId[] {
  const { items, dimension } = model
  const { vectors } = items
  return (itemId) => {
    const candidate = vectorOf(itemId)
    if (candidate === undefined) return []
    const pull = new Float64Array(candidate)
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
