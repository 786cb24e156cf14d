import type { FormEvent } from 'react'
import { ChangeItemDocument, type ItemInput } from '../__generated__/graphql.ts'
import { useWriting } from '../api/use-writing.ts'
import { moment } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { WriteNotes } from '../parts/write-notes.tsx'

interface ManagedItem {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly imageUrl: string | null
  readonly availableUntil: string | null
}

interface ManageItemProps {
  readonly item: ManagedItem
  onChanged(): void
}

/** Changes the item for everyone: what it is called, where it is, and whether lists may show it. */
export function ManageItem({ item, onChanged }: ManageItemProps) {
  const writing = useWriting(onChanged)
  const change = (fields: Partial<ItemInput>, done: string) =>
    writing.write(
      ChangeItemDocument,
      { item: { id: item.id, ...fields } },
      done,
      ({ upsertItems }) => upsertItems ?? null,
    )
  return (
    <Panel title="Manage">
      <div className="stack">
        <WriteNotes {...writing} />
        <Availability
          until={item.availableUntil}
          isBusy={writing.isBusy}
          onChange={(availableUntil, done) => change({ availableUntil }, done)}
        />
        <EditItem key={JSON.stringify(item)} item={item} onSave={(fields) => change(fields, 'Saved.')} />
      </div>
    </Panel>
  )
}

interface AvailabilityProps {
  readonly until: string | null
  readonly isBusy: boolean
  onChange(until: string | null, done: string): void
}

function Availability({ until, isBusy, onChange }: AvailabilityProps) {
  const isHidden = until !== null && Date.parse(until) <= Date.now()
  return (
    <div className="head-row">
      <button
        type="button"
        className="button"
        aria-disabled={isBusy}
        onClick={() =>
          isHidden
            ? onChange(null, 'Lists may show it again.')
            : onChange(new Date().toISOString(), 'No list shows it any more.')
        }
      >
        {isHidden ? 'Show it again' : 'Hide it'}
      </button>
      <p className="note">
        {isHidden
          ? `In no list since ${moment(until)}. What people did with it stays.`
          : 'In lists, where it fits.'}
      </p>
    </div>
  )
}

const FIELDS = [
  ['title', 'Title', 'text'],
  ['url', 'Its own page', 'url'],
  ['imageUrl', 'Picture', 'url'],
] as const

interface EditItemProps {
  readonly item: ManagedItem
  onSave(fields: Partial<ItemInput>): void
}

function EditItem({ item, onSave }: EditItemProps) {
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    // An empty field clears what was there.
    onSave(Object.fromEntries(FIELDS.map(([name]) => [name, String(given.get(name)).trim() || null])))
  }
  return (
    <form className="stack" onSubmit={save}>
      {FIELDS.map(([name, label, type]) => (
        <div className="form-field" key={name}>
          <label htmlFor={`item-${name}`}>{label}</label>
          <input
            className="field"
            id={`item-${name}`}
            name={name}
            type={type}
            autoComplete="off"
            defaultValue={item[name] ?? ''}
          />
        </div>
      ))}
      <div className="head-row">
        <button type="submit" className="button is-strong">
          Save
        </button>
      </div>
    </form>
  )
}
