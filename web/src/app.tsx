import { lazy, Suspense, useEffect, useMemo, useRef } from 'react'
import { useServerPages } from './api/use-server-pages.ts'
import { CatalogPage } from './catalog/catalog-page.tsx'
import { ItemPage } from './catalog/item-page.tsx'
import { TagPage } from './catalog/tag-page.tsx'
import { ComparePage } from './compare/compare-page.tsx'
import { EventsPage } from './events/events-page.tsx'
import { HomePage } from './home-page.tsx'
import { MeasurePage } from './measure/measure-page.tsx'
import { PlacementFigures } from './measure/placement-figures.tsx'
import { OverviewPage } from './overview/overview-page.tsx'
import { BrandMark } from './parts/brand.tsx'
import { Icon } from './parts/icon.tsx'
import { EmptyState, Skeletons } from './parts/states.tsx'
import { PersonPage } from './people/person-page.tsx'
import { PersonSearch } from './people/person-search.tsx'
import { EditorPage } from './placements/editor-page.tsx'
import { PlacementsPage } from './placements/placements-page.tsx'
import { PrivacyPage } from './privacy/privacy-page.tsx'
import { href, type Page, type Route } from './routing/route.ts'
import { useKeptScroll } from './routing/use-kept-scroll.ts'
import { goTo, useRoute } from './routing/use-route.ts'
import { SearchPage } from './search/search-page.tsx'
import { SegmentPage } from './segments/segment-page.tsx'
import { SegmentsPage } from './segments/segments-page.tsx'
import type { KeySession } from './sign-in/key-session.ts'
import { NeedsScope } from './sign-in/needs-scope.tsx'
import { SignInPanel } from './sign-in/sign-in-panel.tsx'
import { type CallerScopes, type PageScope, Scopes, useScopes } from './sign-in/use-scopes.ts'
import { useTheme } from './theme/use-theme.ts'

const PlaygroundPage = lazy(() => import('./playground/playground-page.tsx'))
const OperatePage = lazy(() => import('./operate/operate-page.tsx'))

const NAVIGATION: readonly { readonly page: Page; readonly name: string; readonly holds: readonly Page[] }[] =
  [
    { page: 'home', name: 'People', holds: ['home', 'people', 'privacy'] },
    { page: 'compare', name: 'Compare', holds: ['compare'] },
    { page: 'catalog', name: 'Catalog', holds: ['catalog', 'items', 'tags'] },
    { page: 'search', name: 'Search', holds: ['search'] },
    { page: 'placements', name: 'Placements', holds: ['placements'] },
    { page: 'segments', name: 'Segments', holds: ['segments'] },
    { page: 'events', name: 'Events', holds: ['events'] },
    { page: 'measure', name: 'Measure', holds: ['measure'] },
    { page: 'overview', name: 'Overview', holds: ['overview'] },
    { page: 'playground', name: 'Playground', holds: ['playground'] },
    { page: 'operate', name: 'Operate', holds: ['operate'] },
  ]

/** Scopes of which the key needs one to open a page. The others show the catalog alone. */
const NEEDS: Readonly<Partial<Record<Page, readonly [PageScope, ...PageScope[]]>>> = {
  home: ['server'],
  people: ['server'],
  privacy: ['server'],
  compare: ['server'],
  placements: ['steer'],
  segments: ['steer', 'analyze'],
  events: ['analyze'],
  measure: ['analyze', 'steer', 'server'],
  overview: ['analyze'],
  operate: ['analyze'],
}

/** Before the server has said what the key may do. */
const NONE: CallerScopes = new Set()

function needsOf(page: Page): readonly [PageScope, ...PageScope[]] {
  return NEEDS[page] ?? ['read']
}

function mayOpen(page: Page, scopes: CallerScopes): boolean {
  return needsOf(page).some((scope) => scopes.has(scope))
}

/** The route, or the first page that the key may open in place of a home page that it may not. */
function openedOf(route: Route, scopes: CallerScopes): Route {
  if (route.page !== 'home' || mayOpen('home', scopes)) return route
  const first = NAVIGATION.find(({ page }) => mayOpen(page, scopes))
  return first ? { ...route, page: first.page } : route
}

/** The explorer: navigation around the page that the address names, or the sign-in panel if the server needs a key. */
export function App({ session }: { readonly session: KeySession }) {
  const address = useRoute()
  const scopes = useScopes(session.apiKey !== null)
  const route = useMemo(() => (scopes ? openedOf(address, scopes) : address), [address, scopes])
  const main = useRef<HTMLElement>(null)
  const place = `${route.page}/${route.id}`
  const shown = useRef(place)
  useKeptScroll(place)
  useEffect(() => {
    if (shown.current === place) return
    shown.current = place
    main.current?.focus({ preventScroll: true })
  }, [place])

  return (
    <div className="shell">
      <button type="button" className="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <Top route={route} session={session} scopes={scopes ?? NONE} />
      <main id="main" ref={main} tabIndex={-1}>
        {session.refusal !== null ? (
          <SignInPanel session={session} />
        ) : scopes === null ? (
          <Skeletons count={2} height={120} />
        ) : (
          <Scopes value={scopes}>
            <Content route={route} scopes={scopes} />
          </Scopes>
        )}
      </main>
      {route.page === 'privacy' ? null : <Footer hasKey={session.apiKey !== null} />}
    </div>
  )
}

