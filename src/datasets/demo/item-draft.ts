import type { Properties } from '../../domain/records.ts'
import type { Random } from './random.ts'
import type { CommunityId } from './words/communities.ts'

/** Kinds of items in the demo world; they choose the verb of a reason: watched, bought, read, liked. */
export type ItemKind = 'product' | 'movie' | 'series' | 'post' | 'fund' | 'article'

/** A tag by what it is, before it has an id. */
export interface TagDraft {
  readonly kind: string
  readonly name: string
  /** Strength of the tag on its item; a multiple of 1/16, at most 1. */
  readonly weight: number
}

/** What a maker says of an item; the catalog adds id, dates and popularity. */
export interface ItemDraft {
  readonly kind: ItemKind
  readonly title: string
  readonly tags: readonly TagDraft[]
  readonly properties: Properties
}

/** Makes the items of one kind for one community, one a call. */
export type ItemMaker = (launchAt: number) => ItemDraft

export interface MakerContext {
  readonly community: CommunityId
  readonly random: Random
  /** Titles in use, over the whole catalog. */
  readonly taken: Set<string>
}

/** Weights by rank of importance: what an item mainly is, what it also is, what it has a touch of. */
export const WEIGHT = { main: 1, strong: 0.75, also: 0.5, touch: 0.25 } as const

/** One word of a list parted by `|`. */
export function oneOf(random: Random, words: string): string {
  return random.pick(words.split('|'))
}
