import { type FormEvent, useState } from 'react'
import { DraftChangesDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Panel } from '../parts/panel.tsx'
import { ChangesTable } from './changes-table.tsx'
import { FaultNotes } from './form/labelled.tsx'
import { instantOf } from './form/time-values.ts'
import type { Editing } from './use-edit.ts'

/** What publishing would change, and for when. */
export function PublishView({ editing }: { readonly editing: Editing }) {
  const draft = editing.placement?.draft
  if (editing.isChanged) {
    return <p className="banner is-warn">Save the draft first: what is published is the saved draft.</p>
  }
  if (!draft) return <p className="banner">There is no draft. Edit the placement and save it first.</p>
  return (
    <div className="stack">
      <Changes editing={editing} />
      <PublishForm editing={editing} number={draft.number} />
    </div>
  )
}

function Changes({ editing: { placement } }: { readonly editing: Editing }) {
  const against = placement?.published?.number
  const digest = placement?.draft?.digest
  const answer = useAnswer(
    DraftChangesDocument,
    placement && against !== undefined ? { key: placement.key, against } : null,
  )
  return (
    <Panel
      title="What changes"
      note={against === undefined ? 'no version applies now' : `against version ${against}`}
    >
      {against === undefined ? <p className="note">This is the first version.</p> : null}
      {answer.problem ? <p className="note">{answer.problem.message}</p> : null}
      {answer.data ? (
        <ChangesTable
          key={digest}
          name="What publishing changes"
          changes={answer.data.placement?.draft?.diff}
        />
      ) : null}
    </Panel>
  )
}

const EMPTY_TERMS = { from: '', until: '', note: '' }

function PublishForm({ editing, number }: { readonly editing: Editing; readonly number: number }) {
  const [terms, setTerms] = useState(EMPTY_TERMS)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await editing.publish({
      activeFrom: instantOf(terms.from) ?? null,
      activeUntil: instantOf(terms.until) ?? null,
      note: terms.note.trim() || null,
    })
  }
  const faultsOf = (of: string) =>
    editing.terms.flatMap(({ path, message }) => (path[0] === of ? [message] : []))
  const field = (name: keyof typeof terms, label: string, of: string, note: string) => (
    <div className={name === 'note' ? 'form-field is-wide' : 'form-field'}>
      <label htmlFor={`publish-${name}`}>{label}</label>
      <input
        className="field"
        id={`publish-${name}`}
        type={name === 'note' ? 'text' : 'datetime-local'}
        maxLength={1_000}
        aria-invalid={faultsOf(of).length > 0}
        aria-describedby={faultsOf(of).length > 0 ? `publish-${name}-faults` : undefined}
        value={terms[name]}
        onChange={({ target }) => setTerms({ ...terms, [name]: target.value })}
      />
      <small className="note">{note}</small>
      <FaultNotes id={`publish-${name}-faults`} faults={faultsOf(of)} />
    </div>
  )
  return (
    <Panel title="Publish" note={`as version ${number}, which never changes`}>
      <form className="form-grid" onSubmit={submit}>
        {field('from', 'Applies from', 'activeFrom', 'At once, if empty.')}
        {field(
          'until',
          'Applies until',
          'activeUntil',
          'Without end, if empty. Then the version before applies again.',
        )}
        {field('note', 'Note', 'note', 'For the history: why.')}
        <button type="submit" className="button is-strong" disabled={editing.isBusy}>
          Publish version {number}
        </button>
      </form>
    </Panel>
  )
}