interface FooterProps {
  readonly hasKey: boolean
}

function Footer({ hasKey }: FooterProps) {
  const { ide, sandbox } = useServerPages()
  return (
    <footer className="foot">
      <span>Attune explorer, over the public API</span>
      {ide ? <a href="/ide/">GraphQL IDE</a> : null}
      {sandbox ? <a href="/sandbox">Sandbox</a> : null}
      {/* A link sends no key, and a server with keys shows metrics only to one. */}
      {hasKey ? null : <a href="/metrics">Metrics</a>}
    </footer>
  )
}

interface TopProps {
  readonly route: Route
  readonly session: KeySession
  readonly scopes: CallerScopes
}

function Top({ route, session, scopes }: TopProps) {
  const { theme, toggle } = useTheme()
  // The page about a person's data is for that person: the tools of operators are not on it.
  const isOfOperators = route.page !== 'privacy'
  const hasSearch = isOfOperators && route.page !== 'home' && session.refusal === null && scopes.has('server')
  const pages = isOfOperators ? NAVIGATION.filter(({ page }) => mayOpen(page, scopes)) : []
  return (
    <header className="top">
      <div className="top-row">
        <a className="brand" href={href('home')}>
          <BrandMark />
          Attune
        </a>
        {pages.length > 0 ? (
          <nav className="nav" aria-label="Pages">
            {pages.map(({ page, name, holds }) => (
              <a key={page} href={href(page)} aria-current={holds.includes(route.page) ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
        ) : null}
        {hasSearch ? (
          <PersonSearch label="Find a person" hasShortcut onPick={(id) => goTo(href('people', id))} />
        ) : null}
        <div className="top-tools" style={hasSearch ? {} : { marginLeft: 'auto' }}>
          {session.isSignedIn ? (
            <button type="button" className="button is-quiet" onClick={session.signOut}>
              Sign out
            </button>
          ) : null}
          <button type="button" className="button is-quiet is-round" onClick={toggle}>
            <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
            <span className="hidden">Switch to {theme === 'dark' ? 'light' : 'dark'} colors</span>
          </button>
        </div>
      </div>
    </header>
  )
}

/** In place of a page that the address names and that does not exist. */
function MissingPage() {
  return (
    <EmptyState title="There is no such page">
      <p>The address names none of the pages above.</p>
      <a className="button" href={href('home')}>
        Go to the first page
      </a>
    </EmptyState>
  )
}

interface ContentProps {
  readonly route: Route
  readonly scopes: CallerScopes
}

function Content({ route: { page, id, query }, scopes }: ContentProps) {
  if (!mayOpen(page, scopes)) return <NeedsScope scope={needsOf(page)[0]} />
  switch (page) {
    case 'people':
      return id === '' ? <HomePage /> : <PersonPage key={id} id={id} query={query} />
    case 'privacy':
      return <PrivacyPage key={id} id={id} query={query} />
    case 'items':
      return <ItemPage key={id} id={id} query={query} />
    case 'tags':
      return <TagPage key={id} id={id} />
    case 'catalog':
      return <CatalogPage query={query} />
    case 'search':
      return <SearchPage query={query} />
    case 'compare':
      return <ComparePage query={query} />
    case 'placements':
      return id === '' ? (
        <PlacementsPage query={query} />
      ) : (
        <EditorPage key={id} id={id} query={query} namesViewers={scopes.has('server')} />
      )
    case 'segments':
      return id === '' ? <SegmentsPage query={query} /> : <SegmentPage key={id} id={id} query={query} />
    case 'events':
      return <EventsPage query={query} />
    case 'measure':
      return id === '' ? <MeasurePage query={query} /> : <PlacementFigures key={id} id={id} query={query} />
    case 'overview':
      return <OverviewPage />
    case 'playground':
      return (
        <Suspense fallback={<Skeletons count={2} height={120} />}>
          <PlaygroundPage query={query} />
        </Suspense>
      )
    case 'operate':
      return (
        <Suspense fallback={<Skeletons count={2} height={120} />}>
          <OperatePage id={id} query={query} />
        </Suspense>
      )
    case 'home':
      return <HomePage />
    case 'missing':
      return <MissingPage />
  }
}
