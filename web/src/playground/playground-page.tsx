import { useState } from 'react'
import {
  CartListDocument,
  ChosenItemsDocument,
  SearchItemsDocument,
  SessionListDocument,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { type ItemRef, ItemTile } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'

/** As many as a cart may hold. */
const MOST_ITEMS = 50

/** A session or a cart that is built by clicks, and the list that an anonymous visitor gets for it. */
export default function PlaygroundPage({ query }: { readonly query: URLSearchParams }) {
  useTitle('Playground')
  const ids = query.getAll('item')
  const isCart = query.get('as') === 'cart'
  const show = (items: readonly string[], asCart: boolean) =>
    replaceAddress(
      href(
        'playground',
        '',
        new URLSearchParams([
          ...(asCart ? [['as', 'cart']] : []),
          ...items.slice(-MOST_ITEMS).map((id) => ['item', id]),
        ]),
      ),
    )
  const add = (id: string) => show([...ids.filter((one) => one !== id), id], isCart)
  return (
    <>
      <header className="page-head">
        <h1>Playground</h1>
        <p className="lead">
          What a visitor without an account gets for what they looked at, or for their cart. Nothing is
          stored.
        </p>
        <div className="head-row">
          <label className="picker is-narrow">
            <span className="note">The items are</span>
            <select
              className="field"
              value={isCart ? 'cart' : 'session'}
              onChange={({ target }) => show(ids, target.value === 'cart')}
            >
              <option value="session">looked at in a session</option>
              <option value="cart">in a cart</option>
            </select>
          </label>
        </div>
      </header>
      <div className="halves">
        <div className="stack">
          <Chosen
            ids={ids}
            onRemove={(id) =>
              show(
                ids.filter((one) => one !== id),
                isCart,
              )
            }
          />
          <Finder onAdd={add} />
        </div>
        <VisitorList ids={ids} isCart={isCart} onAdd={add} />
      </div>
    </>
  )
}

interface ChosenProps {
  readonly ids: readonly string[]
  onRemove(id: string): void
}

function Chosen({ ids, onRemove }: ChosenProps) {
  const { data } = useAnswer(ChosenItemsDocument, ids.length === 0 ? null : { ids: [...ids] })
  const titles = new Map(data?.items?.nodes.map(({ id, title }) => [id, title]))
  return (
    <Panel title="Chosen" note="the last one counts most">
      {ids.length === 0 ? <p className="note">None yet: a visitor who has just come.</p> : null}
      <ul className="chips" aria-label="Chosen items">
        {ids.map((id) => (
          <li key={id}>
            <button type="button" className="chip" onClick={() => onRemove(id)}>
              {titles.get(id) ?? id}
              <span className="hidden">: remove</span> <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Finder({ onAdd }: { onAdd(id: string): void }) {
  const [text, setText] = useState('')
  const variables = { query: text, userId: null, first: 8, after: null }
  const { data } = useAnswer(SearchItemsDocument, text.trim() === '' ? null : variables, { debounceMs: 120 })
  return (
    <Panel title="Find an item">
      <div className="stack">
        <input
          type="search"
          className="field"
          aria-label="Find an item to add"
          maxLength={128}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        {text.trim() === '' ? null : (
          <Tiles name="Found items" items={data?.search?.edges.map(({ node }) => node) ?? []} onAdd={onAdd} />
        )}
      </div>
    </Panel>
  )
}

interface VisitorListProps {
  readonly ids: readonly string[]
  readonly isCart: boolean
  onAdd(id: string): void
}

function VisitorList({ ids, isCart, onAdd }: VisitorListProps) {
  // Now, for the whole visit of the page: a session with other times would be another request.
  const [occurredAt] = useState(() => new Date().toISOString())
  const hasCart = isCart && ids.length > 0
  const events = ids.map((itemId) => ({ itemId, kind: 'VIEW' as const, occurredAt }))
  const inSession = useAnswer(SessionListDocument, hasCart ? null : { session: { events } })
  const inCart = useAnswer(CartListDocument, hasCart ? { itemIds: [...ids] } : null)
  const { data, problem, askAgain } = hasCart ? inCart : inSession
  const edges = data?.list?.edges
  return (
    <Panel title="Their list" note={hasCart ? 'goes with the cart' : 'for the session'}>
      {problem ? <NotLoaded problem={problem} onAskAgain={askAgain} /> : null}
      {edges || problem ? null : <Skeletons count={3} height={80} />}
      <Tiles
        name="The list of the visitor"
        items={edges?.map(({ node, reasons }) => ({ ...node, note: reasons[0]?.text })) ?? []}
        onAdd={onAdd}
      />
    </Panel>
  )
}

interface TilesProps {
  readonly name: string
  readonly items: readonly (ItemRef & { readonly note?: string | undefined })[]
  onAdd(id: string): void
}

function Tiles({ name, items, onAdd }: TilesProps) {
  return (
    <ol className="stack" aria-label={name}>
      {items.map(({ note, ...item }) => (
        <li key={item.id} className="head-row">
          <ItemTile item={item} {...(note === undefined ? {} : { note })} />
          <button type="button" className="button is-small" onClick={() => onAdd(item.id)}>
            Add<span className="hidden"> {item.title}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
