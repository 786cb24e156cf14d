import type { Contribution } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ScoredItem, SourceCandidates, SourceScore } from '../candidate.ts'
import type { ItemScorer, LogitParts } from './scorers.ts'

/**
 * Gives each of these items its logit: the scorer's bias plus the contributions of the sources. A logit depends on the item
 * and the viewer only, not on filters, pages or other items: a source counts as proposing the items that it proposes
 * without a filter, and a source with `scoresOf` also scores the others. Leaves out items that no source knows.
 *
 * @param itemIds all different
 */
export function scoreItems(
  sources: readonly SourceCandidates[],
  itemIds: readonly string[],
  scorer: ItemScorer,
): readonly ScoredItem[] {
  const scored: ScoredItem[] = []
  for (const [itemId, scores] of scoresByItem(sources, itemIds)) {
    if (scores.length === 0) continue
    scored.push(new LazyScoredItem(itemId, scores, scorer(itemId, scores)))
  }
  return scored
}

/** Builds contributions on demand: most candidates are in no list. */
class LazyScoredItem implements ScoredItem {
  readonly itemId: string
  readonly logit: number
  readonly #scores: readonly SourceScore[]
  readonly #logits: readonly number[]
  #contributions: readonly Contribution[] | undefined

  constructor(itemId: string, scores: readonly SourceScore[], { bias, logits }: LogitParts) {
    this.itemId = itemId
    this.#scores = scores
    this.#logits = logits
    let logit = bias
    for (const part of logits) logit += part
    this.logit = logit
  }

  get contributions(): readonly Contribution[] {
    this.#contributions ??= this.#contributionsOf()
    return this.#contributions
  }

  get supportingSources(): readonly SourceName[] {
    // Of an item that no source proposes, all that raise its logit.
    const isProposed = this.#scores.some((score) => score.isProposed)
    return this.#scores.flatMap((score, index) =>
      score.isProposed === isProposed && (this.#logits[index] ?? 0) > 0 ? [score.source] : [],
    )
  }

  #contributionsOf(): readonly Contribution[] {
    const absolute = this.#logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
    return this.#scores.map(({ source, raw }, index) => {
      const logit = this.#logits[index] ?? 0
      return { source, logit, share: Math.abs(logit) / absolute, raw }
    })
  }
}

/**
 * The scores that count, by item, in the order of the items.
 *
 * @param itemIds all different
 */
export function scoresByItem(
  sources: readonly SourceCandidates[],
  itemIds: readonly string[],
): ReadonlyMap<string, readonly SourceScore[]> {
  const found = new Map<string, SourceScore[]>()
  for (const itemId of itemIds) found.set(itemId, [])
  for (const one of sources) addProposals(found, one)
  const knowing = sources.flatMap(({ source, best, scoresOf }) =>
    scoresOf && best > 0 ? [{ source, best, scores: scoresOf(itemIds) }] : [],
  )
  let at = 0
  for (const scores of found.values()) addFurther(scores, at++, knowing)
  return found
}

/** Plain loops, here and below: a list has thousands of scores. */
function addProposals(
  found: ReadonlyMap<string, SourceScore[]>,
  { source, candidates, best }: SourceCandidates,
): void {
  for (const { itemId, score: raw } of candidates) {
    found.get(itemId)?.push({ source, raw, scaled: best > 0 ? raw / best : 0, isProposed: true })
  }
}

interface KnowingSource {
  readonly source: SourceName
  readonly best: number
  /** Of each item, in their order. */
  readonly scores: readonly (number | undefined)[]
}

/** Adds the scores of sources that did not propose the item at this place. */
function addFurther(scores: SourceScore[], at: number, knowing: readonly KnowingSource[]): void {
  const proposals = scores.length
  for (const { source, best, scores: known } of knowing) {
    const raw = known[at]
    if (raw === undefined || isAmong(source, scores, proposals)) continue
    scores.push({ source, raw, scaled: raw / best, isProposed: false })
  }
}

function isAmong(source: SourceName, scores: readonly SourceScore[], count: number): boolean {
  for (let at = 0; at < count; at++) if (scores[at]?.source === source) return true
  return false
}
