import { useQuery } from '@apollo/client/react'
import { CartDocument } from '../__generated__/graphql.ts'
import { ItemList, ListState } from './item-list.tsx'
import { href } from './route.ts'
import { useSession } from './use-session.ts'
import { useTrack } from './use-track.ts'
import { setCart, useVisitor } from './visitor.ts'

/** What the visitor is about to buy, and what goes with all of it. */
export function CartPage() {
  const { cart } = useVisitor()
  const track = useTrack()
  const session = useSession()
  const itemIds = cart.map(({ id }) => id)
  const { data, previousData, error, refetch } = useQuery(CartDocument, {
    variables: { itemIds, session },
    skip: itemIds.length === 0,
  })
  const list = (data ?? previousData)?.recommendationsForItems
  const buy = async () => {
    setCart([])
    await Promise.all(cart.map(({ id }) => track({ kind: 'PURCHASE', itemId: id })))
  }
  return (
    <>
      <section aria-labelledby="cart">
        <h1 id="cart">Cart</h1>
        {cart.length === 0 ? <p className="note">It is empty.</p> : null}
        <ul className="rows" aria-label="In the cart">
          {cart.map(({ id, title }) => (
            <li key={id}>
              <a href={href('items', id)}>{title}</a>
              <button
                type="button"
                aria-label={`Remove ${title}`}
                onClick={() => setCart(cart.filter((other) => other.id !== id))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
        {cart.length > 0 ? (
          <button type="button" className="is-strong" onClick={buy}>
            Buy
          </button>
        ) : null}
      </section>
      {cart.length > 0 && list ? <ItemList title="Goes with your cart" list={list} /> : null}
      {cart.length > 0 && !list ? <ListState error={error} refetch={refetch} /> : null}
    </>
  )
}
