import type { ItemsSubject } from '../domain/recommendation.ts'
import { hasTaste } from '../domain/viewer.ts'
import { type AnchorQuery, anchorQuery, askAboutAnchors, POOL_DEPTH, readAnchors } from './anchors.ts'
import { chooseItems } from './choose-items.ts'
import { filtersOf } from './item-filters.ts'
import type { ListMaker } from './list-maker.ts'
import { askAboutViewer, conditionsFor, excludedBy, listMaker, type Pipeline, scopeFor } from './pipeline.ts'
import { arrangePool } from './pool.ts'
import { capKnown, rank } from './ranking/arrange.ts'
import { readQuery } from './read-query.ts'
import { type ReadQuery, scorerOf, viewerScorer } from './recipe.ts'
import { mix } from './scoring/mix.ts'
import { poolProbabilities } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'

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
        [{ reason: 'EXCLUDED', ids: new Set([...excludedBy(request), ...itemIds]) }],
        allowed,
      )
      return chooseItems(parts, { answer, filters, candidateIds: request.candidateIds }, options)
    },
    score({ request: { sourceWeights } }, { read, answer, also }, chosenIds) {
      const { anchors, recipe, query, share } = read
      const tagsWeight = TAGS_WEIGHT * (sourceWeights['shared-tags'] ?? 1)
      const weights = { ...sourceWeights, 'shared-tags': tagsWeight }
      const byItems = scoreItems(
        answer.picked.candidates,
        chosenIds,
        scorerOf(anchors.recipe, anchors.query, weights),
      )
      const pool = rank(byItems).slice(0, POOL_DEPTH)
      const poolIds = pool.map(({ itemId }) => itemId)
      const byViewer = scoreItems(
        also?.picked.candidates ?? [],
        poolIds,
        viewerScorer(recipe, query, sourceWeights),
      )
      return rank(mix(pool, { share, byViewer, bias: recipe.policy.bias }))
    },
    least: ({ request }, { read }, scored) =>
      scored.length < POOL_DEPTH ? Math.max(request.first, read.recipe.policy.poolLeast) : 0,
    async arrange({ parts, request, options }, { read: { recipe, returningIds } }, { chosen, items }) {
      const { policy } = recipe
      const pool = items.slice(0, POOL_DEPTH)
      const arrangement = { maxPerTag: request.maxPerTag ?? policy.maxPerTag, diversity: request.diversity }
      const arranged = await arrangePool(parts.graph, chosen.strongestTags(pool), pool, arrangement, options)
      return { ...arranged, kept: capKnown(arranged.kept, returningIds, policy.maxKnownShare) }
    },
    probabilities: (_, items, temperature) => poolProbabilities(items, temperature),
  }
}
