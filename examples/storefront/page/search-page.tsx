import { useQuery } from '@apollo/client/react'
import { SearchDocument } from '../__generated__/graphql.ts'
import { ItemList, ListState } from './item-list.tsx'
import { nextPage } from './next-page.ts'
import { useSession } from './use-session.ts'

const PAGE_SIZE = 12

/** Items that match a text, in an order that depends on the visitor. */
export function SearchPage({ query }: { readonly query: string }) {
  const session = useSession()
  const variables = { query, session, first: PAGE_SIZE, after: null }
  const { data, previousData, error, fetchMore, refetch } = useQuery(SearchDocument, { variables })
  const found = (data ?? previousData)?.search
  if (!found) return <ListState error={error} refetch={refetch} />
  return (
    <>
      <p className="note" role="status">
        {found.totalCount} found{found.relaxed ? '; no item has all the words' : ''}
      </p>
      <ItemList
        title={`Results for ${query}`}
        list={found}
        onMore={() =>
          nextPage(
            () => fetchMore({ variables: { after: found.pageInfo.endCursor ?? null } }),
            () => refetch(variables),
          )
        }
      />
    </>
  )
}
