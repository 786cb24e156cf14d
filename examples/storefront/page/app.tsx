import { AccountMenu } from './account-menu.tsx'
import { useCart } from './cart.ts'
import { CartPage } from './cart-page.tsx'
import { CategoryPage } from './category-page.tsx'
import { ConsentBanner } from './consent-banner.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { HomePage } from './home-page.tsx'
import { MyDataPage } from './my-data-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { OrderPage } from './order-page.tsx'
import { ProductPage } from './product-page.tsx'
import { href, type Route, useRoute } from './route.ts'
import { SearchBox } from './search-box.tsx'
import { SearchPage } from './search-page.tsx'

/** The shop: its head, and the page that the address names. */
export function App() {
  const route = useRoute()
  const cart = useCart()
  const count = cart.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <>
      <header>
        <a className="brand" href="/">
          Corner shop
        </a>
        <nav aria-label="Pages">
          <a href={href('category', 'all')}>Products</a>
          <a href={href('cart')}>Cart ({count})</a>
        </nav>
        <SearchBox />
        <AccountMenu />
      </header>
      <main>
        <ErrorBoundary key={`${route.page} ${route.id}`}>
          <Page {...route} />
        </ErrorBoundary>
      </main>
      <footer>
        <p>
          A demo over Attune: nothing is sold. <a href={href('my-data')}>My data</a>
        </p>
      </footer>
      <ConsentBanner />
    </>
  )
}

function Page({ page, id, query }: Route) {
  const text = query.get('text') ?? ''
  switch (page) {
    case '':
      return <HomePage />
    case 'products':
      return <ProductPage key={id} id={id} />
    case 'category':
      return <CategoryPage key={id} id={id} query={query} />
    case 'search':
      return <SearchPage key={text} text={text} />
    case 'cart':
      return <CartPage />
    case 'order':
      return <OrderPage />
    case 'my-data':
      return <MyDataPage />
    default:
      return <NotFoundPage title="There is no such page" />
  }
}
