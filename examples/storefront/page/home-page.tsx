import { usePage } from '@attune/react'
import { HomeDocument, type HomeQuery } from '../__generated__/graphql.ts'
import { PageTitle } from './page-title.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { ProductList } from './product-list.tsx'
import { href } from './route.ts'
import { useShop } from './shop.tsx'
import { Failure, ShelfSkeletons } from './skeletons.tsx'

type Row = NonNullable<HomeQuery['page']>['rows'][number]

/** Shelves as the team of the shop has published them, and the categories. */
export function HomePage() {
  const { user } = useShop()
  const { data, error, reload } = usePage(HomeDocument, {})
  const rows = data?.page?.rows
  return (
    <>
      <PageTitle title={user ? `Welcome, ${user.name}` : 'Things worth keeping'} />
      {error ? <Failure error={error} onRetry={reload} /> : null}
      {rows ? rows.map((row) => <Shelf key={row.placement} row={row} />) : null}
      {rows || error ? null : <ShelfSkeletons count={3} />}
      {user && rows ? <PeoplePanel /> : null}
      {rows ? <Categories data={data} /> : null}
    </>
  )
}

function Shelf({ row: { placement, title, results } }: { readonly row: Row }) {
  // Of someone who did nothing yet, nothing is known that is for them.
  const isForAll = placement === 'corner/for-you' && results.personalization !== 'FULL'
  return (
    <ProductList
      title={isForAll ? 'Liked by many' : title}
      place={`home ${placement}`}
      items={results.edges.map(({ node }) => node)}
      recommendationId={results.recommendationId}
      canDismiss
    />
  )
}

/** Every category with the number of its products. */
export function Categories({ data }: { readonly data: Pick<HomeQuery, 'items'> | null }) {
  const values = data?.items?.facets?.[0]?.values ?? []
  return (
    <nav aria-label="Categories">
      <h2>All categories</h2>
      <ul className="chips">
        {values.map(({ value, count, tag }) => (
          <li key={String(value)}>
            <a href={href('category', String(value))}>
              {tag?.name} <small>{count}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
