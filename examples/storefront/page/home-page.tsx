import { useRecommendations } from '@attune/react'
import { ItemList, ListState } from './item-list.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { useShop } from './shop.tsx'

/** What the visitor may like. */
export function HomePage() {
  const { user } = useShop()
  const { list, edges, hasMore, error, loadMore, reload } = useRecommendations({ first: 12 })
  if (!list) return <ListState error={error} reload={reload} />
  return (
    <>
      <ItemList
        title="For you"
        list={{ recommendationId: list.recommendationId, edges }}
        error={error}
        onChanged={reload}
        {...(hasMore && { onMore: loadMore })}
      />
      {user ? <PeoplePanel /> : null}
    </>
  )
}
