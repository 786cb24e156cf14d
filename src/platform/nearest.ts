import { distance } from 'fastest-levenshtein'

/** The candidate with the fewest edits from `word`, ignoring case; the first of equals. For "did you mean". */
export function nearest(word: string, candidates: readonly string[]): string {
  const lower = word.toLowerCase()
  const edits = candidates.map((candidate) => distance(lower, candidate.toLowerCase()))
  return candidates[edits.indexOf(Math.min(...edits))] ?? ''
}
