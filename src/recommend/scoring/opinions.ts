import type { Candidate, Evidence } from '../../domain/candidate.ts'
import type { SourceName } from '../../domain/source-name.ts'

/** One source's candidates with the scale to read them on. */
export interface ScaledCandidates {
  readonly source: SourceName
  readonly candidates: readonly Candidate[]
  /** Best raw score of the source for this viewer, before any filter; > 0 if there are candidates. */
  readonly best: number
  /** Raw scores of any items, in their order; absent where the source knows only what it proposes. */
  readonly scoresOf?: (itemIds: readonly string[]) => readonly (number | undefined)[]
}

/** What one source says of one item. */
export interface Opinion {
  readonly source: SourceName
  readonly raw: number
  /** `raw / best`: 1 for the source's favorite. */
  readonly scaled: number
  /** What it proposed the item with; null where it only knows a score for what others proposed. */
  readonly evidence: (() => Evidence) | null
}

/**
 * What counts of what the sources say, by item that any of them proposed. An item that would be there without the filter
 * counts only the sources that would have proposed it then; one that is there only because of the
 * filter counts all. A source that knows scores of what it did not propose is heard on each, so what it says of an item depends on
 * neither filter nor limit.
 */
export function opinionsByItem(
  answers: readonly ScaledCandidates[],
): ReadonlyMap<string, readonly Opinion[]> {
  const found = proposalsByItem(answers)
  const itemIds = [...found.keys()]
  const knowing = answers.flatMap(({ source, best, scoresOf }) =>
    scoresOf && best > 0 ? [{ source, best, scores: scoresOf(itemIds) }] : [],
  )
  let at = 0
  for (const [itemId, proposals] of found) {
    const counted = countedOf(proposals)
    addFurther(counted, at++, knowing)
    found.set(itemId, counted)
  }
  return found
}

interface Proposal extends Opinion {
  readonly isUnfiltered: boolean
}

/** Plain loops, here and below: there are thousands of opinions an answer. */
function proposalsByItem(answers: readonly ScaledCandidates[]): Map<string, Proposal[]> {
  const found = new Map<string, Proposal[]>()
  for (const { source, candidates, best } of answers) {
    for (const { itemId, raw, isUnfiltered, evidence } of candidates) {
      const proposal = { source, raw, scaled: best > 0 ? raw / best : 0, evidence, isUnfiltered }
      const known = found.get(itemId)
      if (known) known.push(proposal)
      else found.set(itemId, [proposal])
    }
  }
  return found
}

function countedOf(proposals: Proposal[]): Proposal[] {
  const usual = proposals.filter(({ isUnfiltered }) => isUnfiltered)
  return usual.length > 0 ? usual : proposals
}

interface Knowing {
  readonly source: SourceName
  readonly best: number
  /** Of each item that was proposed by any source. */
  readonly scores: readonly (number | undefined)[]
}

/** Adds what sources say of the item at a place that they did not propose. */
function addFurther(opinions: Opinion[], at: number, knowing: readonly Knowing[]): void {
  const proposals = opinions.length
  for (const { source, best, scores } of knowing) {
    const raw = scores[at]
    if (raw === undefined || isAmong(source, opinions, proposals)) continue
    opinions.push({ source, raw, scaled: raw / best, evidence: null })
  }
}

function isAmong(source: SourceName, opinions: readonly Opinion[], count: number): boolean {
  for (let at = 0; at < count; at++) if (opinions[at]?.source === source) return true
  return false
}
