/** A page of the explorer as its address names it: `#/people/ana?weights=SOCIAL:2`. */
export interface Route {
  readonly page: Page
  /** Id of the subject of the page; empty for a page without one. */
  readonly id: string
  readonly query: URLSearchParams
}

export const PAGES = [
  'home',
  'people',
  'privacy',
  'items',
  'tags',
  'catalog',
  'search',
  'compare',
  'placements',
  'segments',
  'events',
  'overview',
  'measure',
  'operate',
  'playground',
  /** An address that names no page. */
  'missing',
] as const

export type Page = (typeof PAGES)[number]

/** The route of a location's hash; home if it is empty. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [name = '', ...rest] = path.split('/')
  const page = name === '' ? 'home' : (PAGES.find((known) => known === name) ?? 'missing')
  return { page, id: decoded(rest.join('/')), query: new URLSearchParams(query) }
}

/** The address of a page: `href('people', 'ana')`. */
export function href(page: Page, id = '', query: URLSearchParams = new URLSearchParams()): string {
  const path = id === '' ? page : `${page}/${encodeURIComponent(id)}`
  const text = query.toString()
  return text === '' ? `#/${path}` : `#/${path}?${text}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
