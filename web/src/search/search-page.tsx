import { useState } from 'react'
import { SearchItemsDocument, type SearchItemsQuery } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Cover } from '../parts/cover.tsx'
import { number, percent } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { PersonChip } from '../parts/links.tsx'
import { ShareBar } from '../parts/share-bar.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { PersonSearch } from '../people/person-search.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'

type Found = NonNullable<SearchItemsQuery['search']>

const PAGE_SIZE = 20

/** Searches the catalog, without a viewer or for a person, and shows what each part adds to the order. */
export function SearchPage({ query: address }: { readonly query: URLSearchParams }) {
  const query = address.get('q') ?? ''
  const userId = address.get('user')
  const [first, setFirst] = useState(PAGE_SIZE)
  useTitle('Search')
  const answer = useAnswer(
    SearchItemsDocument,
    query.trim() === '' ? null : { query, userId, first, after: null },
    { debounceMs: 120 },
  )
  const found = query.trim() === '' ? null : answer.data?.search
  const change = (name: string, value: string | null) => {
    const next = new URLSearchParams(address)
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
    setFirst(PAGE_SIZE)
    replaceAddress(href('search', '', next))
  }
  return (
    <>
      <header className="page-head">
        <h1>Search</h1>
        <p className="note">
          Order: ln(text) + popularity + impact × interest. An item whose whole title is the query is first.
        </p>
      </header>
      <div className="search-controls">
        <div className="search search-field">
          <Icon name="search" />
          <input
            type="search"
            aria-label="Search items"
            placeholder="Search items"
            maxLength={128}
            value={query}
            onChange={(event) => change('q', event.target.value)}
          />
        </div>
        {userId === null ? (
          <PersonSearch label="Search as a person" onPick={(id) => change('user', id)} />
        ) : (
          <p className="head-row">
            <PersonChip person={{ id: userId, name: null }} />
            <button type="button" className="button is-small" onClick={() => change('user', null)}>
              Without a person
            </button>
          </p>
        )}
      </div>
      {answer.problem && found ? (
        <ProblemBanner problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      {answer.problem && !found ? (
        <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      {found || answer.problem || query.trim() === '' ? null : <Skeletons count={4} height={64} />}
      {found ? (
        <Results found={found} onMore={first < 100 ? () => setFirst(first + PAGE_SIZE) : null} />
      ) : null}
    </>
  )
}

interface ResultsProps {
  readonly found: Found
  readonly onMore: (() => void) | null
}

function Results({ found: { edges, totalCount, relaxed, tookMs, pageInfo }, onMore }: ResultsProps) {
  const most = Math.max(...edges.map(({ textScore }) => textScore))
  return (
    <section className="panel" aria-label="Results">
      <p className="note" role="status">
        {number(totalCount)} found in {Math.max(1, Math.round(tookMs))} ms
        {relaxed ? '. No item has all the words: these have most of them.' : '.'}
      </p>
      {edges.length === 0 ? (
        <EmptyState title="Nothing matches">
          <p>No item has any of these words, or a word with a similar spelling.</p>
        </EmptyState>
      ) : null}
      <ol className="rows" aria-label="Found items">
        {edges.map(({ rank, node, textScore, popularity, interest, matchedWords, reasons }) => (
          <li className="row found-row" key={node.id}>
            <span className="numbers note">{rank}</span>
            <Cover id={node.id} kind={node.kind} title={node.title} imageUrl={node.imageUrl} />
            <span className="row-text">
              <a href={href('items', node.id)}>{node.title}</a>
              <small>
                {matchedWords.join(', ')} · {reasons[0]?.text}
              </small>
            </span>
            <span className="found-parts">
              <ShareBar label="text" value={number(textScore)} share={textScore / most} />
              <ShareBar
                label="interest"
                value={percent(interest)}
                share={interest}
                color="var(--source-neighbors)"
              />
              {popularity === null ? null : (
                <small className="numbers">popularity {number(popularity)}</small>
              )}
            </span>
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage && onMore ? (
        <button type="button" className="button more" onClick={onMore}>
          Show more
        </button>
      ) : null}
    </section>
  )
}
