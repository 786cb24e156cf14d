import { useQuery } from '@apollo/client/react'
import { ForYouDocument } from '../__generated__/graphql.ts'
import { ItemList, ListState } from './item-list.tsx'
import { nextPage } from './next-page.ts'
import { PeoplePanel } from './people-panel.tsx'
import { useShop } from './shop.tsx'
import { useSession } from './use-session.ts'

const PAGE_SIZE = 12

/** What the visitor may like: from their history if they are signed in, else from this session. */
export function HomePage() {
  const session = useSession()
  const { user } = useShop()
  const variables = { session, first: PAGE_SIZE, after: null, minWatermark: null }
  const { data, previousData, error, fetchMore, refetch } = useQuery(ForYouDocument, {
    variables,
    // What the visitor did on other pages counts: ask again, and show the last list meanwhile.
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  })
  const list = (data ?? previousData)?.recommendations
  if (!list) return <ListState error={error} refetch={refetch} />
  return (
    <>
      <ItemList
        title="For you"
        list={list}
        onChanged={(watermark) => {
          // A session is a variable of the query, which then asks again by itself.
          if (watermark !== null) void refetch({ ...variables, minWatermark: watermark })
        }}
        onMore={() =>
          nextPage(
            () => fetchMore({ variables: { after: list.pageInfo.endCursor ?? null } }),
            () => refetch(variables),
          )
        }
      />
      {user ? <PeoplePanel /> : null}
    </>
  )
}
