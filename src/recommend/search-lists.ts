import type { SearchSubject } from '../domain/search.ts'
import { hasTaste } from '../domain/viewer.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { readConditions } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import { type FoundItems, findMatches, isBlank, toHits } from './find-matches.ts'
import type { ListMaker, ListRun } from './list-maker.ts'
import { askAboutViewer, type ItemScope, listMaker, type Pipeline } from './pipeline.ts'
import { appendFillers, byInterestAndPopularity } from './pool.ts'
import { byLogit } from './ranking/arrange.ts'
import { readQuery } from './read-query.ts'
import { type ReadQuery, viewerScorer } from './recipe.ts'
import { orderHits, type RankedHit, type TextHit } from './scoring/order-hits.ts'
import { softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import { viewerPipeline } from './viewer-lists.ts'

interface FoundScope extends ItemScope {
  readonly found: FoundItems
}

interface HitsScope extends FoundScope {
  readonly hits: readonly TextHit[]
}

/**
 * The lists of what matches a text: the best hits by text and popularity, in an order in which the viewer's interest has a
 * say. Without words it is what the viewer should see next.
 */
export function searchLists(subject: SearchSubject): ListMaker {
  return isBlank(subject.text) ? listMaker(blankPipeline(subject)) : listMaker(searchPipeline(subject))
}

function searchPipeline(subject: SearchSubject): Pipeline<ReadQuery, HitsScope> {
  return {
    read: async ({ parts, request, context }, untilMs) =>
      withoutExploration(await readQuery(parts, request, context, untilMs)),
    ask(run, read) {
      const question = askAboutViewer(run, read)
      return hasTaste(read.viewer) ? question : { ...question, sources: [] }
    },
    // Who searches for something may want it in spite of a tag that they rejected.
    conditions: ({ parts, request, options }) => readConditions(parts, request, null, options),
    async scope(run, read) {
      const found = await findFor(run, read, subject)
      const hits = toHits(found.snapshot, found.matches, subject.text)
      return { conditions: found.conditions, allowed: null, found, hits }
    },
    async choose(_, { scope: { hits } }) {
      const itemIds = hits.map(({ itemId }) => itemId)
      const wanted = new Set(itemIds)
      return {
        itemIds,
        passes: (itemId) => wanted.has(itemId),
        filtered: null,
        strongestTags: () => new Map(),
        fill: async (ranked) => ({ items: ranked, fallbackSteps: [] }),
      }
    },
    score({ request }, { read, scope: { found, hits }, answer }, itemIds) {
      const scorer = viewerScorer(read.recipe, read.query, request.sourceWeights)
      const scored = byLogit(scoreItems(answer.picked.candidates, itemIds, scorer))
      const known = itemsById(found.snapshot, read, itemIds, scored)
      const logits = scored.length === 0 ? null : logitsOf([...known.values()])
      const ranked = orderHits(hits, logits, subject.impact)
      return withScores(
        ranked.map(({ itemId }) => known.get(itemId) ?? withoutInterest(itemId)),
        ranked,
      )
    },
    least: () => 0,
    arrange: async (_, __, { items }) => ({ kept: items, removed: [] }),
    // Of interest alone: ratios of the whole scores would reveal exact numbers of people.
    probabilities: (_, items, temperature) =>
      softmax(
        items.map(({ logit }) => logit),
        temperature,
      ),
    summarize: ({ found: { matches } }) => ({ total: matches.total, isRelaxed: matches.isRelaxed }),
  }
}

/** A search without words. */
function blankPipeline(subject: SearchSubject): Pipeline<ReadQuery, FoundScope> {
  return {
    ...viewerPipeline,
    async scope(run, read) {
      const [scope, found] = await Promise.all([viewerPipeline.scope(run, read), findFor(run, read, subject)])
      return { ...scope, found }
    },
    async arrange(run, draft, filled) {
      const { kept, removed } = await viewerPipeline.arrange(run, draft, filled)
      const { snapshot } = draft.scope.found
      const hits = kept.map(({ itemId }): TextHit => {
        const row = snapshot.numberOf(itemId)
        const people = row === undefined ? 0 : snapshot.degreeAt(row)
        return { itemId, textScore: 1, people, matchedWords: [], isTitle: false }
      })
      const logits = hasTaste(draft.read.viewer) ? logitsOf(kept) : null
      return { kept: withScores(kept, orderHits(hits, logits, subject.impact)), removed }
    },
    summarize: ({ found: { matches } }) => ({ total: matches.total, isRelaxed: false }),
  }
}

function findFor(
  { parts, request, context: { nowMs }, options }: ListRun,
  { viewer }: ReadQuery,
  subject: SearchSubject,
): Promise<FoundItems> {
  return findMatches(parts, request, subject, { viewer, nowMs, options })
}

function logitsOf(items: readonly ScoredItem[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ itemId, logit }) => [itemId, logit]))
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

function withScores(items: readonly ScoredItem[], ranked: readonly RankedHit[]): readonly ScoredItem[] {
  const scores = new Map(ranked.map((hit) => [hit.itemId, hit.scores]))
  return items.map((item) => {
    const search = scores.get(item.itemId)
    if (!search) return item
    const { itemId, logit, contributions, supportingSources } = item
    return { itemId, logit, contributions, supportingSources, search }
  })
}
