import { useState } from 'react'
import { FindItemsDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Icon } from '../parts/icon.tsx'
import { ItemTile } from '../parts/links.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'

const PAGE_SIZE = 48

/** The catalog, most used first, searchable by title. */
export function CatalogPage() {
  useTitle('Catalog')
  const [text, setText] = useState('')
  const [size, setSize] = useState(PAGE_SIZE)
  const variables = { search: text.trim(), kinds: null, first: size, after: null }
  const answer = useAnswer(FindItemsDocument, variables, { debounceMs: 120, isKept: true })
  const items = answer.data?.items
  return (
    <>
      <header className="page-head">
        <h1>Catalog</h1>
        <div className="search" style={{ maxWidth: '26rem' }}>
          <div className="search-field">
            <Icon name="search" />
            <input
              type="search"
              aria-label="Find items by title"
              placeholder="Find items by title"
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setSize(PAGE_SIZE)
              }}
            />
          </div>
        </div>
      </header>
      {answer.problem ? <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} /> : null}
      {items || answer.problem ? null : <Skeletons count={4} height={76} />}
      {items?.nodes.length === 0 ? (
        <EmptyState title="Nothing found">
          <p>No title contains this text.</p>
        </EmptyState>
      ) : null}
      <ul className="grid" aria-busy={answer.isAsking}>
        {items?.nodes.map((item) => (
          <li key={item.id}>
            <ItemTile
              item={item}
              note={[item.kind, ...(item.tags?.nodes ?? []).map(({ name }) => name)].join(', ')}
            />
          </li>
        ))}
      </ul>
      {items?.pageInfo.hasNextPage && size < 96 ? (
        <p style={{ textAlign: 'center' }}>
          <button type="button" className="button more" onClick={() => setSize(96)}>
            Show more
          </button>
        </p>
      ) : null}
    </>
  )
}
