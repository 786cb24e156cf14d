import { undecided } from '../domain/consent.ts'
import { AttuneError } from '../domain/errors.ts'
import type { Filter } from '../domain/filter.ts'
import { fnv1a } from '../domain/hash.ts'
import { excludedIds, type RecommendationRequest, type RecommendContext } from '../domain/recommendation.ts'
import type { SearchSubject } from '../domain/search.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import { once } from '../graph/semaphore.ts'
import type { TextMatches } from '../search/text-index.ts'
import { normalForm } from '../search/words.ts'
import { type Bits, clearBit, countBits } from '../snapshot/bits.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { bothOf } from '../steering/resolve.ts'
import { type ItemConditions, itemConditions, type RuleCondition, withRules } from './allowed-items.ts'
import type { ListParts } from './list-maker.ts'
import { type Placed, placedRequest } from './placed-request.ts'
import { activeRules } from './placement-rules.ts'
import { readViewer } from './read-viewer.ts'
import { resolvedFilter } from './resolved-filter.ts'
import type { TextHit } from './scoring/order-hits.ts'
import { deniedPurposes } from './viewer-consent.ts'

/** The items that match the text of a request. */
export interface FoundItems {
  readonly snapshot: CatalogSnapshot
  readonly conditions: ItemConditions
  readonly matches: TextMatches
}

/**
 * Opens what the facets of a list count: the available items that pass a filter in place of the one of the request, and
 * match its text if it is a search, within what its placement lets it have. Without what the viewer dismissed or the request excludes.
 * Reads the viewer once.
 *
 * @param version of the placement that the list was made for; undefined: the one that applies now
 * @throws GraphError; AttuneError as `searchText` does
 */
export type FindMatches = (
  request: RecommendationRequest,
  context: Pick<RecommendContext, 'nowMs' | 'signal'>,
  version: number | undefined,
) => (filter: Filter) => Promise<Pick<FoundItems, 'snapshot' | 'matches'>>

export function matchFinder(
  parts: Pick<ListParts, 'graph' | 'liveCatalog' | 'textSearch' | 'consents'> & Placed,
): FindMatches {
  return (request, { nowMs, signal }, version) => {
    const options = { ...(signal && { signal }) }
    const { consents = undecided('standard') } = parts
    const read = once(async () => {
      const placed = await placedRequest(parts, request, { nowMs, signal }, version)
      const [viewer, { conditions }] = await Promise.all([
        readViewer(parts.graph, request.viewer, options),
        activeRules(parts, placed, {
          ...options,
          nowMs,
          denied: deniedPurposes(consents, request.viewer, {}),
        }),
      ])
      return { viewer, rules: conditions, placedFilter: placed.steering?.spec.filter ?? null }
    })
    const { subject } = request
    return async (filter) => {
      const { viewer, rules, placedFilter } = await read()
      const wanted = { ...request, filter: bothOf(placedFilter, filter) }
      if (subject.kind === 'search')
        return findMatches(parts, wanted, subject, { viewer, rules, nowMs, limit: 1, options })
      const snapshot = await parts.liveCatalog.current(options)
      const resolved = await resolvedFilter(parts.graph, wanted, snapshot, options)
      const ruled = { ...wanted, filter: withRules(resolved, rules) }
      const mask = await allowedRows(snapshot, ruled, viewer, nowMs)
      return { snapshot, matches: everyRow(mask) }
    }
  }
}

/**
 * Searches the items that the request and the viewer allow: also items that the viewer has seen, and none that they
 * dismissed.
 */
export async function findMatches(
  { graph, textSearch }: Pick<ListParts, 'graph' | 'textSearch'>,
  asking: RecommendationRequest,
  { text }: SearchSubject,
  asked: {
    readonly viewer: Pick<Viewer, 'dismissedItemIds'>
    /** The conditions of the placement. */
    readonly rules: readonly RuleCondition[]
    readonly nowMs: number
    /** Most hits that are wanted, best first. */
    readonly limit: number
    readonly options: RunOptions
  },
): Promise<FoundItems> {
  if (!textSearch) throw new AttuneError('UNAVAILABLE', 'there is no search index')
  const { viewer, rules, nowMs, limit, options } = asked
  const snapshot = await textSearch.current(options)
  const filter = await resolvedFilter(graph, asking, snapshot, options)
  const request = { ...asking, filter: withRules(filter, rules) }
  // Who searches for something may want it in spite of a tag that they rejected.
  const conditions = itemConditions(snapshot, request, null)
  const mask = await allowedRows(snapshot, request, viewer, nowMs)
  const matches = isBlank(text)
    ? everyRow(mask)
    : await textSearch.searchText(snapshot, { text, mask, limit }, options.signal)
  return { snapshot, conditions, matches }
}

/** Whether a query has nothing to search for, so that it is answered with recommendations. */
export function isBlank(text: string): boolean {
  return text.trim() === ''
}

async function allowedRows(
  snapshot: CatalogSnapshot,
  request: RecommendationRequest,
  { dismissedItemIds }: Pick<Viewer, 'dismissedItemIds'>,
  nowMs: number,
): Promise<Bits> {
  const { filter, candidateIds } = request
  const wanted = candidateIds === null ? [] : [{ ids: candidateIds }]
  const compiled = snapshot.compile({ all: [...(filter ? [filter] : []), ...wanted] })
  const { bits } = await compiled.select(nowMs)
  const mask = bits.slice()
  for (const itemId of [...excludedIds(request), ...dismissedItemIds]) {
    const row = snapshot.numberOf(itemId)
    if (row !== undefined) clearBit(mask, row)
  }
  return mask
}

function everyRow(found: Bits): TextMatches {
  return { rows: [], ties: [], scores: [], words: [], found, total: countBits(found), isRelaxed: false }
}

/** Matches as the items of their rows, best first. @param text the query */
export function toHits(snapshot: CatalogSnapshot, matches: TextMatches, text: string): readonly TextHit[] {
  const { rows, ties, scores, words } = matches
  const title = normalForm(text)
  return rows.flatMap((row, at) => {
    // A row may have been removed, or have another item, since the search began.
    if (!snapshot.isPresent(row)) return []
    const itemId = snapshot.idOf(row)
    if (fnv1a(itemId) !== ties[at]) return []
    return {
      itemId,
      textScore: scores[at] as number,
      people: snapshot.degreeAt(row),
      matchedWords: words[at] ?? [],
      isTitle: normalForm(snapshot.titles.titleAt(row)) === title,
    }
  })
}
