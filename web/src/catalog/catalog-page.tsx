import { useMemo } from 'react'
import { ActiveFilters } from '../filter/active-filters.tsx'
import { parseFilters, withFilters } from '../filter/filter-address.ts'
import { FilterPanel } from '../filter/filter-panel.tsx'
import type { Filters } from '../filter/filters.ts'
import { NO_FILTERS } from '../filter/filters.ts'
import { Counted } from '../filter/use-facet.ts'
import { useProperties } from '../filter/use-properties.ts'
import { Icon } from '../parts/icon.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { ItemTable } from './item-table.tsx'
import { ItemTiles } from './item-tiles.tsx'
import { type Listing, parseListing, withListing } from './listing-address.ts'
import { ListingControls } from './listing-controls.tsx'
import { matchingOf, useItems } from './use-items.ts'

/** The catalog: search, filters, order and columns, all in the address. */
export function CatalogPage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Catalog')
  const filters = useMemo(() => parseFilters(query), [query])
  const listing = useMemo(() => parseListing(query), [query])
  const { properties } = useProperties()
  const counted = useMemo(() => ({ matching: matchingOf(listing), lacking: listing.lacking }), [listing])
  const items = useItems(filters, listing)
  const list = (next: Listing) => replaceAddress(href('catalog', '', withListing(query, next)))
  const filter = (next: Filters) => replaceAddress(href('catalog', '', withFilters(query, next)))
  const isWide = window.matchMedia('(min-width: 62rem)').matches
  return (
    <>
      <header className="page-head">
        <h1>Catalog</h1>
        <div className="search" style={{ maxWidth: '26rem' }}>
          <div className="search-field">
            <Icon name="search" />
            <input
              type="search"
              maxLength={128}
              aria-label="Find items"
              placeholder="Find items"
              value={listing.search}
              onChange={({ target }) => list({ ...listing, search: target.value })}
            />
          </div>
        </div>
      </header>
      <div className="filtered">
        <Counted value={counted}>
          <FilterPanel filters={filters} isOpen={isWide} onChange={filter} />
        </Counted>
        <section className="stack" aria-label="Items" aria-busy={items.isAsking}>
          <ListingControls listing={listing} properties={properties} total={items.total} onChange={list} />
          <ActiveFilters filters={filters} onChange={filter} />
          {items.problem && items.nodes ? (
            <ProblemBanner problem={items.problem} onAskAgain={items.askAgain} />
          ) : null}
          {items.problem && !items.nodes ? (
            <ProblemState problem={items.problem} onAskAgain={items.askAgain} />
          ) : null}
          {items.nodes || items.problem ? null : <Skeletons count={4} height={76} />}
          {items.nodes?.length === 0 && !items.problem ? (
            <EmptyState title="Nothing found">
              <p>No item passes the filters with this text, or with words of a similar spelling.</p>
              <button
                type="button"
                className="button"
                onClick={() =>
                  replaceAddress(
                    href(
                      'catalog',
                      '',
                      withListing(withFilters(query, NO_FILTERS), { ...listing, search: '', lacking: null }),
                    ),
                  )
                }
              >
                Show all items
              </button>
            </EmptyState>
          ) : null}
          {listing.columns.length === 0 ? (
            <ItemTiles items={items.nodes ?? []} />
          ) : (
            <ItemTable items={items.nodes ?? []} listing={listing} properties={properties} onChange={list} />
          )}
          {items.hasMore ? (
            <button type="button" className="button more" onClick={() => items.showMore()}>
              Show more
            </button>
          ) : null}
        </section>
      </div>
    </>
  )
}
