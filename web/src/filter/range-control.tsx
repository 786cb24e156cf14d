import type { CSSProperties } from 'react'
import { numberText } from '../parts/value-text.ts'
import type { ValueCount } from './facet.ts'

interface RangeControlProps {
  readonly title: string
  /** The lowest and the highest value of the items. */
  readonly bounds: readonly [min: number, max: number]
  /** The items in parts of equal width, each by where it begins. */
  readonly parts: readonly ValueCount[]
  readonly low: number | null
  readonly high: number | null
  onChange(low: number | null, high: number | null): void
}

/** How the values of the items are spread, with a handle for each bound; a handle at its end is no bound. */
export function RangeControl({ title, bounds: [min, max], parts, low, high, onChange }: RangeControlProps) {
  const [from, to] = [Math.max(min, low ?? min), Math.min(max, high ?? max)]
  const isWhole = Number.isInteger(min) && Number.isInteger(max)
  const step = isWhole ? 1 : (max - min) / 100
  const most = Math.max(1, ...parts.map(({ count }) => count))
  const bound = (value: number, end: number) =>
    Math.abs(value - end) < step / 2 ? null : Number(value.toFixed(isWhole ? 0 : 2))
  const handle = (words: string, value: number, change: (value: number) => void) => (
    <input
      type="range"
      min={min}
      max={max}
      step={step}
      value={value}
      aria-label={`${title}: ${words}`}
      aria-valuetext={numberText(value)}
      onChange={({ target }) => change(Number(target.value))}
    />
  )
  return (
    <div className="range">
      <div className="range-parts" aria-hidden="true">
        {parts.map(({ value, count }, at) => {
          const next = Number(parts[at + 1]?.value ?? max)
          const isIn = next >= from && Number(value) <= to
          const height = { '--height': `${Math.ceil((count / most) * 100)}%` } as CSSProperties
          return <span key={value} className={isIn ? 'is-in' : undefined} style={height} />
        })}
      </div>
      <div className="range-handles">
        {handle('lowest', from, (value) => onChange(bound(Math.min(value, to), min), high))}
        {handle('highest', to, (value) => onChange(low, bound(Math.max(value, from), max)))}
      </div>
    </div>
  )
}
