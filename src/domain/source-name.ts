/** The candidate sources, in the order in which they start: cheap and essential ones first. */
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
