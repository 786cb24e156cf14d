import { DAY_MS } from '../../domain/duration.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { ViewingContext } from '../../domain/recommendation.ts'
import { EVENT_WEIGHTS } from '../../events/event-weight.ts'
import type { ContextInput } from './__generated__/resolvers.ts'
import { parseIdArgument, parseIdList } from './arguments.ts'

const MAX_CART = 50

/** How far from now a list may be for: longer than a mailing is prepared ahead. */
const MAX_DISTANCE_MS = 30 * DAY_MS

/** What the viewer looks at; null if nothing is known. @throws AttuneError `BAD_USER_INPUT` */
export function parseViewingContext(
  input: ContextInput | null | undefined,
  nowMs: number,
): ViewingContext | null {
  if (input == null) return null
  const viewed = input.viewing == null ? [] : [parseIdArgument('context.viewing', input.viewing)]
  const cart = parseIdList('context.cart', input.cart, MAX_CART)
  const { view, cart: inCart } = EVENT_WEIGHTS
  return {
    items: [
      ...viewed.map((itemId) => ({ itemId, weight: view + (cart.includes(itemId) ? inCart : 0) })),
      ...cart.filter((itemId) => !viewed.includes(itemId)).map((itemId) => ({ itemId, weight: inCart })),
    ],
    atMs: parseAt(input.at, nowMs),
  }
}

function parseAt(at: Date | null | undefined, nowMs: number): number | null {
  const atMs = at?.getTime() ?? null
  if (atMs === null || Math.abs(atMs - nowMs) <= MAX_DISTANCE_MS) return atMs
  throw new AttuneError('BAD_USER_INPUT', 'context.at must be at most 30 days from now')
}
