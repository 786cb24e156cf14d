import { useEffect, useState } from 'react'
import { Icon } from '../../parts/icon.tsx'
import { elementId, focusAdded, focusAround, useFaults, useForm } from './form-context.ts'
import type { Attributes } from './input-props.ts'
import { FaultNotes, Labelled } from './labelled.tsx'
import { LeafInput } from './leaf-input.tsx'
import {
  blankOf,
  type Field,
  isLeaf,
  isObject,
  type Json,
  type ListShape,
  listOf,
  memberOf,
  type ObjectShape,
  type OneOfShape,
  placeOf,
  type Shape,
  shownFields,
  valueAt,
  withMember,
} from './shape.ts'

interface ShapeProps<S extends Shape = Shape> {
  readonly shape: S
  readonly value: Json | undefined
  readonly path: readonly string[]
  /** Names the inputs for screen readers. */
  readonly label: string
  /** The object that has the value as a member. */
  readonly owner?: Json | undefined
  /** Undefined removes the value. */
  onChange(value: Json | undefined): void
}

/** The inputs of a value that has several. */
export function ShapeInput({ shape, ...props }: ShapeProps) {
  switch (shape.is) {
    case 'object':
      return <ObjectInput shape={shape} {...props} />
    case 'oneOf':
      return <OneOfInput shape={shape} {...props} />
    case 'list':
      return <ListInput shape={shape} {...props} />
    default:
      return null
  }
}

function ObjectInput({ shape, value, path, label, onChange }: ShapeProps<ObjectShape>) {
  return (
    <div className="form-grid">
      <FieldInputs shape={shape} value={value} path={path} label={label} onChange={onChange} />
    </div>
  )
}

interface FieldInputsProps extends ShapeProps<ObjectShape> {
  /** False if the object has fields elsewhere. */
  readonly isWhole?: boolean
}

/** The inputs of some fields of an object. Members without a field stay as they are, and are named. */
export function FieldInputs(props: FieldInputsProps) {
  const { shape, value, path, label, isWhole = true, onChange } = props
  const known = new Set(shape.fields.map(({ name }) => name))
  const others = isWhole && isObject(value) ? Object.keys(value).filter((name) => !known.has(name)) : []
  const change = (name: string, member: Json | undefined) => {
    const next = withMember(value, name, member)
    const shown = new Set(shownFields(shape, next).map((field) => field.name))
    // A field that no longer exists takes its value with it.
    onChange(Object.fromEntries(Object.entries(next).filter(([one]) => shown.has(one) || !known.has(one))))
  }
  return (
    <>
      {shownFields(shape, value).map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={isObject(value) ? value[field.name] : undefined}
          owner={value}
          path={[...path, field.name]}
          label={label === '' ? field.label : `${label}: ${field.label}`}
          onChange={(member) => change(field.name, member)}
        />
      ))}
      {others.length > 0 ? (
        <p className="note is-wide">This form does not edit {others.join(', ')}, and keeps it as it is.</p>
      ) : null}
    </>
  )
}

interface FieldProps extends Omit<ShapeProps, 'shape'> {
  readonly field: Field
}

function FieldInput({ field, value, owner, path, label, onChange }: FieldProps) {
  const { shape, isRequired = false, note } = field
  const faults = useFaults(path)
  const attributes = attributesOf(path, label, faults)
  if (isLeaf(shape)) {
    const isWide = shape.is === 'texts' || shape.is === 'choices'
    return (
      <Labelled label={field.label} note={note} faults={faults} attributes={attributes} isWide={isWide}>
        <LeafInput shape={shape} value={value} attributes={attributes} owner={owner} onChange={onChange} />
      </Labelled>
    )
  }
  const isThere = isRequired || value !== undefined || shape.is === 'list'
  return (
    <fieldset className="form-group" id={attributes.id} tabIndex={-1}>
      <legend className={field.isAlone ? 'hidden' : undefined}>{field.label}</legend>
      {isThere ? (
        <ShapeInput shape={shape} value={value} path={path} label={label} owner={owner} onChange={onChange} />
      ) : (
        <AddButton
          words={field.label}
          to={label}
          onAdd={() => {
            onChange(blankOf(shape) ?? {})
            focusAdded(path)
          }}
        />
      )}
      {isThere && !isRequired && shape.is !== 'list' ? (
        <RemoveButton
          words={label}
          onRemove={() => {
            onChange(undefined)
            focusAround(path)
          }}
        />
      ) : null}
      {note === undefined ? null : <small className="note">{note}</small>}
      <FaultNotes id={`${attributes.id}-faults`} faults={faults} />
    </fieldset>
  )
}

