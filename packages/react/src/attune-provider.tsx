import type { Attune, TrackedEvent } from '@attune/browser'
import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react'

const AttuneContext = createContext<Attune | null>(null)

export interface AttuneProviderProps {
  /** What `openAttune` made: once for a page in a browser, once for each request on a server. */
  readonly attune: Attune
  readonly children?: ReactNode
}

/** Gives all hooks below it their connection to Attune. */
export function AttuneProvider({ attune, children }: AttuneProviderProps) {
  return <AttuneContext.Provider value={attune}>{children}</AttuneContext.Provider>
}

/** The connection of the page. @throws Error outside of `AttuneProvider` */
export function useAttune(): Attune {
  const attune = useContext(AttuneContext)
  if (attune === null) throw new Error('useAttune is outside of AttuneProvider')
  return attune
}

/** Whom lists are for. The component renders again with a sign-in, a sign-out, and when the visitor agrees or withdraws. */
export function useViewer(): string {
  const attune = useAttune()
  return useSyncExternalStore(
    useCallback((listener) => attune.subscribe(listener), [attune]),
    () => attune.viewer,
    // A server knows no visitor, and the first rendering in the browser must be the same.
    () => '',
  )
}

/** A function that records what the visitor did, the same for every rendering. */
export function useTrack(): (event: TrackedEvent) => string | null {
  const attune = useAttune()
  return useCallback((event) => attune.track(event), [attune])
}
