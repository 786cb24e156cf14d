import { SOURCE_NAMES, type SourceName } from './source-name.ts'

/** Features of a source: its score divided by its best score, and 1 if it proposed the candidate. */
export const PER_SOURCE = 2

/** Index of the popularity. */
export const POPULARITY = SOURCE_NAMES.length * PER_SOURCE

/** Number of features of a candidate: those of every source (0 if it did not propose the candidate) and popularity. */
export const FEATURES = POPULARITY + 1

/** Names of the features in stored models, in order. */
export const FEATURE_NAMES: readonly string[] = [
  ...SOURCE_NAMES.flatMap((source) => [`${source} score`, `${source} proposed`]),
  'popularity',
]

/** Index of the first feature of a source. */
export function featureOf(source: SourceName): number {
  return SOURCE_NAMES.indexOf(source) * PER_SOURCE
}
