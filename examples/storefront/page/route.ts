import { useSyncExternalStore } from 'react'

/** The page that the address names: `#/items/ID`, `#/search/TEXT`, `#/cart`. */
export interface Route {
  readonly page: string
  /** Id or text after the page; empty if there is none. */
  readonly id: string
}

export function href(page: string, id = ''): string {
  return id === '' ? `#/${page}` : `#/${page}/${encodeURIComponent(id)}`
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash,
  )
  const [, page = '', id = ''] = hash.split('/')
  return { page, id: decoded(id) }
}

/** The text as it is if it was not encoded, as in an address that was typed by hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
