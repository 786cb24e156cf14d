import type { RecommendationRequest } from '../domain/recommendation.ts'
import type { SearchSubject } from '../domain/search.ts'
import { hasTaste } from '../domain/viewer.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { ScoredItem } from './candidate.ts'
import { findMatches, isBlank, toHits } from './find-matches.ts'
import type { ListContext, ListMaker, ListParts, MadeList } from './list-maker.ts'
import { explainList, viewerLists } from './make-list.ts'
import { appendFillers, byInterestAndPopularity } from './pool.ts'
import { byLogit } from './ranking/arrange.ts'
import { readOptions, readQuery } from './read-query.ts'
import type { ReadQuery } from './recipe.ts'
import { viewerScorer } from './recipe.ts'
import { orderHits, type RankedHit, type TextHit } from './scoring/order-hits.ts'
import { softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { servedPool, serveList } from './serving/serve-list.ts'
import type { ServedList } from './serving/served-lists.ts'
import { gatherAllowed, NOTHING_GATHERED, pickCandidates } from './sources/gather.ts'

/**
 * The lists of what matches a text: the best hits by text and popularity, in an order in which the viewer's interest has a
 * say. Without words it is what the viewer should see next.
 */
export function searchLists(subject: SearchSubject): ListMaker {
  const hasWords = !isBlank(subject.text)
  return {
    make: (parts, request, context) =>
      hasWords
        ? makeSearchList(parts, request, subject, context)
        : makeBlankList(parts, request, subject, context),
    explain: (parts, request, context, list) => explainList(parts, request, context, list, hasWords),
  }
}

async function makeSearchList(
  parts: ListParts,
  request: RecommendationRequest,
  subject: SearchSubject,
  context: ListContext,
): Promise<MadeList> {
  const options = readOptions(context)
  // Read the viewer.
  const read = await readQuery(parts, request, context)
  const { query, viewer, recipe, state } = read
  // Search and gather.
  const [{ snapshot, conditions, matches }, { responses, degradedSources }] = await Promise.all([
    findMatches(parts, request, subject, { viewer, nowMs: context.nowMs, options }),
    hasTaste(viewer)
      ? gatherAllowed({ ...parts, ...options }, query, request, context.denied)
      : NOTHING_GATHERED,
  ])
  const hits = toHits(snapshot, matches, subject.text)
  // Score.
  const { candidates } = await pickCandidates(parts.available, query, responses, options)
  const itemIds = hits.map(({ itemId }) => itemId)
  const scored = scoreItems(candidates, itemIds, viewerScorer(recipe, query, request.sourceWeights))
  const byId = itemsById(snapshot, read, itemIds, byLogit(scored))
  // Rank.
  const logits = scored.length === 0 ? null : new Map([...byId].map(([id, { logit }]) => [id, logit]))
  const ranked = orderHits(hits, logits, subject.impact)
  // Serve.
  const items = ranked.map(({ itemId }) => byId.get(itemId) ?? withoutInterest(itemId))
  const temperature = request.temperature ?? recipe.policy.temperature
  // Of interest alone: ratios of the whole scores would reveal exact numbers of people.
  const probabilities = softmax(
    items.map(({ logit }) => logit),
    temperature,
  )
  const found = new Set(itemIds)
  const arranged = servedPool({
    items,
    probabilities,
    fallbackSteps: [],
    degradedSources,
    candidates,
    passes: (itemId) => found.has(itemId),
  })
  const list = serveList(request, withoutExploration(read), arranged, context)
  const { total, isRelaxed } = matches
  const searched = { ...withScores(list, ranked), search: { total, isRelaxed } }
  return { list: searched, viewer, catalogRevision: state.catalogRevision, responses, conditions }
}

/** The hits with their logits; those that no source knows come after the others. Empty if nothing is known of the viewer. */
function itemsById(
  snapshot: CatalogSnapshot,
  { query }: ReadQuery,
  itemIds: readonly string[],
  scored: readonly ScoredItem[],
): ReadonlyMap<string, ScoredItem> {
  const known = new Map(scored.map((item) => [item.itemId, item]))
  if (known.size === 0) return known
  const unknown = itemIds.filter((itemId) => !known.has(itemId))
  const filled = appendFillers(scored, byInterestAndPopularity(snapshot, query, unknown), query.policy.bias)
  return new Map(filled.map((item) => [item.itemId, item]))
}

function withoutInterest(itemId: string): ScoredItem {
  return { itemId, logit: 0, contributions: [], supportingSources: [] }
}

/** A search is ordered by what matches: no place is drawn at random. */
function withoutExploration(read: ReadQuery): ReadQuery {
  const { recipe } = read
  return { ...read, recipe: { ...recipe, policy: { ...recipe.policy, exploration: 0 } } }
}

function withScores(list: ServedList, ranked: readonly RankedHit[]): ServedList {
  const scores = new Map(ranked.map((hit) => [hit.itemId, hit.scores]))
  return {
    ...list,
    items: list.items.map((item) => {
      const search = scores.get(item.itemId)
      return search ? { ...item, search } : item
    }),
  }
}

async function makeBlankList(
  parts: ListParts,
  request: RecommendationRequest,
  subject: SearchSubject,
  context: ListContext,
): Promise<MadeList> {
  const made = await viewerLists.make(parts, request, context)
  const { viewer, list } = made
  const asked = { viewer, nowMs: context.nowMs, options: readOptions(context) }
  const { snapshot, matches } = await findMatches(parts, request, subject, asked)
  const { items } = list
  const hits = items.map(({ itemId }): TextHit => {
    const row = snapshot.numberOf(itemId)
    const people = row === undefined ? 0 : snapshot.degreeAt(row)
    return { itemId, textScore: 1, people, matchedWords: [], isTitle: false }
  })
  const logits = hasTaste(viewer) ? new Map(items.map(({ itemId, logit }) => [itemId, logit])) : null
  const search = { total: matches.total, isRelaxed: false }
  return { ...made, list: { ...withScores(list, orderHits(hits, logits, subject.impact)), search } }
}
