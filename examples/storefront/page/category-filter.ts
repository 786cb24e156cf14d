/** What narrows a category down, as its address has it. */
export interface CategoryFilter {
  readonly brands: readonly string[]
  readonly materials: readonly string[]
  readonly lowest: number | null
  readonly highest: number | null
  readonly isInStock: boolean
  readonly sort: Sort
}

/** Orders by their words in the address. */
export const SORTS = {
  'for-you': { words: 'For you', orderBy: { forYou: 'DESC' } },
  popular: { words: 'Popular', orderBy: { popularity: 'DESC' } },
  new: { words: 'New', orderBy: { createdAt: 'DESC' } },
  cheap: { words: 'Price, low first', orderBy: { property: { name: 'price', direction: 'ASC' } } },
  dear: { words: 'Price, high first', orderBy: { property: { name: 'price', direction: 'DESC' } } },
} as const

export type Sort = keyof typeof SORTS

export function readFilter(query: URLSearchParams): CategoryFilter {
  const number = (name: string) => {
    const value = Number.parseFloat(query.get(name) ?? '')
    return Number.isFinite(value) ? value : null
  }
  const sort = query.get('sort') ?? ''
  return {
    brands: query.getAll('brand'),
    materials: query.getAll('material'),
    lowest: number('lowest'),
    highest: number('highest'),
    isInStock: query.get('stock') === 'yes',
    sort: sort in SORTS ? (sort as Sort) : 'for-you',
  }
}

/** The filter as the query of an address: what is not set is left out. */
export function filterQuery(filter: CategoryFilter): string {
  const query = new URLSearchParams([
    ...filter.brands.map((brand) => ['brand', brand]),
    ...filter.materials.map((material) => ['material', material]),
  ])
  if (filter.lowest !== null) query.set('lowest', String(filter.lowest))
  if (filter.highest !== null) query.set('highest', String(filter.highest))
  if (filter.isInStock) query.set('stock', 'yes')
  if (filter.sort !== 'for-you') query.set('sort', filter.sort)
  return query.toString()
}

/** `ItemFilter` of Attune. */
export function itemFilter(categoryId: string, filter: CategoryFilter): object {
  const price = (op: 'GTE' | 'LTE', value: number | null) =>
    value === null ? [] : [{ property: { name: 'price', op, value: { value } } }]
  const tags = (anyOf: readonly string[]) => (anyOf.length === 0 ? [] : [{ tag: { anyOf } }])
  return {
    all: [
      { kind: { anyOf: ['product'] } },
      ...tags(categoryId === 'all' ? [] : [categoryId]),
      ...tags(filter.brands),
      ...tags(filter.materials),
      ...price('GTE', filter.lowest),
      ...price('LTE', filter.highest),
      ...(filter.isInStock ? [{ property: { name: 'inStock', op: 'EQ', value: { value: true } } }] : []),
    ],
  }
}
