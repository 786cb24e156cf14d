import { usePage, useTrack } from '@attune/react'
import { CartDocument } from '../__generated__/graphql.ts'
import { setCart, useCart } from './cart.ts'
import { ItemList, ListState } from './item-list.tsx'
import { href } from './route.ts'

/** What the visitor is about to buy, and what goes with all of it. */
export function CartPage() {
  const cart = useCart()
  const track = useTrack()
  const itemIds = cart.map(({ id }) => id)
  const { data, error, reload } = usePage(CartDocument, { itemIds }, { skip: itemIds.length === 0 })
  const list = data?.recommendationsForItems
  const buy = () => {
    setCart([])
    // A real shop reports purchases from its back end.
    const orderId = crypto.randomUUID()
    for (const { id } of cart) track({ kind: 'PURCHASE', itemId: id, orderId })
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
      {cart.length > 0 && !list ? <ListState error={error} reload={reload} /> : null}
    </>
  )
}
