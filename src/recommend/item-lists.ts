import { excludedIds, type ItemsSubject } from '../domain/recommendation.ts'
import { hasTaste } from '../domain/viewer.ts'
import { type AnchorQuery, anchorQuery, askAboutAnchors, POOL_DEPTH, readAnchors } from './anchors.ts'
import type { ScoredItem } from './candidate.ts'
import { chooseItems } from './choose-items.ts'
import { catalogFor, fillPlaces, knownCap, strongestTagIn, tagCap } from './fill-places.ts'
import { filtersOf } from './item-filters.ts'
import type { ListMaker } from './list-maker.ts'
import { askAboutViewer, conditionsFor, listMaker, scopeFor } from './pipeline.ts'
import { capPerTag, rank } from './ranking/arrange.ts'
import { readQuery } from './read-query.ts'
import { type ReadQuery, scorerOf, viewerScorer } from './recipe.ts'
import { mix } from './scoring/mix.ts'
import { poolProbabilities } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import type { Pipeline } from './stages.ts'

/** How much more tags count than for a viewer: what an item is about matters more than who liked it too. */
const TAGS_WEIGHT = 3

interface ReadItems extends ReadQuery {
  readonly anchors: AnchorQuery
  /** How much the viewer counts in the order, 0-1. */
  readonly share: number
}

/**
 * The lists of what goes with items: the pool comes from the items alone, and the viewer has a say in its order. Items that
 * the viewer has seen or dismissed are left out, and so are the items themselves.
 */
export function itemLists(subject: ItemsSubject): ListMaker {
  return listMaker(itemPipeline(subject))
}

function itemPipeline({ itemIds, viewerShare }: ItemsSubject): Pipeline<ReadItems> {
  return {
    async read({ parts, request, context, options }, untilMs) {
      const [read, viewer] = await Promise.all([
        readQuery(parts, request, context, untilMs),
        readAnchors(parts.graph, itemIds, context.nowMs, options),
      ])
      const anchors = await anchorQuery(parts, viewer, read)
      return { ...read, anchors, share: hasTaste(read.viewer) ? viewerShare : 0 }
    },
    ask: askAboutAnchors,
    askAlso: (run, read) => (read.share > 0 ? askAboutViewer(run, read) : null),
    conditions: conditionsFor,
    scope: scopeFor,
    choose({ parts, request, options }, { read, scope: { allowed }, answer }) {
      const filters = filtersOf(read.viewer).and(
        [{ reason: 'EXCLUDED', ids: new Set([...excludedIds(request), ...itemIds]) }],
        allowed,
      )
      return chooseItems(parts, { answer, filters, candidateIds: request.candidateIds }, options)
    },
    score({ request: { sourceWeights } }, { read, answer, also }, chosenIds, poolIds) {
      const { anchors, recipe, query, share } = read
      const weighing = { trust: { 'shared-tags': TAGS_WEIGHT }, multipliers: sourceWeights }
      const scorer = scorerOf(anchors.recipe, anchors.query, weighing)
      const byItems = (ids: readonly string[]) => rank(scoreItems(answer.picked.candidates, ids, scorer))
      const pool = byItems(poolIds ?? chosenIds).slice(0, POOL_DEPTH)
      const all = poolIds ? [...pool, ...byItems(chosenIds)] : pool
      const byViewer = scoreItems(
        also?.picked.candidates ?? [],
        all.map(({ itemId }) => itemId),
        viewerScorer(recipe, query, sourceWeights),
      )
      return rank(mix(all, { share, byViewer, bias: recipe.policy.bias, poolSize: pool.length }))
    },
    least: ({ request }, { read }, scored) =>
      scored.length < POOL_DEPTH ? Math.max(request.first, read.recipe.policy.poolLeast) : 0,
    async trim(run, { read }, items) {
      const snapshot = await catalogFor(run.parts, read, run)
      const tagOf = ({ itemId }: ScoredItem) => strongestTagIn(snapshot, itemId)
      const max = run.request.maxPerTag ?? read.recipe.policy.maxPerTag
      const { kept, removed } = capPerTag(items.slice(0, POOL_DEPTH), tagOf, max)
      return { pool: kept, removed }
    },
    async arrange(run, { read }, filled) {
      const { request, parts } = run
      const { recipe, returningIds } = read
      const { policy } = recipe
      const snapshot = await catalogFor(parts, read, run)
      const own = {
        caps: [
          tagCap(snapshot, request.maxPerTag ?? policy.maxPerTag),
          knownCap(returningIds, policy.maxKnownShare),
        ],
        diversity: request.diversity ?? 0,
        count: filled.pool.length + filled.claims.pins.length,
      }
      return fillPlaces(filled, own, snapshot)
    },
    probabilities: (_, items, temperature) => poolProbabilities(items, temperature),
  }
}
