import { excludedIds, interestLogit } from '../domain/recommendation.ts'
import type { SearchSubject } from '../domain/search.ts'
import { hasTaste, type Viewer } from '../domain/viewer.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { ItemConditions } from './allowed-items.ts'
import { altered, type ScoredItem } from './candidate.ts'
import { type CatalogScope, catalogPipeline } from './catalog-lists.ts'
import { endsWithPlaces, fillPlaces } from './fill-places.ts'
import { type FoundItems, findMatches, isBlank, toHits } from './find-matches.ts'
import type { ListMaker, ListRun } from './list-maker.ts'
import { askAboutViewer, conditionsFor, listMaker } from './pipeline.ts'
import { appendFillers, byInterestAndPopularity } from './pool.ts'
import { byLogit } from './ranking/arrange.ts'
import { readQuery, withoutExploration } from './read-query.ts'
import { type ReadQuery, viewerScorer } from './recipe.ts'
import { orderHits, type RankedHit, type TextHit } from './scoring/order-hits.ts'
import { softmax } from './scoring/probabilities.ts'
import { scoreItems } from './scoring/score-items.ts'
import type { ItemScope, Pipeline } from './stages.ts'

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
    conditions: (run, read) => conditionsFor(run, read, null),
    async scope(run, read) {
      const listed = new Set(run.extended?.items.map(({ itemId }) => itemId))
      const found = await findFor(run, read, subject)
      const hits = toHits(found.snapshot, found.matches, subject.text).filter(
        ({ itemId }) => !listed.has(itemId),
      )
      return { conditions: found.conditions, allowed: null, found, hits }
    },
    async choose({ request, context }, { read: { viewer }, scope: { hits, found } }) {
      const itemIds = hits.map(({ itemId }) => itemId)
      const wanted = new Set(itemIds)
      const mayAdd = await addable(request, viewer, found.conditions, context.nowMs)
      return {
        itemIds,
        passes: (itemId) => wanted.has(itemId),
        filtered: null,
        mayPin: (itemId) => wanted.has(itemId),
        ...(mayAdd && { mayAdd }),
        fill: async (ranked) => ({ items: ranked, fallbackSteps: [] }),
      }
    },
    score({ request }, { read, scope: { found, hits }, answer }, itemIds) {
      const scorer = viewerScorer(read.recipe, read.query, request.sourceWeights)
      const scored = byLogit(scoreItems(answer.picked.candidates, itemIds, scorer))
      const known = itemsById(found.snapshot, read, itemIds, scored)
      const logits = scored.length === 0 ? null : interestsOf([...known.values()])
      const ranked = orderHits(hits, logits, subject.impact)
      return withScores(
        ranked.map(({ itemId }) => known.get(itemId) ?? withoutInterest(itemId)),
        ranked,
      )
    },
    least: () => 0,
    trim: ({ extended }, _, items) =>
      extended ? { pool: [], further: items, removed: [] } : { pool: items, removed: [] },
    async arrange(_, { scope: { found, hits } }, filled) {
      const { rows, total } = found.matches
      const more = hits.length === 0 || endsWithPlaces(filled) ? 0 : total - rows.length
      return { ...fillPlaces(filled, { count: filled.pool.length }, found.snapshot), more }
    },
    // Of interest alone: ratios of the whole scores would reveal exact numbers of people.
    probabilities: (_, items, temperature) =>
      softmax(
        items.map(({ logit }) => logit),
        temperature,
      ),
    keepsOrder: true,
    summarize: ({ found: { matches } }) => ({ isRelaxed: matches.isRelaxed }),
  }
}

/** The items that a fallback may add to what matches: those that pass everything but the text. Undefined if there is no fallback. */
async function addable(
  request: ListRun['request'],
  { dismissedItemIds }: Pick<Viewer, 'dismissedItemIds'>,
  conditions: ItemConditions,
  nowMs: number,
): Promise<((itemId: string) => boolean) | undefined> {
  if (!request.steering?.spec.fallback.length || request.candidateIds !== null) return undefined
  const allowed = await conditions.select(nowMs)
  const hidden = new Set([...excludedIds(request), ...dismissedItemIds])
  return (itemId) => allowed.has(itemId) && !hidden.has(itemId)
}

/** A search without words has everything that passes. */
function blankPipeline(subject: SearchSubject): Pipeline<ReadQuery, CatalogScope> {
  return {
    ...catalogPipeline,
    async arrange(run, draft, filled) {
      const arranged = await catalogPipeline.arrange(run, draft, filled)
      const { snapshot } = draft.scope.conditions
      const hits = arranged.kept.map(({ itemId }): TextHit => {
        const row = snapshot.numberOf(itemId)
        const people = row === undefined ? 0 : snapshot.degreeAt(row)
        return { itemId, textScore: 1, people, matchedWords: [], isTitle: false }
      })
      const logits = hasTaste(draft.read.viewer) ? interestsOf(arranged.kept) : null
      return { ...arranged, kept: withScores(arranged.kept, orderHits(hits, logits, subject.impact)) }
    },
    summarize: () => ({ isRelaxed: false }),
  }
}

function findFor(
  { parts, request, context: { nowMs }, options, extended, count }: ListRun,
  { viewer, active }: ReadQuery,
  subject: SearchSubject,
): Promise<FoundItems> {
  const limit = (extended?.items.length ?? 0) + count
  return findMatches(parts, request, subject, { viewer, rules: active.conditions, nowMs, limit, options })
}

function interestsOf(items: readonly ScoredItem[]): ReadonlyMap<string, number> {
  return new Map(items.map((item) => [item.itemId, interestLogit(item)]))
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

function withScores(items: readonly ScoredItem[], ranked: readonly RankedHit[]): readonly ScoredItem[] {
  const scores = new Map(ranked.map((hit) => [hit.itemId, hit.scores]))
  return items.map((item) => {
    const search = scores.get(item.itemId)
    return search ? altered(item, { search }) : item
  })
}
