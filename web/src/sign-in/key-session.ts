import { useCallback, useMemo, useState } from 'react'

const KEPT = 'attune-api-key'

/** Why the server refused the explorer: it needs a key, or no longer accepts the kept one. */
export type Refusal = 'no-key' | 'ended'

/** The API key of this browser tab. It is kept until the tab closes, and is not shared with other tabs. */
export interface KeySession {
  readonly apiKey: string | null
  /** Null while the server answers. */
  readonly refusal: Refusal | null
  readonly isSignedIn: boolean
  signIn(apiKey: string): void
  signOut(): void
  /** Notes that the server refused a request with this key; of a key that was replaced meanwhile it is ignored. */
  refuse(apiKey: string | null): void
}

interface State {
  readonly apiKey: string | null
  readonly refusal: Refusal | null
}

/** The key that this tab keeps, and whether the server accepts it. */
export function useKeySession(): KeySession {
  const [{ apiKey, refusal }, setState] = useState<State>(() => ({
    apiKey: window.sessionStorage.getItem(KEPT),
    refusal: null,
  }))
  const signIn = useCallback((next: string) => {
    window.sessionStorage.setItem(KEPT, next)
    setState({ apiKey: next, refusal: null })
  }, [])
  const signOut = useCallback(() => {
    window.sessionStorage.removeItem(KEPT)
    setState({ apiKey: null, refusal: null })
  }, [])
  const refuse = useCallback((refused: string | null) => {
    if (window.sessionStorage.getItem(KEPT) === refused) window.sessionStorage.removeItem(KEPT)
    setState((now) => {
      if (now.apiKey !== refused || now.refusal !== null) return now
      return { apiKey: null, refusal: refused === null ? 'no-key' : 'ended' }
    })
  }, [])
  return useMemo(
    () => ({ apiKey, refusal, isSignedIn: apiKey !== null, signIn, signOut, refuse }),
    [apiKey, refusal, signIn, signOut, refuse],
  )
}
