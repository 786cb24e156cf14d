import type { Scored } from '../../domain/candidate.ts'
import { capPerTag, type Trimmed } from './cap-per-tag.ts'
import { diversify } from './diversify.ts'

/** How a ranked pool becomes a list. */
export interface Arrangement {
  /** Most items whose strongest tag is the same, 1 or more. */
  readonly maxPerTag: number
  /** How much being unlike what stands before counts against a high score, 0-1; 0: not at all. */
  readonly diversity: number
}

/** Whether an arrangement leaves every pool of this many items as it is, so that nobody needs to know their tags. */
export function leavesAsIs({ maxPerTag, diversity }: Arrangement, poolLength: number): boolean {
  return diversity === 0 && poolLength <= maxPerTag
}

/**
 * Caps what shares a strongest tag, then spreads alike items apart. Permutes and trims: no item is added, none is
 * changed, and what was taken out is named with its reason.
 *
 * @param ranked - best logit first
 * @param tagIdsOf - an item's tags, strongest first
 */
export function arrange<T extends Scored>(
  ranked: readonly T[],
  tagIdsOf: (item: T) => readonly string[],
  { maxPerTag, diversity }: Arrangement,
): Trimmed<T> {
  const { kept, removed } = capPerTag(ranked, (item) => tagIdsOf(item)[0] ?? null, maxPerTag)
  return { kept: diversify(kept, tagIdsOf, diversity), removed }
}
