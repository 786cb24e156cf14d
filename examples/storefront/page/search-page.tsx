import { type ListPage, useList, usePage } from '@attune/react'
import { type CardFragment, HomeDocument, SearchDocument } from '../__generated__/graphql.ts'
import { Categories } from './home-page.tsx'
import { PageTitle } from './page-title.tsx'
import { ProductList } from './product-list.tsx'
import { Failure, ListSkeleton } from './skeletons.tsx'

interface SearchList extends ListPage<CardFragment> {
  readonly relaxed: boolean
}

/** Products that match a text, in an order that depends on the visitor. */
export function SearchPage({ text }: { readonly text: string }) {
  const found = useList<CardFragment, SearchList>(String(SearchDocument), { query: text, first: 24 })
  const { list, edges, hasMore, error, loadMore, reload } = found
  const count = list?.totalCount ?? 0
  return (
    <>
      <PageTitle title={`Search: ${text}`} />
      {error ? <Failure error={error} onRetry={reload} /> : null}
      {!list && !error ? <ListSkeleton shape="grid" /> : null}
      {list && count === 0 ? <NothingFound text={text} /> : null}
      {list && count > 0 ? (
        <ProductList
          title={list.relaxed ? `No product has all the words; ${count} have most` : `${count} found`}
          place="search"
          items={edges.map(({ node }) => node)}
          recommendationId={list.recommendationId}
          shape="grid"
        />
      ) : null}
      {hasMore ? (
        <button type="button" onClick={loadMore}>
          Show more
        </button>
      ) : null}
    </>
  )
}

/** Leads on where a search ends: what the visitor may like, and the categories. */
function NothingFound({ text }: { readonly text: string }) {
  const { data } = usePage(HomeDocument, {})
  const row = data?.page?.rows[0]
  return (
    <>
      <p role="status">
        We have nothing for “{text}”. Try fewer or other words: the name of a thing, a brand or a material.
      </p>
      {row ? (
        <ProductList
          title="You may like"
          place="nothing found"
          items={row.results.edges.map(({ node }) => node)}
          recommendationId={row.results.recommendationId}
        />
      ) : null}
      <Categories data={data} />
    </>
  )
}
