import type { FilterProperty } from '../filter/property-filter.tsx'
import { propertyTitle } from '../filter/property-title.ts'
import { PopDown } from '../parts/pop-down.tsx'
import { useMay } from '../sign-in/use-scopes.ts'
import { LACKS, type Listing, parseOrder } from './listing-address.ts'

interface ListingControlsProps {
  readonly listing: Listing
  readonly properties: readonly FilterProperty[]
  /** Number of items; null while it is unknown. */
  readonly total: number | null
  onChange(listing: Listing): void
}

const ORDERS = [
  { value: 'popularity:DESC', words: 'Most used first' },
  { value: 'createdAt:DESC', words: 'Newest first' },
  { value: 'title:ASC', words: 'Title, A to Z' },
] as const

const SORTABLE = new Set(['STRING', 'FLOAT', 'BOOLEAN', 'TIMESTAMP'])

/** Whether items can be ordered by a property. */
export function isSortable({ type }: FilterProperty): boolean {
  return SORTABLE.has(type)
}

/** The number of items, their order, and the properties that are shown. */
export function ListingControls({ listing, properties, total, onChange }: ListingControlsProps) {
  const { order, lacking, columns } = listing
  const mayFindGaps = useMay('server')
  const value = order === null ? '' : `${order.by}:${order.direction}`
  const orders = [
    { value: '', words: listing.search === '' ? 'Most used first' : 'Best match first' },
    ...ORDERS.slice(listing.search === '' ? 1 : 0),
    ...properties.filter(isSortable).flatMap(({ name }) => [
      { value: `property:${name}:ASC`, words: `${propertyTitle(name)}, lowest first` },
      { value: `property:${name}:DESC`, words: `${propertyTitle(name)}, highest first` },
    ]),
  ]
  const isListed = orders.some((one) => one.value === value)
  return (
    <div className="listing-head">
      <p role="status" className="numbers">
        {total === null ? '' : `${total.toLocaleString('en-US')} ${total === 1 ? 'item' : 'items'}`}
      </p>
      <label className="picker">
        <span className="note">Order</span>
        <select
          className="field"
          value={value}
          onChange={({ target }) => onChange({ ...listing, order: parseOrder(target.value) })}
        >
          {orders.map(({ value: one, words }) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
          {isListed ? null : <option value={value}>{value}</option>}
        </select>
      </label>
      {mayFindGaps ? (
        <label className="picker">
          <span className="note">Show</span>
          <select
            className="field"
            value={lacking ?? ''}
            onChange={({ target }) =>
              onChange({
                ...listing,
                lacking: LACKS.find((one) => one.value === target.value)?.value ?? null,
              })
            }
          >
            <option value="">All items</option>
            {LACKS.map((one) => (
              <option key={one.value} value={one.value}>
                {one.words}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {properties.length === 0 ? null : (
        <PopDown label={columns.length > 0 ? `Columns (${columns.length})` : 'Columns'}>
          <ul className="choices">
            {properties.map(({ name }) => (
              <li key={name}>
                <label>
                  <input
                    type="checkbox"
                    checked={columns.includes(name)}
                    onChange={({ target }) =>
                      onChange({
                        ...listing,
                        columns: target.checked
                          ? [...columns, name]
                          : columns.filter((other) => other !== name),
                      })
                    }
                  />
                  <span>{propertyTitle(name)}</span>
                </label>
              </li>
            ))}
          </ul>
        </PopDown>
      )}
    </div>
  )
}
