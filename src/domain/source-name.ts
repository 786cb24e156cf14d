/**
 * The candidate sources, in the order in which they start: cheap and essential ones first. Journals and tokens contain their codes, which
 * come from this order: a new source belongs at the end.
 */
export const SOURCE_NAMES = [
  'popular',
  'trending',
  'fresh',
  'similar-items',
  'latent',
  'neighbors',
  'social',
  'shared-tags',
  'social-two-hop',
] as const

/** One name in every place: file, query, metric label, reason, flag. */
export type SourceName = (typeof SOURCE_NAMES)[number]

/** The code of a source, 0 for none. */
export function sourceCode(source: SourceName | undefined): number {
  return source === undefined ? 0 : SOURCE_NAMES.indexOf(source) + 1
}

/** The source with a code; undefined for 0, and for one that this version does not know. */
export function sourceWith(code: number): SourceName | undefined {
  return SOURCE_NAMES[code - 1]
}
