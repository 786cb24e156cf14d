import { fnv1a } from '../domain/hash.ts'
import type { TextMatches } from '../search/text-index.ts'
import { normalForm } from '../search/words.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { TextHit } from './scoring/order-hits.ts'

/** The hits of a text search as items, best first. @param text the query */
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
