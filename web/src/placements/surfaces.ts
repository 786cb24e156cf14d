import type { Surface } from '../__generated__/graphql.ts'

/** Surfaces of placements, with words for each. */
export const SURFACES: readonly (readonly [surface: Surface, words: string])[] = [
  ['LIST', 'a list, such as a feed or a search'],
  ['ITEM', 'beside an item'],
  ['CART', 'beside a cart'],
  ['PAGE', 'a page of several lists'],
  ['MESSAGE', 'a mail or a notification'],
]

export function surfaceOf(text: string | null): Surface | null {
  return SURFACES.find(([surface]) => surface === text)?.[0] ?? null
}
