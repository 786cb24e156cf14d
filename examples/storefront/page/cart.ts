import { useSyncExternalStore } from 'react'
import { readKeptValue, writeKept } from './kept.ts'

/** A product in the cart, with what the page needs to show it at once. */
export interface CartLine {
  readonly id: string
  readonly title: string
  readonly kind: string
  /** In euros. */
  readonly price: number
  readonly quantity: number
}

/** What was bought. */
export interface Order {
  readonly id: string
  readonly lines: readonly CartLine[]
}

const CART = 'shop-cart'
const ORDER = 'shop-order'
const NO_LINES: readonly CartLine[] = []
const listeners = new Set<() => void>()
let cart = readCart()

function isLine(value: unknown): value is CartLine {
  const line = (value ?? {}) as Partial<Record<keyof CartLine, unknown>>
  return typeof line.id === 'string' && typeof line.title === 'string' && Number(line.quantity) > 0
}

function areLines(value: unknown): value is readonly CartLine[] {
  return Array.isArray(value) && value.every(isLine)
}

function isOrder(value: unknown): value is Order {
  return areLines((value as Partial<Order> | null)?.lines)
}

function readCart(): readonly CartLine[] {
  return readKeptValue(CART, areLines) ?? NO_LINES
}

function update(): void {
  cart = readCart()
  for (const listener of listeners) listener()
}

// Another tab of the shop changed it.
window.addEventListener('storage', ({ key }) => {
  if (key === CART) update()
})

export function setCart(next: readonly CartLine[]): void {
  writeKept(CART, JSON.stringify(next))
  update()
}

/** Replaces one line of the cart; a quantity of 0 removes it. */
export function setLine(line: CartLine): void {
  const others = cart.filter(({ id }) => id !== line.id)
  const isNew = others.length === cart.length
  if (line.quantity === 0) setCart(others)
  else setCart(isNew ? [...cart, line] : cart.map((other) => (other.id === line.id ? line : other)))
}

/** What the visitor of this browser is about to buy; the component renders again when it changes. */
export function useCart(): readonly CartLine[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => cart,
  )
}

export const total = (lines: readonly CartLine[]) =>
  lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)

/** The cart becomes an order, which the confirmation shows. */
export function placeOrder(): Order {
  const order = { id: crypto.randomUUID(), lines: cart }
  writeKept(ORDER, JSON.stringify(order))
  setCart([])
  return order
}

/** The newest order of this browser. */
export const readOrder = () => readKeptValue(ORDER, isOrder)
