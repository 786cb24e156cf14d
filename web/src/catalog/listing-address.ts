import type { ItemPart } from '../__generated__/graphql.ts'

/** What items can lack, with words. */
export const LACKS: readonly { readonly value: ItemPart; readonly words: string }[] = [
  { value: 'TAGS', words: 'Without tags' },
  { value: 'IMAGE', words: 'Without a picture of their own' },
  { value: 'USERS', words: 'Used by no one' },
  { value: 'IMPRESSIONS', words: 'Shown to no one' },
]

/** What a list of items can be ordered by: an own field of items, or a property (`property:price`). */
export type OrderBy = 'popularity' | 'createdAt' | 'title' | `property:${string}`

export interface Order {
  readonly by: OrderBy
  readonly direction: 'ASC' | 'DESC'
}

/** How the catalog is listed, beside its filters. */
export interface Listing {
  /** What the items match, as in a search. */
  readonly search: string
  /** Null for the best match first, or the most used without a text. */
  readonly order: Order | null
  /** What the items lack; null for all items. */
  readonly lacking: ItemPart | null
  /** Names of properties that are shown as columns of a table; empty for tiles. */
  readonly columns: readonly string[]
}

/** Reads a listing from an address: `search=tea&order=property:price:ASC&columns=price,brand`. */
export function parseListing(query: URLSearchParams): Listing {
  return {
    search: query.get('search') ?? '',
    order: parseOrder(query.get('order') ?? ''),
    lacking: LACKS.find(({ value }) => value === query.get('lacking'))?.value ?? null,
    columns: [...new Set((query.get('columns') ?? '').split(',').filter((name) => name !== ''))],
  }
}

/** The query of an address with this listing in place of the one it had. */
export function withListing(
  query: URLSearchParams,
  { search, order, lacking, columns }: Listing,
): URLSearchParams {
  const next = new URLSearchParams(query)
  const words = {
    search,
    order: order === null ? '' : `${order.by}:${order.direction}`,
    lacking: lacking ?? '',
    columns: columns.join(','),
  }
  for (const [name, word] of Object.entries(words)) {
    if (word === '') next.delete(name)
    else next.set(name, word)
  }
  return next
}

/** Null for a text that is no order. */
export function parseOrder(text: string): Order | null {
  const [, by = '', direction] = /^(popularity|createdAt|title|property:.+):(ASC|DESC)$/.exec(text) ?? []
  return direction === 'ASC' || direction === 'DESC' ? { by: by as OrderBy, direction } : null
}
