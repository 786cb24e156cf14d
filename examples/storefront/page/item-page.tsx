import { useQuery } from '@apollo/client/react'
import { ItemPageDocument } from '../__generated__/graphql.ts'
import { ItemList, ListState } from './item-list.tsx'
import { useSession } from './use-session.ts'
import { useTrack } from './use-track.ts'
import { setCart, useVisitor } from './visitor.ts'

/** One item, and what goes with it for the visitor. */
export function ItemPage({ id }: { readonly id: string }) {
  const session = useSession()
  const { data, previousData, error, refetch } = useQuery(ItemPageDocument, {
    variables: { id, session },
    // The item is shown even if the list fails.
    errorPolicy: 'all',
  })
  const { cart } = useVisitor()
  const track = useTrack()
  // The session has the click that led here, so the query is sent again: show the last answer meanwhile.
  const answer = data ?? previousData
  if (!answer) return <ListState error={error} refetch={refetch} />
  const { item } = answer
  if (!item) return error ? <ListState error={error} refetch={refetch} /> : <p>There is no such item.</p>
  const isInCart = cart.some((inCart) => inCart.id === id)
  const add = async () => {
    setCart([...cart, { id, title: item.title }])
    await track({ kind: 'CART', itemId: id })
  }
  return (
    <>
      <article>
        <small>{item.kind}</small>
        <h1>{item.title}</h1>
        <p className="note">{item.tags?.nodes.map(({ name }) => name).join(', ')}</p>
        <p className="acts">
          <button type="button" className="is-strong" disabled={isInCart} onClick={add}>
            {isInCart ? 'In the cart' : 'Add to cart'}
          </button>
          <button type="button" onClick={() => track({ kind: 'LIKE', itemId: id })}>
            Like
          </button>
        </p>
      </article>
      {item.recommendations ? (
        <ItemList title="Goes with this" list={item.recommendations} />
      ) : (
        <ListState error={error} refetch={refetch} />
      )}
    </>
  )
}
