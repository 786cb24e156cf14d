import { useSyncExternalStore } from 'react'
import type { SessionEventInput } from '../__generated__/graphql.ts'

/** An event of a visitor before they sign in. It keeps its id, so it counts once if it is sent again at sign-in. */
export interface SessionEvent extends SessionEventInput {
  readonly eventId: string
}

/** What this browser keeps about its visitor. */
export interface Visitor {
  /** What they did without being signed in, oldest first. */
  readonly events: readonly SessionEvent[]
  readonly cart: readonly CartItem[]
}

export interface CartItem {
  readonly id: string
  readonly title: string
}

const KEPT = 'shop-visitor'
const NEW: Visitor = { events: [], cart: [] }

/** Attune takes at most 100 events of a session. */
const MAX_EVENTS = 100

let visitor: Visitor = JSON.parse(localStorage.getItem(KEPT) ?? 'null') ?? NEW
const listeners = new Set<() => void>()

function change(next: Partial<Visitor>): void {
  visitor = { ...visitor, ...next }
  localStorage.setItem(KEPT, JSON.stringify(visitor))
  for (const listener of listeners) listener()
}

export function addSessionEvent(event: SessionEvent): void {
  change({ events: [...visitor.events, event].slice(-MAX_EVENTS) })
}

/** Removes events of one kind on an item, such as a dismissal that is undone. */
export function removeSessionEvents(kind: SessionEvent['kind'], itemId: string): void {
  change({ events: visitor.events.filter((event) => event.kind !== kind || event.itemId !== itemId) })
}

export function clearSession(): void {
  change({ events: [] })
}

export function setCart(cart: readonly CartItem[]): void {
  change({ cart })
}

/** The visitor as they are now. */
export function currentVisitor(): Visitor {
  return visitor
}

/** The visitor; the component renders again when they change. */
export function useVisitor(): Visitor {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentVisitor)
}
