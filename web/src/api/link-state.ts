import { useSyncExternalStore } from 'react'

/** State of the socket of subscriptions. `lost`: the server has not answered for a while; it is still tried. */
export type LinkState = 'off' | 'connected' | 'reconnecting' | 'lost'

/** A restart of the server takes about this long. */
const LOST_AFTER_MS = 15_000

let state: LinkState = 'off'
let lostTimer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Notes what happened to the socket of this page. */
export function noteLink(next: Exclude<LinkState, 'lost'>): void {
  if (next === 'reconnecting') lostTimer ??= setTimeout(() => set('lost'), LOST_AFTER_MS)
  else {
    clearTimeout(lostTimer)
    lostTimer = undefined
  }
  if (next !== 'reconnecting' || state !== 'lost') set(next)
}

function set(next: LinkState): void {
  state = next
  for (const listener of listeners) listener()
}

/** The state of the socket of this page. */
export function useLinkState(): LinkState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
