import { useQuery } from '@apollo/client/react'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { SuggestionsDocument } from '../__generated__/graphql.ts'
import { href } from './route.ts'

/** Suggests titles while the visitor types; Enter opens the page of all results. */
export function SearchBox() {
  const id = useId()
  const [text, setText] = useState('')
  const query = useDeferredValue(text.trim())
  const { data, previousData } = useQuery(SuggestionsDocument, {
    variables: { query },
    skip: query.length < 2,
  })
  const suggestions = query.length < 2 ? [] : ((data ?? previousData)?.suggestions ?? [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const item = suggestions.find((suggestion) => suggestion.text === text)?.item
    // A chosen suggestion is an item; anything else is a search.
    window.location.hash = item ? href('items', item.id) : href('search', text.trim())
  }
  return (
    <search>
      <form className="acts" onSubmit={submit}>
        <input
          type="search"
          aria-label="Search"
          placeholder="Search"
          autoComplete="off"
          list={id}
          maxLength={128}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {/* The browser shows the suggestions: keyboard and screen readers work as everywhere. */}
        <datalist id={id}>
          {suggestions.map((suggestion) => (
            <option key={suggestion.item.id} value={suggestion.text} />
          ))}
        </datalist>
        <button type="submit">Search</button>
      </form>
    </search>
  )
}
