import { useCart } from './cart.ts'
import { CartPage } from './cart-page.tsx'
import { ConsentBanner } from './consent-banner.tsx'
import { HomePage } from './home-page.tsx'
import { ItemPage } from './item-page.tsx'
import { href, type Route, useRoute } from './route.ts'
import { SearchBox } from './search-box.tsx'
import { SearchPage } from './search-page.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The shop: its head, and the page that the address names. */
export function App() {
  const { page, id } = useRoute()
  const cart = useCart()
  return (
    <>
      <header>
        <a className="brand" href={href('')}>
          Corner shop
        </a>
        <SearchBox />
        <nav aria-label="Pages">
          <a href={href('cart')}>Cart ({cart.length})</a>
        </nav>
        <SignInForm />
      </header>
      <ConsentBanner />
      <main>
        <Page page={page} id={id} />
      </main>
    </>
  )
}

function Page({ page, id }: Route) {
  switch (page) {
    case 'items':
      return <ItemPage key={id} id={id} />
    case 'search':
      return <SearchPage key={id} query={id} />
    case 'cart':
      return <CartPage />
    default:
      return <HomePage />
  }
}
