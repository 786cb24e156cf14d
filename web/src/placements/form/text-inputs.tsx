import { useId, useState } from 'react'
import { FindItemsDocument } from '../../__generated__/graphql.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Icon } from '../../parts/icon.tsx'
import { type Suggestion, useForm } from './form-context.ts'
import type { InputProps } from './input-props.ts'
import type { Suggested } from './shape.ts'

interface TextInputProps extends InputProps {
  readonly text: string
  readonly suggests: Suggested | undefined
}

/** One text, with names that exist as suggestions. */
export function TextInput({ text, attributes, suggests, onChange }: TextInputProps) {
  const list = useId()
  const options = useSuggestions(suggests, text)
  const label = options.find(({ value }) => value === text)?.label
  return (
    <>
      <input
        className="field"
        {...attributes}
        list={suggests && list}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
      <Suggestions id={list} options={options} />
      {label ? <small className="note">{label}</small> : null}
    </>
  )
}

function Suggestions({ id, options }: { readonly id: string; readonly options: readonly Suggestion[] }) {
  return (
    <datalist id={id}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  )
}

/** Names that exist; of items, the one with this id and those whose title begins with the text. */
function useSuggestions(of: Suggested | undefined, text: string): readonly Suggestion[] {
  const form = useForm()
  const filter = text.trim() === '' ? null : { any: [{ ids: [text.trim()] }, { titlePrefix: text.trim() }] }
  const items = useAnswer(FindItemsDocument, of === 'item' ? { filter } : null, { debounceMs: 120 }).data
    ?.items?.nodes
  if (of !== 'item') return of ? form.suggestions(of) : []
  return (items ?? []).map(({ id, title, kind }) => ({ value: id, label: `${title}, ${kind}` }))
}

interface TextsInputProps extends InputProps {
  readonly texts: readonly string[]
  readonly suggests: Suggested | undefined
}

/** Texts as chips, and an input that adds one with Enter. */
export function TextsInput({ texts, attributes, suggests, onChange }: TextsInputProps) {
  const list = useId()
  const [typed, setTyped] = useState('')
  const options = useSuggestions(suggests, typed)
  const nameOf = (text: string) => options.find(({ value }) => value === text)?.label ?? text
  const change = (next: readonly string[]) => onChange(next.length === 0 ? undefined : next)
  const add = (text: string) => {
    setTyped('')
    if (text.trim() !== '' && !texts.includes(text.trim())) change([...texts, text.trim()])
  }
  return (
    <div className="texts">
      {texts.map((text) => (
        <button
          type="button"
          key={text}
          className="chip is-removable"
          onClick={() => change(texts.filter((other) => other !== text))}
        >
          <span className="hidden">Remove </span>
          {nameOf(text)}
          <Icon name="close" />
        </button>
      ))}
      <input
        className="field"
        {...attributes}
        list={list}
        placeholder="Add, then Enter"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target, nativeEvent }) => {
          // A suggestion that was picked is complete.
          const isPicked =
            !(nativeEvent instanceof InputEvent) || nativeEvent.inputType === 'insertReplacementText'
          if (isPicked) add(target.value)
          else setTyped(target.value)
        }}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add(typed)
        }}
      />
      <Suggestions id={list} options={options} />
    </div>
  )
}
