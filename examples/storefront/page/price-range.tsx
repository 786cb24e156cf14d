import { useState } from 'react'
import type { CategoryFilter } from './category-filter.ts'
import type { Facets } from './category-page.tsx'
import { priceText } from './product-facts.ts'

interface PriceRangeProps {
  readonly facet: NonNullable<Facets>[number]
  readonly filter: CategoryFilter
  onChange(next: Partial<CategoryFilter>): void
}

type Bounds = readonly [lowest: number, highest: number]

/** How prices are spread, with a handle for each bound. A handle at its end is no bound. The list follows once one is let go. */
export function PriceRange({ facet, filter, onChange }: PriceRangeProps) {
  const [min, max] = [Number(facet.range?.min ?? 0), Number(facet.range?.max ?? 0)]
  const [held, setHeld] = useState<Bounds | null>(null)
  const [lowest, highest] = held ?? [filter.lowest ?? min, filter.highest ?? max]
  const most = Math.max(1, ...facet.values.map(({ count }) => count))
  const release = () => {
    if (held === null) return
    onChange({ lowest: lowest <= min ? null : lowest, highest: highest >= max ? null : highest })
    setHeld(null)
  }
  const handle = (label: string, value: number, bounds: (value: number) => Bounds) => (
    <input
      type="range"
      min={min}
      max={max}
      value={value}
      aria-label={label}
      aria-valuetext={priceText(value)}
      onChange={({ target }) => setHeld(bounds(Number(target.value)))}
      onPointerUp={release}
      onKeyUp={release}
      onBlur={release}
    />
  )
  if (min === max) return null
  return (
    <fieldset className="price-range">
      <legend>
        Price {priceText(lowest)} to {priceText(highest)}
      </legend>
      <svg viewBox={`0 0 ${facet.values.length * 10} 30`} preserveAspectRatio="none" aria-hidden="true">
        {facet.values.map(({ value, count }, at) => (
          <rect
            key={String(value)}
            x={at * 10 + 1}
            width={8}
            y={30 - (count / most) * 30}
            height={(count / most) * 30}
            className={
              Number(value) <= highest && Number(facet.values[at + 1]?.value ?? max) >= lowest ? 'in' : 'out'
            }
          />
        ))}
      </svg>
      <div className="handles">
        {handle('Lowest price', lowest, (value) => [Math.min(value, highest), highest])}
        {handle('Highest price', highest, (value) => [lowest, Math.max(value, lowest)])}
      </div>
    </fieldset>
  )
}
