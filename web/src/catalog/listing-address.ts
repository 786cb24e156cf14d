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
  /** Names of properties that are shown as columns of a table; empty for tiles. */
  readonly columns: readonly string[]
}

/** Reads a listing from an address: `search=tea&order=property:price:ASC&columns=price,brand`. */
export function parseListing(query: URLSearchParams): Listing {
  return {
    search: query.get('search') ?? '',
    order: parseOrder(query.get('order') ?? ''),
    columns: [...new Set((query.get('columns') ?? '').split(',').filter((name) => name !== ''))],
  }
}

/** The query of an address with this listing in place of the one it had. */
export function withListing(query: URLSearchParams, { search, order, columns }: Listing): URLSearchParams {
  const next = new URLSearchParams(query)
  const words = {
    search,
    order: order === null ? '' : `${order.by}:${order.direction}`,
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
