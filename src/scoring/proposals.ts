import type { Candidate } from '../domain/candidate.ts'
import type { SourceName } from '../domain/source-name.ts'

/** One source's candidates with the scale to read them on. */
export interface ScaledCandidates {
  readonly source: SourceName
  readonly candidates: readonly Candidate[]
  /** Best raw score of the source for this viewer, before any filter; > 0 if there are candidates. */
  readonly best: number
  /** Lowest raw score it proposes without a filter. */
  readonly cut: number
}

/** What one source says of one item. */
export interface Proposal {
  readonly candidate: Candidate
  /** `raw / best`: 1 for the source's favorite. */
  readonly scaled: number
}

/**
 * The proposals that count, by item. An item that would be there without the filter counts only the sources that
 * would have proposed it then (raw at or above `cut`); one that is there only because of the filter counts all.
 */
export function proposalsByItem(
  answers: readonly ScaledCandidates[],
): ReadonlyMap<string, readonly Proposal[]> {
  const found = new Map<string, { all: Proposal[]; unfiltered: Proposal[] }>()
  for (const { candidates, best, cut } of answers) {
    for (const candidate of candidates) {
      const proposal = { candidate, scaled: best > 0 ? candidate.raw / best : 0 }
      const known = found.get(candidate.itemId) ?? { all: [], unfiltered: [] }
      known.all.push(proposal)
      if (candidate.raw >= cut) known.unfiltered.push(proposal)
      found.set(candidate.itemId, known)
    }
  }
  return new Map(
    [...found].map(([itemId, { all, unfiltered }]) => [itemId, unfiltered.length > 0 ? unfiltered : all]),
  )
}
