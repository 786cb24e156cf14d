import type { Contribution } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ScoredItem, SourceCandidates, SourceScore } from '../candidate.ts'
import type { ItemScorer, LogitParts } from './scorers.ts'

/**
 * Merges candidates by item and gives each item its logit: the scorer's bias plus the contributions of the sources. A logit
 * depends on the item and the viewer only, not on filters, pages or other candidates.
 */
export function scoreCandidates(
  sources: readonly SourceCandidates[],
  scorer: ItemScorer,
): readonly ScoredItem[] {
  const scored: ScoredItem[] = []
  for (const [itemId, scores] of scoresByItem(sources)) {
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
    return this.#scores.flatMap(({ source, isProposed }, index) =>
      isProposed && (this.#logits[index] ?? 0) > 0 ? [source] : [],
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
 * The scores that count, by proposed item. An item that some source proposes without the filter counts only the proposals
 * of such sources; an item that only the filter brings up counts all proposals. A source with `scoresOf` also scores the
 * items that it did not propose, so that its score depends on neither filter nor limit.
 */
export function scoresByItem(
  sources: readonly SourceCandidates[],
): ReadonlyMap<string, readonly SourceScore[]> {
  const found = proposalsByItem(sources)
  const itemIds = [...found.keys()]
  const knowing = sources.flatMap(({ source, best, scoresOf }) =>
    scoresOf && best > 0 ? [{ source, best, scores: scoresOf(itemIds) }] : [],
  )
  let at = 0
  for (const scores of found.values()) addFurther(scores, at++, knowing)
  return found
}

/** Plain loops, here and below: a list has thousands of scores. */
function proposalsByItem(sources: readonly SourceCandidates[]): Map<string, SourceScore[]> {
  const found = new Map<string, SourceScore[]>()
  for (const one of sources) addProposals(found, one, (itemId) => !one.onlyFiltered.has(itemId))
  const unfiltered = new Set(found.keys())
  for (const one of sources) {
    if (one.onlyFiltered.size === 0) continue
    addProposals(found, one, (itemId) => one.onlyFiltered.has(itemId) && !unfiltered.has(itemId))
  }
  return found
}

function addProposals(
  found: Map<string, SourceScore[]>,
  { source, candidates, best }: SourceCandidates,
  counts: (itemId: string) => boolean,
): void {
  for (const { itemId, score: raw } of candidates) {
    if (!counts(itemId)) continue
    const proposal = { source, raw, scaled: best > 0 ? raw / best : 0, isProposed: true }
    const known = found.get(itemId)
    if (known) known.push(proposal)
    else found.set(itemId, [proposal])
  }
}

interface KnowingSource {
  readonly source: SourceName
  readonly best: number
  /** Of each proposed item, in their order. */
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
