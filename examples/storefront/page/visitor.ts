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

/** A real shop asks visitors before it keeps what they did in their browser. */
const KEPT = 'shop-visitor'
const NEW: Visitor = { events: [], cart: [] }

/** Attune takes at most 100 events of a session. */
const MAX_EVENTS = 100

let visitor = readVisitor()
const listeners = new Set<() => void>()

function readVisitor(): Visitor {
  return JSON.parse(localStorage.getItem(KEPT) ?? 'null') ?? NEW
}

function change(next: Partial<Visitor>): void {
  localStorage.setItem(KEPT, JSON.stringify({ ...visitor, ...next }))
  update()
}

function update(): void {
  visitor = readVisitor()
  for (const listener of listeners) listener()
}

// Another tab of the shop changed it.
window.addEventListener('storage', ({ key }) => {
  if (key === KEPT) update()
})

export function addSessionEvent(event: SessionEvent): void {
  change({ events: [...visitor.events, event].slice(-MAX_EVENTS) })
}

/** Removes events of one kind on an item, such as a dismissal that is undone. */
export function removeSessionEvents(kind: SessionEvent['kind'], itemId: string): void {
  change({ events: visitor.events.filter((event) => event.kind !== kind || event.itemId !== itemId) })
}

/** Removes events that were sent for a user. */
export function removeFromSession(sent: readonly SessionEvent[]): void {
  const ids = new Set(sent.map(({ eventId }) => eventId))
  change({ events: visitor.events.filter(({ eventId }) => !ids.has(eventId)) })
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
