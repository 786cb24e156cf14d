import type { ReactNode } from 'react'
import type { Attributes } from './input-props.ts'

/** An element beside its label, with what is wrong with it. */
export function Labelled(props: {
  readonly label: string
  readonly note: string | undefined
  readonly faults: readonly string[]
  readonly attributes: Attributes
  readonly isWide: boolean
  readonly children: ReactNode
}) {
  const { label, note, faults, attributes, isWide, children } = props
  return (
    <div className={isWide ? 'form-field is-wide' : 'form-field'}>
      <label htmlFor={attributes.id}>{label}</label>
      {children}
      {note === undefined ? null : <small className="note">{note}</small>}
      <FaultNotes id={`${attributes.id}-faults`} faults={faults} />
    </div>
  )
}

export function FaultNotes({ id, faults }: { readonly id: string; readonly faults: readonly string[] }) {
  if (faults.length === 0) return null
  return (
    <small className="fault" id={id}>
      {faults.join('; ')}
    </small>
  )
}
