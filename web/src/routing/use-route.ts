import { useMemo, useSyncExternalStore } from 'react'
import { parseRoute, type Route } from './route.ts'

const REPLACED = 'attune:replaced'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  window.addEventListener(REPLACED, listener)
  return () => {
    window.removeEventListener('hashchange', listener)
    window.removeEventListener(REPLACED, listener)
  }
}

/** The current route. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => parseRoute(hash), [hash])
}

/** Changes the address without a new entry in the browser's history: for settings that follow a slider. */
export function replaceAddress(address: string): void {
  window.history.replaceState(window.history.state, '', address)
  window.dispatchEvent(new Event(REPLACED))
}

/** Goes to another page. */
export function goTo(address: string): void {
  window.location.hash = address
}
