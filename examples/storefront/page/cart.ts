import { useSyncExternalStore } from 'react'

export interface CartItem {
  readonly id: string
  readonly title: string
}

const KEPT = 'shop-cart'
const listeners = new Set<() => void>()
let cart = readCart()

function readCart(): readonly CartItem[] {
  return JSON.parse(localStorage.getItem(KEPT) ?? '[]') as readonly CartItem[]
}

function update(): void {
  cart = readCart()
  for (const listener of listeners) listener()
}

// Another tab of the shop changed it.
window.addEventListener('storage', ({ key }) => {
  if (key === KEPT) update()
})

export function setCart(next: readonly CartItem[]): void {
  localStorage.setItem(KEPT, JSON.stringify(next))
  update()
}

/** What the visitor of this browser is about to buy; the component renders again when it changes. */
export function useCart(): readonly CartItem[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => cart,
  )
}
