import { href } from '../routing/route.ts'
import { Avatar } from './avatar.tsx'
import { Cover } from './cover.tsx'

export interface PersonRef {
  readonly id: string
  readonly name: string | null
}

/** The display name of a person: their name, or their id if the name may not be read. */
export function nameOf({ id, name }: PersonRef): string {
  return name ?? id
}

/** A person as a chip that links to their page. */
export function PersonChip({ person }: { readonly person: PersonRef }) {
  return (
    <a className="person-chip" href={href('people', person.id)}>
      <Avatar id={person.id} />
      {nameOf(person)}
    </a>
  )
}

export interface ItemRef {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly imageUrl: string | null | undefined
}

/** An item as a tile that links to its page. */
export function ItemTile({ item, note }: { readonly item: ItemRef; readonly note?: string }) {
  return (
    <a className="item-tile" href={href('items', item.id)}>
      <Cover id={item.id} kind={item.kind} title={item.title} imageUrl={item.imageUrl} />
      <span>
        <strong>{item.title}</strong>
        <small>{note ?? item.kind}</small>
      </span>
    </a>
  )
}

export interface TagRef {
  readonly id: string
  readonly name: string
}

/** Tags as chips that link to their pages. */
export function TagChips({ tags }: { readonly tags: readonly TagRef[] }) {
  return (
    <ul className="chips">
      {tags.map(({ id, name }) => (
        <li key={id}>
          <a className="chip" href={href('tags', id)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
