import { useMemo, useSyncExternalStore } from 'react'

/** The page that the address names: `/products/ID`, `/search?text=TEXT`, `/cart`. */
export interface Route {
  readonly page: string
  /** Id after the page; empty if there is none. */
  readonly id: string
  readonly query: URLSearchParams
}

/** How long a page that one comes back to may take until it is long enough, milliseconds. */
const RESTORE_MS = 3_000

const listeners = new Set<() => void>()
/** Where each entry of the history was scrolled to, by its key. */
const scrolled = new Map<string, number>()
/** Number of navigations so far: a page that is opened gets the focus only after one. */
let navigations = 0
let restoring = 0

export function href(page: string, id = '', query = ''): string {
  return `/${page}${id && `/${encodeURIComponent(id)}`}${query && `?${query}`}`
}

/** Opens a page, as a link to it would. */
export function navigate(to: string): void {
  history.pushState({ key: crypto.randomUUID() }, '', to)
  changed()
  window.scrollTo(0, 0)
}

/** Changes the address of this page, such as its filters: the focus and the place stay. */
export function replaceAddress(to: string): void {
  history.replaceState(history.state, '', to)
  for (const listener of listeners) listener()
}

export const navigationCount = () => navigations

/** What an entry of the history keeps. */
interface Entry {
  readonly key?: string
  /** How many products the page shows. */
  readonly shown?: number
}

export const readEntry = () => (history.state ?? {}) as Entry

/** Keeps something for when the visitor comes back to this page. */
export function keepInEntry(kept: Entry): void {
  history.replaceState({ ...readEntry(), ...kept }, '')
}

const keyOfEntry = () => readEntry().key ?? ''

function changed(): void {
  navigations++
  for (const listener of listeners) listener()
}

/** Scrolls there once the page is long enough, unless the visitor scrolls first. */
function restore(top: number): void {
  const round = ++restoring
  const endAt = performance.now() + RESTORE_MS
  const attempt = () => {
    if (round !== restoring) return
    window.scrollTo(0, top)
    if (Math.abs(window.scrollY - top) > 1 && performance.now() < endAt) requestAnimationFrame(attempt)
  }
  attempt()
}

/** Makes links of the shop open without a reload, and Back return to where a page was left. Called once. */
export function followHistory(): void {
  history.scrollRestoration = 'manual'
  window.addEventListener('popstate', () => {
    const top = scrolled.get(keyOfEntry()) ?? 0
    changed()
    restore(top)
  })
  window.addEventListener('scroll', () => scrolled.set(keyOfEntry(), window.scrollY), { passive: true })
  for (const kind of ['wheel', 'touchstart', 'keydown']) window.addEventListener(kind, () => restoring++)
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!link || !isPlain || link.target !== '' || link.origin !== location.origin) return
    if (link.hasAttribute('download') || link.hash !== '') return
    event.preventDefault()
    navigate(link.pathname + link.search)
  })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  return useMemo(() => {
    const { pathname, searchParams } = new URL(address, location.origin)
    const [, page = '', id = ''] = pathname.split('/')
    return { page, id: decoded(id), query: searchParams }
  }, [address])
}

/** The text as it is if it was not encoded, as in an address that was typed by hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
