import { useEffect, useRef } from 'react'
import { useServerPages } from './api/use-server-pages.ts'
import { CatalogPage } from './catalog/catalog-page.tsx'
import { ItemPage } from './catalog/item-page.tsx'
import { TagPage } from './catalog/tag-page.tsx'
import { ComparePage } from './compare/compare-page.tsx'
import { HomePage } from './home-page.tsx'
import { OverviewPage } from './overview/overview-page.tsx'
import { BrandMark } from './parts/brand.tsx'
import { Icon } from './parts/icon.tsx'
import { PersonPage } from './people/person-page.tsx'
import { PersonSearch } from './people/person-search.tsx'
import { href, type Page, type Route } from './routing/route.ts'
import { goTo, useRoute } from './routing/use-route.ts'
import { useTheme } from './theme/use-theme.ts'

const NAVIGATION: readonly { readonly page: Page; readonly name: string; readonly holds: readonly Page[] }[] =
  [
    { page: 'home', name: 'People', holds: ['home', 'people'] },
    { page: 'compare', name: 'Compare', holds: ['compare'] },
    { page: 'catalog', name: 'Catalog', holds: ['catalog', 'items', 'tags'] },
    { page: 'overview', name: 'Overview', holds: ['overview'] },
  ]

/** The explorer: navigation around the page that the address names. */
export function App() {
  const route = useRoute()
  const main = useRef<HTMLElement>(null)
  const place = `${route.page}/${route.id}`
  const shown = useRef(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [place])

  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <Top route={route} />
      <main id="main" ref={main} tabIndex={-1}>
        <Content route={route} />
      </main>
      <Footer />
    </div>
  )
}

function Footer() {
  const { ide, sandbox } = useServerPages()
  return (
    <footer className="foot">
      <span>Attune explorer, over the public API</span>
      {ide ? <a href="/ide/">GraphQL IDE</a> : null}
      {sandbox ? <a href="/graphql">Sandbox</a> : null}
      <a href="/metrics">Metrics</a>
    </footer>
  )
}

function Top({ route }: { readonly route: Route }) {
  const { theme, toggle } = useTheme()
  return (
    <header className="top">
      <div className="top-row">
        <a className="brand" href={href('home')}>
          <BrandMark />
          Attune
        </a>
        <nav className="nav" aria-label="Pages">
          {NAVIGATION.map(({ page, name, holds }) => (
            <a key={page} href={href(page)} aria-current={holds.includes(route.page) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        {route.page === 'home' ? null : (
          <PersonSearch label="Find a person" hasShortcut onPick={(id) => goTo(href('people', id))} />
        )}
        <div className="top-tools" style={route.page === 'home' ? { marginLeft: 'auto' } : {}}>
          <button type="button" className="button is-quiet is-round" onClick={toggle}>
            <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
            <span className="hidden">Switch to {theme === 'dark' ? 'light' : 'dark'} colors</span>
          </button>
        </div>
      </div>
    </header>
  )
}

function Content({ route: { page, id, query } }: { readonly route: Route }) {
  switch (page) {
    case 'people':
      return id === '' ? <HomePage /> : <PersonPage key={id} id={id} query={query} />
    case 'items':
      return <ItemPage key={id} id={id} />
    case 'tags':
      return <TagPage key={id} id={id} />
    case 'catalog':
      return <CatalogPage query={query} />
    case 'compare':
      return <ComparePage query={query} />
    case 'overview':
      return <OverviewPage />
    case 'home':
      return <HomePage />
  }
}
