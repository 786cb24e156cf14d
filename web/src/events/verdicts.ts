import type { EventKind, EventStatus } from '../__generated__/graphql.ts'

/** The verdicts, each with its words and the look of its chip. */
export const VERDICTS: readonly (readonly [status: EventStatus, words: string, look: string])[] = [
  ['ACCEPTED', 'accepted', 'is-good'],
  ['DUPLICATE', 'duplicate', ''],
  ['REJECTED', 'rejected', 'is-warn'],
  ['SUPPRESSED_NO_CONSENT', 'suppressed', ''],
]

const BY_KIND: Readonly<Record<EventKind, true>> = {
  IMPRESSION: true,
  CLICK: true,
  VIEW: true,
  PLAY: true,
  LIKE: true,
  SAVE: true,
  SHARE: true,
  COMMENT: true,
  RATING: true,
  CART: true,
  CART_REMOVED: true,
  PURCHASE: true,
  RETURN: true,
  SEARCH: true,
  HIDE: true,
  REPORT: true,
  CUSTOM: true,
}

/** All kinds of events. */
export const KINDS = Object.keys(BY_KIND) as readonly EventKind[]
