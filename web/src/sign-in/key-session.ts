import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

const KEPT = 'attune-api-key'

/** Why the server refused the explorer: it needs a key, or no longer accepts the kept one. */
export type Refusal = 'no-key' | 'ended'

/** The API key of the tabs of this page in the browser. It is kept until the last of them closes. */
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

/** What tabs tell each other: the key to use now, null after a sign-out, or that one was opened without a key. */
type Told = { readonly apiKey: string | null } | 'opened'

/** The key that the tabs keep, and whether the server accepts it. */
export function useKeySession(): KeySession {
  const [{ apiKey, refusal }, setState] = useState<State>(() => ({
    apiKey: window.sessionStorage.getItem(KEPT),
    refusal: null,
  }))
  const others = useRef<BroadcastChannel | null>(null)
  const keep = useCallback((next: string | null) => {
    if (next === null) window.sessionStorage.removeItem(KEPT)
    else window.sessionStorage.setItem(KEPT, next)
    setState((now) => (now.apiKey === next && now.refusal === null ? now : { apiKey: next, refusal: null }))
  }, [])
  useEffect(() => {
    const channel = new BroadcastChannel(KEPT)
    const tell = (told: Told) => channel.postMessage(told)
    channel.onmessage = ({ data }: MessageEvent<Told>) => {
      const kept = window.sessionStorage.getItem(KEPT)
      if (data !== 'opened') keep(data.apiKey)
      else if (kept !== null) tell({ apiKey: kept })
    }
    others.current = channel
    if (window.sessionStorage.getItem(KEPT) === null) tell('opened')
    return () => channel.close()
  }, [keep])
  const change = useCallback(
    (apiKey: string | null) => {
      keep(apiKey)
      others.current?.postMessage({ apiKey } satisfies Told)
    },
    [keep],
  )
  const signOut = useCallback(() => change(null), [change])
  const refuse = useCallback((refused: string | null) => {
    if (window.sessionStorage.getItem(KEPT) === refused) window.sessionStorage.removeItem(KEPT)
    setState((now) => {
      if (now.apiKey !== refused || now.refusal !== null) return now
      return { apiKey: null, refusal: refused === null ? 'no-key' : 'ended' }
    })
  }, [])
  return useMemo(
    () => ({ apiKey, refusal, isSignedIn: apiKey !== null, signIn: change, signOut, refuse }),
    [apiKey, refusal, change, signOut, refuse],
  )
}
