import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { nameOf, type PersonRef } from '../parts/links.tsx'
import { useMay } from '../sign-in/use-scopes.ts'
import { type FoundPeople, useFoundPeople } from './use-found-people.ts'

interface PersonSearchProps {
  readonly label: string
  readonly isLarge?: boolean
  /** True: the slash key moves the focus here. */
  readonly hasShortcut?: boolean
  /** True: a text that is no id of a person can be opened as a new user. */
  readonly allowsNew?: boolean
  onPick(id: string, person: PersonRef): void
}

/** Searches people by name or id as the user types; nothing for a key that may not. A combobox for keyboard, mouse and screen reader. */
export function PersonSearch(props: PersonSearchProps) {
  return useMay('server') ? <Combobox {...props} /> : null
}

function Combobox(props: PersonSearchProps) {
  const { label, isLarge = false, hasShortcut = false, allowsNew = false, onPick } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState<number | null>(null)
  const search = text.trim()
  const found = useFoundPeople(isOpen ? text : null)
  const options: readonly Option[] = [
    ...found.people.map((person) => ({ ...person, isNew: false })),
    ...(allowsNew ? newUser(search, found.people, found.isAsking) : []),
  ]
  useSlash(hasShortcut, input)

  const pick = (person: PersonRef | undefined) => {
    if (!person) return
    setText('')
    setOpen(false)
    input.current?.blur()
    onPick(person.id, person)
  }

  // A new user is never chosen by a mere Enter.
  const chosen = active === null ? options.find(({ isNew }) => !isNew) : options[active]
  const activeIndex = chosen ? options.indexOf(chosen) : -1
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      const from = activeIndex < 0 && step < 0 ? 0 : activeIndex
      setActive(options.length === 0 ? null : (from + step + options.length) % options.length)
    }
    if (event.key === 'Enter') pick(chosen)
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
          aria-activedescendant={isOpen && chosen ? `${id}-${activeIndex}` : undefined}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(null)
            setOpen(true)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        {hasShortcut && text === '' ? <kbd title="Press / to search">/</kbd> : null}
      </div>
      <div className="options" id={`${id}-options`} role="listbox" aria-label={label} hidden={!isOpen}>
        {found.isNear && found.people.length > 0 ? (
          <p className="option-note">No one has this name. Similar ones:</p>
        ) : null}
        {options.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
          <div
            key={person.id}
            id={`${id}-${index}`}
            className="option"
            role="option"
            tabIndex={-1}
            aria-selected={index === activeIndex}
            onMouseDown={(event) => event.preventDefault()}
            onMouseEnter={() => setActive(index)}
            onClick={() => pick(person)}
          >
            <Avatar id={person.id} />
            <span>
              {person.isNew ? (
                `Open ${person.id} as a new user`
              ) : (
                <>
                  {nameOf(person)} <small className="code">{person.id}</small>
                </>
              )}
            </span>
          </div>
        ))}
        {isOpen && options.length === 0 ? <p className="option-note">{wordsFor(found)}</p> : null}
      </div>
    </div>
  )
}

interface Option extends PersonRef {
  readonly isNew: boolean
}

/** The text as the id of a new user, if no user has it. */
function newUser(search: string, found: readonly PersonRef[], isAsking: boolean): readonly Option[] {
  const isId = search !== '' && !isAsking && !found.some(({ id }) => id === search)
  return isId ? [{ id: search, name: null, isNew: true }] : []
}

function wordsFor({ problem, isAsking }: FoundPeople): string {
  if (problem?.code === 'FORBIDDEN') return 'Searching people needs a key with the scope server.'
  return problem?.message ?? (isAsking ? 'Looking…' : 'No one has this name or id.')
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
