import { type ListPage, useList, usePage } from '@attune/react'
import { useState } from 'react'
import {
  type CardFragment,
  CategoryDocument,
  CategoryNameDocument,
  type CategoryQuery,
} from '../__generated__/graphql.ts'
import {
  type CategoryFilter,
  filterQuery,
  itemFilter,
  readFilter,
  SORTS,
  type Sort,
} from './category-filter.ts'
import { FilterPanel } from './filter-panel.tsx'
import { PageTitle } from './page-title.tsx'
import { ProductList } from './product-list.tsx'
import { href, keepInEntry, readEntry, replaceAddress } from './route.ts'
import { Failure, ListSkeleton } from './skeletons.tsx'

export type Facets = NonNullable<CategoryQuery['list']>['facets']

interface CategoryList extends ListPage<CardFragment> {
  readonly facets: Facets
}

interface CategoryPageProps {
  /** Id of the tag; `all` for every product. */
  readonly id: string
  readonly query: URLSearchParams
}

/** Most products of one request. */
const MOST = 96

/** The products of a category, with what narrows them down. The address has the choices, so they can be shared. */
export function CategoryPage({ id, query }: CategoryPageProps) {
  const filter = readFilter(query)
  const change = (next: Partial<CategoryFilter>) =>
    replaceAddress(href('category', id, filterQuery({ ...filter, ...next })))
  // As many as before, for a visitor who comes back: then the page is as long as they left it.
  const [first] = useState(() => Math.min(MOST, readEntry().shown ?? 24))
  const variables = { filter: itemFilter(id, filter), orderBy: SORTS[filter.sort].orderBy, first }
  const list = useList<CardFragment, CategoryList>(String(CategoryDocument), variables)
  const loadMore = () => {
    keepInEntry({ shown: list.edges.length + first })
    return list.loadMore()
  }
  return (
    <>
      <CategoryTitle id={id} />
      <div className="category">
        <FilterPanel filter={filter} facets={list.list?.facets ?? null} onChange={change} />
        <div>
          <SortControl sort={filter.sort} onChange={(sort) => change({ sort })} />
          <CategoryProducts
            {...list}
            loadMore={loadMore}
            onReset={() =>
              change({ brands: [], materials: [], lowest: null, highest: null, isInStock: false })
            }
          />
        </div>
      </div>
    </>
  )
}

function CategoryTitle({ id }: { readonly id: string }) {
  const { data } = usePage(CategoryNameDocument, { id }, { skip: id === 'all' })
  if (id === 'all') return <PageTitle title="All products" />
  if (!data) return <div className="skeleton skeleton-heading" />
  return <PageTitle title={data.tag?.name ?? 'There is no such category'} />
}

interface SortControlProps {
  readonly sort: Sort
  onChange(sort: Sort): void
}

function SortControl({ sort, onChange }: SortControlProps) {
  return (
    <label className="sort">
      Sort{' '}
      <select value={sort} onChange={(event) => onChange(event.target.value as Sort)}>
        {Object.entries(SORTS).map(([name, { words }]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

type CategoryProductsProps = Pick<
  ReturnType<typeof useList<CardFragment, CategoryList>>,
  'list' | 'edges' | 'hasMore' | 'error' | 'loadMore' | 'reload'
> & { onReset(): void }

function CategoryProducts({ list, edges, hasMore, error, loadMore, reload, onReset }: CategoryProductsProps) {
  if (error && !list) return <Failure error={error} onRetry={reload} />
  if (!list) return <ListSkeleton shape="grid" />
  if (list.totalCount === 0) {
    return (
      <p role="status">
        Nothing passes all filters.{' '}
        <button type="button" onClick={onReset}>
          Remove them
        </button>
      </p>
    )
  }
  return (
    <>
      {error ? <Failure error={error} onRetry={reload} /> : null}
      <ProductList
        title={`${list.totalCount} ${list.totalCount === 1 ? 'product' : 'products'}`}
        place="category"
        items={edges.map(({ node }) => node)}
        shape="grid"
      />
      {hasMore ? (
        <button type="button" onClick={loadMore}>
          Show more
        </button>
      ) : null}
    </>
  )
}
