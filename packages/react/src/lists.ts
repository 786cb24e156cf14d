import { itemsDocument, recommendationsDocument, searchDocument } from './documents.ts'
import { type ListData, type ListPage, type ListState, useList } from './use-list.ts'
import type { PageOptions } from './use-page.ts'

/** What every list has of an item. */
export interface ListedItem {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly imageUrl: string | null
  readonly url: string | null
}

export interface ListOptions<Page> extends PageOptions<ListData<Page>> {
  /** Entries of a page, 1-100. */
  readonly first?: number
  /** More fields of `Item`, as a selection, such as `properties(names: ["price"]) { value }`. The same text for every rendering. */
  readonly fields?: string
}

/** `RecommendationInput` of the API: filters and weights. */
export type RecommendationInput = Readonly<Record<string, unknown>>

export interface RecommendationsOptions<Node> extends ListOptions<ListPage<Node>> {
  readonly input?: RecommendationInput
}

/** What the visitor may like, best first. */
export function useRecommendations<Node extends ListedItem = ListedItem>(
  options: RecommendationsOptions<Node> = {},
): ListState<Node> {
  const { first = 10, fields, input, ...rest } = options
  return useList<Node>(recommendationsDocument(fields), { first, input }, rest)
}

export interface SearchPage<Node> extends ListPage<Node> {
  /** True if no item has all the words. */
  readonly relaxed: boolean
}

export interface SearchOptions<Node> extends ListOptions<SearchPage<Node>> {
  readonly input?: RecommendationInput
  /** How much the interest of the visitor counts. */
  readonly impact?: 'LOW' | 'MEDIUM' | 'HIGH'
}

/** Items that match a text, in an order that depends on the visitor. */
export function useSearch<Node extends ListedItem = ListedItem>(
  query: string,
  options: SearchOptions<Node> = {},
): ListState<Node, SearchPage<Node>> {
  const { first = 10, fields, input, impact = 'MEDIUM', ...rest } = options
  return useList<Node, SearchPage<Node>>(searchDocument(fields), { query, first, impact, input }, rest)
}

/** Counts of one facet. */
export interface Facet {
  readonly field: string | null
  readonly property: string | null
  readonly values: readonly {
    readonly value: string
    readonly from: number | null
    readonly to: number | null
    readonly count: number
  }[]
}

export interface ItemsPage<Node> extends ListPage<Node> {
  /** In the order of the option `facets`. */
  readonly facets?: readonly Facet[] | null
}

export interface ItemsOptions<Node> extends ListOptions<ItemsPage<Node>> {
  /** `ItemFilter` of the API. */
  readonly filter?: Readonly<Record<string, unknown>>
  /** `ItemOrder` of the API; by the interest of the visitor if omitted. */
  readonly orderBy?: Readonly<Record<string, unknown>>
  /** `FacetInput` of the API: what to count. */
  readonly facets?: readonly Readonly<Record<string, unknown>>[]
}

const FOR_YOU = { forYou: 'DESC' }

/** A category page: everything that passes a filter, page after page, with facets. */
export function useItems<Node extends ListedItem = ListedItem>(
  options: ItemsOptions<Node> = {},
): ListState<Node, ItemsPage<Node>> {
  const { first = 24, fields, filter, orderBy = FOR_YOU, facets = [], ...rest } = options
  const variables = { first, filter, orderBy, facets, hasFacets: facets.length > 0 }
  return useList<Node, ItemsPage<Node>>(itemsDocument(fields), variables, rest)
}
