import { type AttuneDocument, AttuneError } from '@attune/browser'
import { useEffect, useRef, useState } from 'react'
import { useAttune } from './attune-provider.tsx'
import { type PageOptions, usePage } from './use-page.ts'

/** An entry of a list. */
export interface ListEdge<Node> {
  readonly node: Node
  readonly reasons: readonly { readonly text: string }[]
}

/** A page of a list, as the documents of this package ask for it. */
export interface ListPage<Node> {
  /** For the events that the list leads to. */
  readonly recommendationId?: string
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly ListEdge<Node>[]
}

/** A response to a document of this package: null if the field failed. */
export interface ListData<Page> {
  readonly list: Page | null
}

/** A list, page after page. */
export interface ListState<Node, Page extends ListPage<Node> = ListPage<Node>> {
  /** The first page; null before it is there. */
  readonly list: Page | null
  /** The entries of all pages that were loaded. */
  readonly edges: readonly ListEdge<Node>[]
  readonly hasMore: boolean
  readonly isLoading: boolean
  /** Why the newest page is not there. */
  readonly error: Error | null
  /** Loads the next page. A list that has expired starts again. Never rejects: see `error`. */
  loadMore(): Promise<void>
  /** Makes the list anew, with what was tracked meanwhile. */
  reload(): void
}

/** Codes of a list that cannot be continued. */
const ENDED = ['CURSOR_EXPIRED', 'CURSOR_INVALID']

interface Further<Page> {
  /** The response with the first page. */
  readonly of: unknown
  readonly pages: readonly Page[]
  readonly error: Error | null
}

/** Joins the pages of a document whose field is named `list` and takes `$after`. */
export function useList<
  Node,
  Page extends ListPage<Node> = ListPage<Node>,
  Variables extends object = object,
>(
  document: AttuneDocument<ListData<Page>, Variables>,
  variables: Variables,
  options: PageOptions<ListData<Page>> = {},
): ListState<Node, Page> {
  const attune = useAttune()
  const { data, error, isLoading, reload } = usePage<ListData<Page>, Variables>(document, variables, options)
  const [further, setFurther] = useState<Further<Page>>({ of: null, pages: [], error: null })
  /** The first page whose next page is on its way. */
  const loading = useRef<unknown>(null)
  const shown = useRef<unknown>(null)
  shown.current = data
  const mounted = useRef<AbortController | null>(null)
  useEffect(() => {
    const aborting = new AbortController()
    mounted.current = aborting
    return () => aborting.abort()
  }, [])
  const list = data?.list ?? null
  const { pages, error: furtherError } = further.of === data ? further : { pages: [], error: null }
  const last = pages.at(-1) ?? list

  const loadMore = async () => {
    if (loading.current === data || !last?.pageInfo.hasNextPage) return
    loading.current = data
    // A list that is not shown any more gets no further pages.
    const show = (next: Omit<Further<Page>, 'of'>) =>
      shown.current === data && setFurther({ of: data, ...next })
    const signal = mounted.current?.signal
    try {
      const after = last.pageInfo.endCursor
      const options = signal ? { signal } : {}
      const next = await attune.query<ListData<Page>, Variables>(document, { ...variables, after }, options)
      show({ pages: next.list ? [...pages, next.list] : pages, error: null })
    } catch (failure) {
      const hasEnded = failure instanceof AttuneError && ENDED.includes(failure.code)
      if (!hasEnded && !signal?.aborted) show({ pages, error: failure as Error })
      if (hasEnded && shown.current === data) reload()
    }
    if (loading.current === data) loading.current = null
  }
  return {
    list,
    edges: list ? [list, ...pages].flatMap((page) => page.edges) : [],
    hasMore: last?.pageInfo.hasNextPage ?? false,
    isLoading,
    error: error ?? furtherError,
    loadMore,
    reload,
  }
}
