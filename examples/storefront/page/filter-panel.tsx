import type { CategoryFilter } from './category-filter.ts'
import type { Facets } from './category-page.tsx'
import { PriceRange } from './price-range.tsx'

type Facet = NonNullable<Facets>[number]

/** On a phone the products come first. */
const IS_WIDE = matchMedia('(min-width: 44rem)').matches

interface FilterPanelProps {
  readonly filter: CategoryFilter
  /** Brands, materials and prices; null before they are there. */
  readonly facets: Facets
  onChange(next: Partial<CategoryFilter>): void
}

/** What narrows a category down: what is chosen stays on offer, with how many products each choice would show. */
export function FilterPanel({ filter, facets, onChange }: FilterPanelProps) {
  const [brands, materials, prices] = facets ?? []
  return (
    <details className="filters" open={IS_WIDE}>
      <summary>Filters</summary>
      <label>
        <input
          type="checkbox"
          checked={filter.isInStock}
          onChange={({ target }) => onChange({ isInStock: target.checked })}
        />
        In stock
      </label>
      {prices ? <PriceRange facet={prices} filter={filter} onChange={onChange} /> : null}
      <Choices
        title="Brand"
        facet={brands}
        chosen={filter.brands}
        onChange={(next) => onChange({ brands: next })}
      />
      <Choices
        title="Material"
        facet={materials}
        chosen={filter.materials}
        onChange={(next) => onChange({ materials: next })}
      />
    </details>
  )
}

interface ChoicesProps {
  readonly title: string
  readonly facet: Facet | undefined
  readonly chosen: readonly string[]
  onChange(chosen: readonly string[]): void
}

function Choices({ title, facet, chosen, onChange }: ChoicesProps) {
  if (!facet || facet.values.length === 0) return null
  return (
    <fieldset>
      <legend>{title}</legend>
      {facet.values.map(({ value, count, tag }) => {
        const id = String(value)
        const others = chosen.filter((other) => other !== id)
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={({ target }) => onChange(target.checked ? [...others, id] : others)}
            />
            {tag?.name} <small>{count}</small>
          </label>
        )
      })}
    </fieldset>
  )
}
