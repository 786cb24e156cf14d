import { AttuneError } from '../domain/errors.ts'
import { fnv1a } from '../domain/hash.ts'
import { excludedIds, type RecommendationRequest, type RecommendContext } from '../domain/recommendation.ts'
import type { SearchSubject } from '../domain/search.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import type { TextMatches } from '../search/text-index.ts'
import { normalForm } from '../search/words.ts'
import { type Bits, clearBit, countBits } from '../snapshot/bits.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { type ItemConditions, itemConditions } from './allowed-items.ts'
import type { ListParts } from './list-maker.ts'
import { readViewer } from './read-viewer.ts'
import type { TextHit } from './scoring/order-hits.ts'

/** Most hits that are ranked. */
const MAX_HITS = 500

/** The items that match the text of a request. */
export interface FoundItems {
  readonly snapshot: CatalogSnapshot
  readonly conditions: ItemConditions
  readonly matches: TextMatches
}

/** Finds what the facets of a search count. @throws GraphError; AttuneError as `searchText` does */
export type FindMatches = (
  request: RecommendationRequest,
  subject: SearchSubject,
  context: Pick<RecommendContext, 'nowMs' | 'signal'>,
) => Promise<FoundItems>

export function matchFinder(parts: Pick<ListParts, 'graph' | 'textSearch'>): FindMatches {
  return async (request, subject, { nowMs, signal }) => {
    const options = { ...(signal && { signal }) }
    const viewer = await readViewer(parts.graph, request.viewer, options)
    return findMatches(parts, request, subject, { viewer, nowMs, options })
  }
}

/**
 * Searches the items that the request and the viewer allow: also items that the viewer has seen, and none that they
 * dismissed.
 */
export async function findMatches(
  { textSearch }: Pick<ListParts, 'textSearch'>,
  request: RecommendationRequest,
  { text }: SearchSubject,
  asked: {
    readonly viewer: Pick<Viewer, 'dismissedItemIds'>
    readonly nowMs: number
    readonly options: RunOptions
  },
): Promise<FoundItems> {
  if (!textSearch) throw new AttuneError('UNAVAILABLE', 'there is no search index')
  const { viewer, nowMs, options } = asked
  const snapshot = await textSearch.current(options)
  // Who searches for something may want it in spite of a tag that they rejected.
  const conditions = itemConditions(snapshot, request, null)
  const mask = await allowedRows(snapshot, request, viewer, nowMs)
  const matches = isBlank(text)
    ? everyRow(mask)
    : await textSearch.searchText(snapshot, { text, mask, limit: MAX_HITS }, options.signal)
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
