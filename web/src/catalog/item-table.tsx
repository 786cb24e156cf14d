import type { FilterProperty } from '../filter/property-filter.tsx'
import { propertyTitle } from '../filter/property-title.ts'
import { Cover } from '../parts/cover.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { valueText } from '../parts/value-text.ts'
import { href } from '../routing/route.ts'
import type { Listing, Order, OrderBy } from './listing-address.ts'
import { isSortable } from './listing-controls.tsx'
import type { ListedItem } from './use-items.ts'

interface ItemTableProps {
  readonly items: readonly ListedItem[]
  readonly listing: Listing
  readonly properties: readonly FilterProperty[]
  onChange(listing: Listing): void
}

/** Items as rows with their properties. Headings change the order. */
export function ItemTable({ items, listing, properties, onChange }: ItemTableProps) {
  const { order, columns } = listing
  const shown = columns.map((name) => ({ name, type: properties.find((one) => one.name === name)?.type }))
  const sort = (next: Order) => onChange({ ...listing, order: next })
  if (items.length === 0) return null
  return (
    <Scrolling label="Items with their properties" className="panel wide-table">
      <table className="table">
        <thead>
          <tr>
            <SortableHead by="title" words="Title" order={order} isNumber={false} onChange={sort} />
            <th scope="col">Kind</th>
            {shown.map(({ name, type }) =>
              type !== undefined && isSortable({ name, type }) ? (
                <SortableHead
                  key={name}
                  by={`property:${name}`}
                  words={propertyTitle(name)}
                  order={order}
                  isNumber={type === 'FLOAT'}
                  onChange={sort}
                />
              ) : (
                <th scope="col" key={name}>
                  {propertyTitle(name)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <span className="named">
                  <Cover id={item.id} kind={item.kind} title={item.title} imageUrl={item.imageUrl} />
                  <a href={href('items', item.id)}>{item.title}</a>
                </span>
              </th>
              <td>{item.kind}</td>
              {shown.map(({ name, type }) => (
                <td key={name} className={type === 'FLOAT' ? 'is-number' : undefined}>
                  {valueText(item.properties.find((one) => one.name === name)?.value, type)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

interface SortableHeadProps {
  readonly by: OrderBy
  readonly words: string
  readonly order: Order | null
  readonly isNumber: boolean
  onChange(order: Order): void
}

function SortableHead({ by, words, order, isNumber, onChange }: SortableHeadProps) {
  const direction = order?.by === by ? order.direction : null
  const sorted = direction === null ? undefined : direction === 'ASC' ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={sorted} className={isNumber ? 'is-number' : undefined}>
      <button
        type="button"
        className="sort"
        onClick={() => onChange({ by, direction: direction === 'ASC' ? 'DESC' : 'ASC' })}
      >
        {words}
        <span aria-hidden="true">{direction === null ? '' : direction === 'ASC' ? ' ↑' : ' ↓'}</span>
      </button>
    </th>
  )
}
