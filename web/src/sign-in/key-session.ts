import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type KeyChannel, keepKey, keptKey, openKeyChannel } from './key-channel.ts'

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

/** The key that the tabs keep, and whether the server accepts it. */
export function useKeySession(): KeySession {
  const [{ apiKey, refusal }, setState] = useState<State>(() => ({
    apiKey: keptKey(),
    refusal: null,
  }))
  const others = useRef<KeyChannel | null>(null)
  const keep = useCallback((next: string | null) => {
    keepKey(next)
    setState((now) => (now.apiKey === next && now.refusal === null ? now : { apiKey: next, refusal: null }))
  }, [])
  useEffect(() => {
    const channel = openKeyChannel(keep)
    others.current = channel
    return () => channel.close()
  }, [keep])
  const change = useCallback(
    (apiKey: string | null) => {
      keep(apiKey)
      others.current?.tell(apiKey)
    },
    [keep],
  )
  const signOut = useCallback(() => change(null), [change])
  const refuse = useCallback((refused: string | null) => {
    if (keptKey() === refused) keepKey(null)
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