function attributesOf(path: readonly string[], label: string, faults: readonly string[]): Attributes {
  const id = elementId(path)
  const isInvalid = faults.length > 0
  return {
    id,
    'aria-label': label,
    'aria-invalid': isInvalid,
    'aria-describedby': isInvalid ? `${id}-faults` : undefined,
  }
}

function OneOfInput({ shape, value, path, label, owner, onChange }: ShapeProps<OneOfShape>) {
  const member = memberOf(shape, value)
  if (!member) return null
  const inner = isObject(value) ? value[member.name] : undefined
  const choose = (name: string) => {
    const chosen = shape.members.find((one) => one.name === name)
    if (chosen) onChange({ [name]: carried(shape, value, inner, chosen) })
  }
  const change = (next: Json | undefined) => onChange({ [member.name]: next ?? blankOf(member.shape) ?? '' })
  return (
    <div className="one-of">
      <select
        className="field"
        aria-label={`${label}: which`}
        value={member.name}
        onChange={({ target }) => choose(target.value)}
      >
        {shape.members.map(({ name, label: words }) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      <MemberInput
        member={member}
        value={inner}
        path={[...path, member.name]}
        label={label}
        owner={owner}
        onChange={change}
      />
    </div>
  )
}

/** What a chosen member begins with: as much as possible of what the one before it had. */
function carried(shape: OneOfShape, value: Json | undefined, inner: Json | undefined, chosen: Field): Json {
  const isSelf = (other: Shape) => other === shape
  if (chosen.shape.is === 'list' && isSelf(chosen.shape.of))
    return Array.isArray(inner) ? inner : value ? [value] : []
  if (isSelf(chosen.shape)) return value ?? {}
  const blank = blankOf(chosen.shape)
  if (chosen.shape.is !== 'object' || !isObject(inner)) return blank ?? ''
  const names = new Set(chosen.shape.fields.map(({ name }) => name))
  return {
    ...(isObject(blank) ? blank : {}),
    ...Object.fromEntries(Object.entries(inner).filter(([name]) => names.has(name))),
  }
}

interface MemberProps extends Omit<ShapeProps, 'shape'> {
  readonly member: Field
}

function MemberInput({ member: { shape, note }, value, path, label, owner, onChange }: MemberProps) {
  const faults = useFaults(path)
  const attributes = attributesOf(path, label, faults)
  return (
    <div className="member" id={isLeaf(shape) ? undefined : attributes.id} tabIndex={-1}>
      {note === undefined ? null : <small className="note">{note}</small>}
      {isLeaf(shape) ? (
        <LeafInput shape={shape} value={value} attributes={attributes} owner={owner} onChange={onChange} />
      ) : (
        <ShapeInput shape={shape} value={value} path={path} label={label} onChange={onChange} />
      )}
      <FaultNotes id={`${attributes.id}-faults`} faults={faults} />
    </div>
  )
}

function ListInput({ shape, value, path, label, onChange }: ShapeProps<ListShape>) {
  const entries = listOf(value)
  const change = (next: readonly Json[]) => onChange(next.length === 0 ? undefined : next)
  const replace = (index: number, entry: Json | undefined) =>
    change(entries.flatMap((one, place) => (place !== index ? [one] : entry === undefined ? [] : [entry])))
  return (
    <div className="entries">
      {entries.map((entry, index) => (
        <Entry
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity but their place
          key={index}
          shape={shape}
          value={entry}
          path={[...path, String(index)]}
          label={`${path.length === 1 ? '' : `${label}: `}${shape.entry} ${index + 1}`}
          onUp={
            shape.isOrdered && index > 0
              ? () => change(entries.with(index - 1, entry).with(index, entries[index - 1] ?? entry))
              : undefined
          }
          onChange={(next) => {
            replace(index, next)
            if (next === undefined) focusAround(path)
          }}
        />
      ))}
      {entries.length < shape.most ? (
        <AddButton
          words={shape.entry}
          to={path.length === 1 ? undefined : label}
          onAdd={() => {
            change([...entries, blankOf(shape.of) ?? {}])
            focusAdded([...path, String(entries.length)])
          }}
        />
      ) : null}
    </div>
  )
}

interface EntryProps extends ShapeProps<ListShape> {
  readonly onUp: (() => void) | undefined
}

/** An entry of a list. One with a name, a rule, can be closed. */
function Entry({ shape, value, path, label, onUp, onChange }: EntryProps) {
  const { faults } = useForm()
  const hasFault = faults.some((fault) => fault.path.join('.').startsWith(`${path.join('.')}.`))
  const isNamed = shape.of.is === 'object' && shape.of.fields[0]?.name === 'name'
  const name = isObject(value) && typeof value.name === 'string' ? value.name : ''
  const [isOpen, setOpen] = useState(name === '')
  useEffect(() => {
    if (hasFault) setOpen(true)
  }, [hasFault])
  const inputs = <ShapeInput shape={shape.of} value={value} path={path} label={label} onChange={onChange} />
  const acts = (
    <span className="entry-acts">
      {onUp ? (
        <button type="button" className="button is-quiet is-small" onClick={onUp}>
          Move up<span className="hidden"> {label}</span>
        </button>
      ) : null}
      <RemoveButton what={isNamed ? shape.entry : ''} words={label} onRemove={() => onChange(undefined)} />
    </span>
  )
  if (!isNamed) {
    return (
      <div className="entry" id={elementId(path)} tabIndex={-1}>
        {inputs}
        {acts}
      </div>
    )
  }
  return (
    <details
      className="entry is-named"
      id={elementId(path)}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <strong>{name || `New ${shape.entry}`}</strong>
        <small>{effectWords(shape.of, value)}</small>
        {hasFault ? <span className="filter-mark">look here</span> : null}
      </summary>
      {inputs}
      {acts}
    </details>
  )
}

/** What a rule does: "Boost or bury items". */
function effectWords(shape: Shape, value: Json | undefined): string {
  const { shape: effect } = placeOf(shape, ['apply'])
  return effect?.is === 'oneOf' ? (memberOf(effect, valueAt(value, ['apply']))?.label ?? '') : ''
}

interface AddProps {
  readonly words: string
  /** Where it is added, for screen readers. */
  readonly to: string | undefined
  onAdd(): void
}

function AddButton({ words, to, onAdd }: AddProps) {
  return (
    <button type="button" className="button is-small add" onClick={onAdd}>
      <Icon name="plus" />
      Add {words.charAt(0).toLowerCase()}
      {words.slice(1)}
      {to === undefined || to === words ? null : <span className="hidden"> to {to}</span>}
    </button>
  )
}

interface RemoveProps {
  readonly what?: string
  /** What is removed, for screen readers. */
  readonly words: string
  onRemove(): void
}

function RemoveButton({ what = '', words, onRemove }: RemoveProps) {
  return (
    <button type="button" className="button is-quiet is-small" onClick={onRemove}>
      Remove {what}
      <span className="hidden"> {words}</span>
    </button>
  )
}
