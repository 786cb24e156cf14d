/** Longest id that is accepted, in UTF-16 units. */
export const MAX_ID_LENGTH = 200

// Control, format (zero-width, bidi), surrogate, private-use and unassigned characters, and line separators.
const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u

const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

export type ParsedId =
  | { readonly isValid: true; readonly id: string }
  /** The reason is the end of a sentence about the text. */
  | { readonly isValid: false; readonly reason: string }

/**
 * An id in its stored form (NFC). Rejects empty and blank ids, more than 200 characters, spaces at either end, control and
 * invisible characters, lone surrogates, and reserved words such as `__proto__`.
 */
export function parseId(text: string): ParsedId {
  if (text.trim() === '') return { isValid: false, reason: 'is empty' }
  if (text.length > MAX_ID_LENGTH)
    return { isValid: false, reason: `is longer than ${MAX_ID_LENGTH} characters` }
  if (text !== text.trim()) return { isValid: false, reason: 'begins or ends with a space' }
  const forbidden = FORBIDDEN.exec(text)?.[0].codePointAt(0)
  if (forbidden !== undefined) {
    const hex = forbidden.toString(16).toUpperCase().padStart(4, '0')
    return { isValid: false, reason: `has the control or invisible character U+${hex}` }
  }
  if (RESERVED.has(text)) return { isValid: false, reason: 'is a reserved word' }
  return { isValid: true, id: text.normalize('NFC') }
}

/**
 * An id of a visitor: `v_` and 128 random bits in hexadecimal, made by a browser. It cannot be guessed, so a caller who states
 * one may act for that visitor. No user has an id of this form.
 */
const VISITOR_ID = /^v_[0-9a-f]{32}$/

/** Whether this is the id of a visitor: of a browser whose user is not known yet. */
export function isVisitorId(id: string): boolean {
  return VISITOR_ID.test(id)
}
