import { readOrder, total } from './cart.ts'
import { PageTitle } from './page-title.tsx'
import { Cover } from './picture.tsx'
import { priceText } from './product-facts.ts'
import { href } from './route.ts'

/** Confirms the newest order of this browser. */
export function OrderPage() {
  const order = readOrder()
  if (!order) return <PageTitle title="There is no order" />
  return (
    <>
      <PageTitle title="Thank you for your order" />
      <p>
        Order {order.id.slice(0, 8).toUpperCase()}, {priceText(total(order.lines))}. This is a demo: nothing
        is sent, and nothing is charged.
      </p>
      <ul className="rows" aria-label="Ordered">
        {order.lines.map((line) => (
          <li key={line.id}>
            <Cover item={line} />
            <a href={href('products', line.id)}>{line.title}</a>
            <span>{line.quantity} ×</span>
            <strong>{priceText(line.price)}</strong>
          </li>
        ))}
      </ul>
      <p>
        <a className="strong button" href="/">
          Back to the shop
        </a>
      </p>
    </>
  )
}
