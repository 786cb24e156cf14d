import { useSearch } from '@attune/react'
import { ItemList, ListState } from './item-list.tsx'

/** Items that match a text, in an order that depends on the visitor. */
export function SearchPage({ query }: { readonly query: string }) {
  const { list, edges, hasMore, error, loadMore, reload } = useSearch(query, { first: 12 })
  if (!list) return <ListState error={error} reload={reload} />
  return (
    <>
      <p className="note" role="status">
        {list.totalCount} found{list.relaxed ? '; no item has all the words' : ''}
      </p>
      <ItemList
        title={`Results for ${query}`}
        list={{ recommendationId: list.recommendationId, edges }}
        error={error}
        {...(hasMore && { onMore: loadMore })}
      />
    </>
  )
}
