import { ItemTile } from '../parts/links.tsx'
import type { ListedItem } from './use-items.ts'

/** Items as tiles. */
export function ItemTiles({ items }: { readonly items: readonly ListedItem[] }) {
  return (
    <ul className="grid">
      {items.map((item) => (
        <li key={item.id}>
          <ItemTile
            item={item}
            note={[item.kind, ...(item.tags?.nodes ?? []).map(({ name }) => name)].join(', ')}
          />
        </li>
      ))}
    </ul>
  )
}
