import type { CandidateSource } from '../__generated__/graphql.ts'

/** How a source is shown: name, one line on what it does, its color as a CSS variable, and its letter. */
export interface SourceLook {
  readonly name: string
  readonly does: string
  readonly color: string
  /** Tells it apart without color. */
  readonly letter: string
}

/** In the order in which bars are stacked: from the user's own history, then from similar users and ties, then from everyone. */
export const SOURCES: readonly CandidateSource[] = [
  'SIMILAR_ITEMS',
  'LATENT',
  'NEIGHBORS',
  'SHARED_TAGS',
  'SOCIAL',
  'SOCIAL_TWO_HOP',
  'POPULAR',
  'TRENDING',
  'FRESH',
]

const LOOKS: Readonly<Record<CandidateSource, SourceLook>> = {
  SIMILAR_ITEMS: look('Similar items', 'similar to what they used lately', 'similar-items', 'S'),
  LATENT: look('Latent factors', 'what the factor model expects', 'latent', 'L'),
  NEIGHBORS: look('Neighbors', 'people with the same taste', 'neighbors', 'N'),
  SHARED_TAGS: look('Shared tags', 'top items of their tags', 'shared-tags', 'T'),
  SOCIAL: look('Social', 'liked by people they follow', 'social', 'C'),
  SOCIAL_TWO_HOP: look('Two hops', 'liked by people two follows away', 'two-hop', '2'),
  POPULAR: look('Popular', 'used by most people', 'popular', 'P'),
  TRENDING: look('Trending', 'on the rise', 'trending', 'R'),
  FRESH: look('Fresh', 'new items', 'fresh', 'F'),
}

function look(name: string, does: string, color: string, letter: string): SourceLook {
  return { name, does, color: `var(--source-${color})`, letter }
}

/** The look of a source; a source that this page does not know is shown in gray by its own name. */
export function sourceLook(source: string): SourceLook {
  const known = SOURCES.find((name) => name === source)
  if (known) return LOOKS[known]
  return look(source.toLowerCase().replaceAll('_', ' '), 'unknown to this page', 'other', '?')
}

/** Position of a source in a stacked bar; unknown ones come last. */
export function sourceOrder(source: string): number {
  const place = (SOURCES as readonly string[]).indexOf(source)
  return place < 0 ? SOURCES.length : place
}
