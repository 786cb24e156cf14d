import { AttuneError } from '../../domain/errors.ts'

/** Where a page ended: the served list, how many of its items were passed, and when it expires. */
export interface ListPosition {
  readonly recommendationId: string
  readonly position: number
  readonly expiresAtMs: number
}

const VERSION = 'r1'

/** Opaque to clients. */
export function encodeCursor({ recommendationId, position, expiresAtMs }: ListPosition): string {
  return Buffer.from([VERSION, recommendationId, position, expiresAtMs].join(',')).toString('base64url')
}

/** @throws AttuneError `CURSOR_INVALID` for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): ListPosition {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split(',')
  const [version, recommendationId = '', position = '', expiresAtMs = ''] = parts
  const isWellFormed =
    version === VERSION &&
    parts.length === 4 &&
    /^[a-z0-9-]{10,60}$/.test(recommendationId) &&
    /^\d{1,6}$/.test(position) &&
    /^\d{1,15}$/.test(expiresAtMs)
  if (!isWellFormed) throw invalidCursor('the cursor is not one of a recommendation list')
  return { recommendationId, position: Number(position), expiresAtMs: Number(expiresAtMs) }
}

export function invalidCursor(message: string): AttuneError {
  return new AttuneError('CURSOR_INVALID', message, {
    hint: 'Pass the endCursor of a page of the same question, or leave `after` out for a new list.',
  })
}

export function expiredCursor(): AttuneError {
  return new AttuneError('CURSOR_EXPIRED', 'the list that the cursor belongs to has expired', {
    hint: 'Ask again without `after`: a new list is made.',
  })
}
