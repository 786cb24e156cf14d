import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { type ItemOrder, ListItemsDocument, type ListItemsQuery } from '../__generated__/graphql.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { useAnswer } from '../api/use-answer.ts'
import { type Filters, toItemFilter } from '../filter/filters.ts'
import type { Listing, Order } from './listing-address.ts'

const PAGE_SIZE = 48

type Page = NonNullable<ListItemsQuery['items']>

export type ListedItem = Page['nodes'][number]

/** The items of a listing up to the last page loaded. */
export interface Items {
  /** Undefined before the first response. */
  readonly nodes: readonly ListedItem[] | undefined
  /** Items on all pages; null while it is unknown. */
  readonly total: number | null
  readonly hasMore: boolean
  readonly problem: Problem | undefined
  readonly isAsking: boolean
  askAgain(): void
  showMore(): Promise<void>
}

interface FurtherPages {
  /** The page that these follow. */
  readonly first: Page
  readonly nodes: readonly ListedItem[]
  readonly pageInfo: Page['pageInfo']
  readonly problem: Problem | undefined
}

/** The text of a listing as the API takes it; null for none. */
export function matchingOf({ search }: Pick<Listing, 'search'>): string | null {
  return search.trim() === '' ? null : search.trim()
}

/** Requests the items that pass, again when the filters or the listing change, and further pages on demand. */
export function useItems(filters: Filters, { search, order, lacking, columns }: Listing): Items {
  const client = useApolloClient()
  const variables = {
    filter: toItemFilter(filters),
    orderBy: orderInput(order),
    matching: matchingOf({ search }),
    lacking,
    columns: [...columns],
    first: PAGE_SIZE,
  }
  const answer = useAnswer(ListItemsDocument, { ...variables, after: null }, { debounceMs: 120 })
  const first = answer.data?.items ?? undefined
  const [kept, setKept] = useState<FurtherPages | null>(null)
  const further = kept !== null && kept.first === first ? kept : null
  const pageInfo = further?.pageInfo ?? first?.pageInfo
  return {
    nodes: first && [...first.nodes, ...(further?.nodes ?? [])],
    total: first?.totalCount ?? null,
    hasMore: pageInfo?.hasNextPage ?? false,
    problem: answer.problem ?? further?.problem,
    isAsking: answer.isAsking,
    askAgain: answer.askAgain,
    async showMore() {
      if (!first || !pageInfo?.endCursor) return
      const nodes = further?.nodes ?? []
      await client
        .query({
          query: ListItemsDocument,
          variables: { ...variables, after: pageInfo.endCursor },
          fetchPolicy: 'no-cache',
        })
        .then(({ data }) => {
          const page = data?.items
          if (page)
            setKept({ first, nodes: [...nodes, ...page.nodes], pageInfo: page.pageInfo, problem: undefined })
        })
        .catch((error: unknown) => setKept({ first, nodes, pageInfo, problem: problemOf(error) }))
    },
  }
}

function orderInput(order: Order | null): ItemOrder | null {
  if (order === null) return null
  const { by, direction } = order
  if (by === 'popularity') return { popularity: direction }
  if (by === 'createdAt') return { createdAt: direction }
  if (by === 'title') return { title: direction }
  return { property: { name: by.slice('property:'.length), direction } }
}
