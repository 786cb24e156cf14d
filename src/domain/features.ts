import { SOURCE_NAMES, type SourceName } from './source-name.ts'

/** Numbers that a source says of a candidate: its score divided by its best, and 1 if it proposed it. */
export const PER_SOURCE = 2

/** Place of a candidate's popularity. */
export const POPULARITY = SOURCE_NAMES.length * PER_SOURCE

/** Numbers of a candidate: those of every source, 0 where it says nothing of the candidate, and its popularity. */
export const FEATURES = POPULARITY + 1

/** What the numbers are called where a model is stored, in their order. */
export const FEATURE_NAMES: readonly string[] = [
  ...SOURCE_NAMES.flatMap((source) => [`${source} score`, `${source} proposed`]),
  'popularity',
]

/** Place of a source's first number. */
export function featureOf(source: SourceName): number {
  return SOURCE_NAMES.indexOf(source) * PER_SOURCE
}
