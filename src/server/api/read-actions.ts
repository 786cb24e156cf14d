import { createHash } from 'node:crypto'
import type { EventKind } from '../../domain/event.ts'
import type { RawEvent } from '../../events/parse-event.ts'
import type { ActionInput, OrderInput } from './__generated__/resolvers.ts'

/** The kinds of events that actions other than orders are. */
const KINDS = {
  view: 'view',
  play: 'play',
  cartAdded: 'cart',
  cartRemoved: 'cart-removed',
  search: 'search',
  impression: 'impression',
  rating: 'rating',
  comment: 'comment',
  share: 'share',
  like: 'like',
  save: 'save',
} as const satisfies Readonly<Record<Exclude<keyof ActionInput, 'order'>, EventKind>>

/** What actions call fields of events. */
const NAMES = { rating: 'value', commentLength: 'length', price: 'unitPrice' }

/** An action other than an order: the fields of an event under the names that suit its kind. */
type ActionFields = Omit<RawEvent, 'kind'> & {
  readonly value?: number | null
  readonly length?: number | null
  readonly unitPrice?: RawEvent['price']
}

/** Actions as events: one for each, and one for each line of an order. */
export function eventsOfActions(actions: readonly ActionInput[]): readonly RawEvent[] {
  return actions.flatMap((action, index) => {
    const path = ['actions', String(index)]
    if (action.order) return eventsOfOrder(action.order, [...path, 'order'])
    // GraphQL checks that exactly one key is present.
    const [[name, fields] = ['view', {}]] = Object.entries(action)
    return [toEvent(name as keyof typeof KINDS, fields as ActionFields, [...path, name])]
  })
}

function toEvent(
  name: keyof typeof KINDS,
  { value: rating = null, length: commentLength = null, unitPrice: price = null, ...fields }: ActionFields,
  path: readonly string[],
): RawEvent {
  return { ...fields, kind: KINDS[name], rating, commentLength, price, path, names: NAMES }
}

/** The fields that all lines of an order have in common. */
const COMMON = ['userId', 'occurredAt', 'recommendationId', 'sessionId', 'context']

/**
 * One purchase for each line, all at the instant of the order. An order that is sent again has the same ids. One without lines
 * is a purchase of nothing, so that it is rejected as an event is.
 */
function eventsOfOrder({ id, lines, ...common }: OrderInput, path: readonly string[]): readonly RawEvent[] {
  const places = {
    ...Object.fromEntries(COMMON.map((field) => [field, [...path, field]])),
    orderId: [...path, 'id'],
  }
  const order = { ...common, kind: 'purchase', orderId: id, names: NAMES } as const
  if (lines.length === 0)
    return [{ ...order, eventId: lineId(id, '', 0), path, places: { ...places, itemId: [...path, 'lines'] } }]
  const numbers = numbersOf(lines)
  return lines.map(({ itemId, quantity = 1, unitPrice: price = null }, index) => {
    const eventId = lineId(id, itemId, numbers[index] ?? 0)
    const line = [...path, 'lines', String(index)]
    // A line states no event id: what is wrong with it is wrong with the line.
    return { ...order, eventId, itemId, quantity, price, path: line, places: { ...places, eventId: line } }
  })
}

/** How many lines with the same item come before each one if they are sorted, which their order in the list does not change. */
function numbersOf(lines: OrderInput['lines']): readonly number[] {
  const counts = new Map<string, number>()
  const numbers: number[] = []
  const sorted = lines.map((line, index) => ({
    index,
    itemId: line.itemId.normalize('NFC'),
    terms: termsOf(line),
  }))
  for (const { index, itemId } of sorted.sort((a, b) => (a.terms < b.terms ? -1 : 1))) {
    numbers[index] = counts.get(itemId) ?? 0
    counts.set(itemId, numbers[index] + 1)
  }
  return numbers
}

/** What tells two lines with the same item apart. */
function termsOf({ quantity = 1, unitPrice }: OrderInput['lines'][number]): string {
  return JSON.stringify([unitPrice?.currency, unitPrice?.amount, quantity])
}

/** The event id of a line. @param line its number among the lines of the order with this item */
function lineId(orderId: string, itemId: string, line: number): string {
  const key = JSON.stringify([orderId.normalize('NFC'), itemId.normalize('NFC'), line])
  return `order-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}
