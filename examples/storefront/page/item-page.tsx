import { useQuery } from '@apollo/client/react'
import { ItemPageDocument } from '../__generated__/graphql.ts'
import { useTrack } from './use-track.ts'
import { setCart, useVisitor } from './visitor.ts'

/** One item. */
export function ItemPage({ id }: { readonly id: string }) {
  const { data, error } = useQuery(ItemPageDocument, { variables: { id } })
  const { cart } = useVisitor()
  const track = useTrack()
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <p role="status">Loading</p>
  const { item } = data
  if (!item) return <p>There is no such item.</p>
  const isInCart = cart.some((inCart) => inCart.id === id)
  const add = async () => {
    setCart([...cart, { id, title: item.title }])
    await track({ kind: 'CART', itemId: id })
  }
  return (
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
  )
}
