import { useAttune, usePage, useTrack } from '@attune/react'
import { CartDocument } from '../__generated__/graphql.ts'
import { type CartLine, placeOrder, setLine, total, useCart } from './cart.ts'
import { PageTitle } from './page-title.tsx'
import { Cover } from './picture.tsx'
import { priceText } from './product-facts.ts'
import { ProductList } from './product-list.tsx'
import { href, navigate } from './route.ts'
import { Failure, ShelfSkeletons } from './skeletons.tsx'
import { useToast } from './toasts.tsx'

/** As much of one product as an order takes. */
const QUANTITIES = Array.from({ length: 15 }, (_, below) => below + 1)

/** What the visitor is about to buy, and what goes with all of it. */
export function CartPage() {
  const cart = useCart()
  return (
    <>
      <PageTitle title="Cart" />
      {cart.length === 0 ? (
        <p>
          It is empty. <a href={href('category', 'all')}>Look at all products</a>
        </p>
      ) : (
        <>
          <CartLines lines={cart} />
          <BuyButton lines={cart} />
          <GoesWith itemIds={cart.map(({ id }) => id)} />
        </>
      )}
    </>
  )
}

function CartLines({ lines }: { readonly lines: readonly CartLine[] }) {
  const track = useTrack()
  const toast = useToast()
  const remove = (line: CartLine) => {
    setLine({ ...line, quantity: 0 })
    track({ kind: 'CART_REMOVED', itemId: line.id })
    toast({ text: `${line.title} is out of your cart.`, act: { label: 'Undo', run: () => setLine(line) } })
  }
  return (
    <ul className="rows" aria-label="In the cart">
      {lines.map((line) => (
        <li key={line.id}>
          <Cover item={line} />
          <a href={href('products', line.id)}>{line.title}</a>
          <label>
            <span className="hidden">Number of {line.title}</span>
            <select
              value={line.quantity}
              onChange={(event) => setLine({ ...line, quantity: Number(event.target.value) })}
            >
              {QUANTITIES.map((quantity) => (
                <option key={quantity}>{quantity}</option>
              ))}
            </select>
          </label>
          <strong>{priceText(line.price * line.quantity)}</strong>
          <button type="button" aria-label={`Remove ${line.title}`} onClick={() => remove(line)}>
            Remove
          </button>
        </li>
      ))}
    </ul>
  )
}

function BuyButton({ lines }: { readonly lines: readonly CartLine[] }) {
  const attune = useAttune()
  const buy = () => {
    const order = placeOrder()
    // A real shop reports purchases from its back end. They wait together, and leave in one batch.
    for (const { id, price, quantity } of order.lines) {
      const amount = Math.round(price * 100)
      attune.track({
        kind: 'PURCHASE',
        itemId: id,
        orderId: order.id,
        price: { amount, currency: 'EUR' },
        quantity,
      })
    }
    void attune.flush()
    navigate(href('order'))
  }
  return (
    <p className="sum">
      <span>
        Total <strong>{priceText(total(lines))}</strong>
      </span>
      <button type="button" className="strong" onClick={buy}>
        Buy
      </button>
    </p>
  )
}

function GoesWith({ itemIds }: { readonly itemIds: readonly string[] }) {
  const { data, error, reload } = usePage(CartDocument, { itemIds })
  const list = data?.recommendationsForItems
  if (error) return <Failure error={error} onRetry={reload} />
  if (!list) return <ShelfSkeletons count={1} />
  return (
    <ProductList
      title="Goes with this"
      place="cart"
      items={list.edges.map(({ node }) => node)}
      recommendationId={list.recommendationId}
    />
  )
}
