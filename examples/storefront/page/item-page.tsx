import { usePage, useTrack } from '@attune/react'
import { ItemPageDocument } from '../__generated__/graphql.ts'
import { setCart, useCart } from './cart.ts'
import { ItemList, ListState } from './item-list.tsx'

/** One item, and what goes with it for the visitor. */
export function ItemPage({ id }: { readonly id: string }) {
  // The item is shown even if the list fails.
  const { data, error, reload } = usePage(ItemPageDocument, { id })
  const cart = useCart()
  const track = useTrack()
  const item = data?.item
  if (!item)
    return data && !error ? <p>There is no such item.</p> : <ListState error={error} reload={reload} />
  const isInCart = cart.some((inCart) => inCart.id === id)
  const add = () => {
    setCart([...cart, { id, title: item.title }])
    track({ kind: 'CART', itemId: id })
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
        <ListState error={error} reload={reload} />
      )}
    </>
  )
}
