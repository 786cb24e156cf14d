import { CartPage } from './cart-page.tsx'
import { HomePage } from './home-page.tsx'
import { ItemPage } from './item-page.tsx'
import { href, useRoute } from './route.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useVisitor } from './visitor.ts'

/** The shop: its head, and the page that the address names. */
export function App() {
  const { page, id } = useRoute()
  const { cart } = useVisitor()
  return (
    <>
      <header>
        <a className="brand" href={href('')}>
          Corner shop
        </a>
        <nav aria-label="Pages">
          <a href={href('cart')}>Cart ({cart.length})</a>
        </nav>
        <SignInForm />
      </header>
      <main>
        {page === 'items' ? <ItemPage key={id} id={id} /> : page === 'cart' ? <CartPage /> : <HomePage />}
      </main>
    </>
  )
}
