import { usePage } from '@attune/react'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { SuggestionsDocument } from '../__generated__/graphql.ts'
import { href, navigate } from './route.ts'

/** Pause in typing before titles are requested: each request costs points of the rate limit. */
const PAUSE_MS = 150

/** Suggests titles while the visitor types; Enter opens the page of all results. */
export function SearchBox() {
  const id = useId()
  const [text, setText] = useState('')
  const [query, setQuery] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  // A late response is never shown for a newer text.
  const { data } = usePage(SuggestionsDocument, { query }, { skip: query.length < 2 })
  const all = query.length < 2 ? [] : (data?.suggestions ?? [])
  const suggestions = all.filter(({ item }) => item.kind === 'product').slice(0, 8)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const item = suggestions.find((suggestion) => suggestion.text === text)?.item
    // A chosen suggestion is a product; anything else is a search.
    if (item) navigate(href('products', item.id))
    else if (text.trim() !== '')
      navigate(href('search', '', new URLSearchParams({ text: text.trim() }).toString()))
  }
  return (
    <search>
      <form onSubmit={submit}>
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
