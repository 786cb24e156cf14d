import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { FindPeopleDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { nameOf, type PersonRef } from '../parts/links.tsx'

const SUGGESTIONS = 8

interface PersonSearchProps {
  readonly label: string
  readonly isLarge?: boolean
  /** True: the slash key moves the focus here. */
  readonly hasShortcut?: boolean
  onPick(id: string): void
}

/** Searches people by name or id as the user types. A combobox for keyboard, mouse and screen reader. */
export function PersonSearch({ label, isLarge = false, hasShortcut = false, onPick }: PersonSearchProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const search = text.trim()
  const found = useAnswer(FindPeopleDocument, isOpen ? { search, first: SUGGESTIONS } : null, {
    debounceMs: 80,
  })
  const isForbidden = found.problem?.code === 'FORBIDDEN'
  const people = optionsOf(found.data?.users?.nodes ?? [], search, found.isAsking)
  const unknownWords = isForbidden ? 'as an id' : 'new user'
  useSlash(hasShortcut, input)

  const pick = (person: PersonRef | undefined) => {
    if (!person) return
    setText('')
    setOpen(false)
    input.current?.blur()
    onPick(person.id)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      setActive((now) => (people.length === 0 ? 0 : (now + step + people.length) % people.length))
    }
    if (event.key === 'Enter') pick(people[active])
    if (event.key === 'Escape') setOpen(false)
  }

  return (
    <div className={isLarge ? 'search is-large' : 'search'}>
      <div className="search-field">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={isOpen}
          aria-controls={`${id}-options`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && people[active] ? `${id}-${active}` : undefined}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        {hasShortcut && text === '' ? <kbd title="Press / to search">/</kbd> : null}
      </div>
      <div className="options" id={`${id}-options`} role="listbox" aria-label={label} hidden={!isOpen}>
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
          <div
            key={person.id}
            id={`${id}-${index}`}
            className="option"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setActive(index)}
            onClick={() => pick(person)}
          >
            <Avatar name={nameOf(person)} />
            <span>
              {nameOf(person)} <small className="code">{person.isNew ? unknownWords : person.id}</small>
            </span>
          </div>
        ))}
        {isForbidden ? (
          <p className="option-note">Searching people needs the scope admin. Type an id.</p>
        ) : null}
        {people.length === 0 && !isForbidden ? (
          <p className="option-note">{found.problem ? found.problem.message : 'Looking…'}</p>
        ) : null}
      </div>
    </div>
  )
}

interface Option extends PersonRef {
  readonly isNew: boolean
}

/** Matches of the text, and the text as the id of a new user if no user has it. */
function optionsOf(found: readonly PersonRef[], search: string, isAsking: boolean): readonly Option[] {
  const known = found.map((person) => ({ ...person, isNew: false }))
  const isId = search !== '' && !isAsking && !found.some(({ id }) => id === search)
  return isId ? [...known, { id: search, name: null, isNew: true }] : known
}

/** Moves the focus to the search when "/" is pressed outside a field. */
function useSlash(isOn: boolean, input: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isOn, input])
}
