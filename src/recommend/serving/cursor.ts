import { createHash } from 'node:crypto'
import { AttuneError } from '../../domain/errors.ts'
import { type RecommendationRequest, userOf } from '../../domain/recommendation.ts'
import type { ListPurpose } from '../viewer-consent.ts'
import type { ServedList, ServedLists } from './served-lists.ts'

/** Where a page ended. */
export interface ListPosition {
  readonly recommendationId: string
  /** Items of the list up to the end of the page. */
  readonly position: number
}

/** The list of a cursor, and where its next page starts. */
export interface FoundList {
  readonly list: ServedList
  readonly position: number
}

const VERSION = 'r2'

/** Opaque to clients. */
export function encodeCursor({ recommendationId, position }: ListPosition): string {
  return Buffer.from([VERSION, recommendationId, position].join(',')).toString('base64url')
}

function decodeCursor(cursor: string): ListPosition {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split(',')
  const [version, recommendationId = '', position = ''] = parts
  const isWellFormed =
    version === VERSION &&
    parts.length === 3 &&
    /^[a-z0-9-]{10,60}$/.test(recommendationId) &&
    /^\d{1,6}$/.test(position)
  if (!isWellFormed) throw invalidCursor('the cursor is not one of a recommendation list')
  return { recommendationId, position: Number(position) }
}

/**
 * The list of a cursor, and where its next page starts. The list of a session is found by its id alone, which cannot be
 * guessed: any session continues it.
 *
 * @throws AttuneError `CURSOR_EXPIRED`, also if the list is not stored here or the viewer's consent was another one;
 * `CURSOR_INVALID` if the list belongs to another viewer or another request
 */
export async function findList(
  servedLists: ServedLists | undefined,
  request: RecommendationRequest,
  cursor: string,
  { nowMs, denied }: { readonly nowMs: number; readonly denied: readonly ListPurpose[] },
): Promise<FoundList> {
  const { recommendationId, position } = decodeCursor(cursor)
  const list = await servedLists?.find(recommendationId)
  if (!list) throw expiredCursor('the list that the cursor belongs to is no longer stored')
  if (list.expiresAtMs <= nowMs) throw expiredCursor('the list that the cursor belongs to has expired')
  if (list.viewerId !== userOf(request.viewer)) {
    throw invalidCursor('the cursor belongs to no list of this viewer')
  }
  if (!hasSameConsent(list, denied)) {
    throw expiredCursor('the consent of the viewer has changed since the list was made')
  }
  if (list.requestHash !== requestHash(request)) {
    throw invalidCursor('the cursor belongs to a list that was asked with another input')
  }
  return { list, position }
}

/** Where the next page of this list starts. @throws AttuneError `CURSOR_INVALID` if the cursor belongs to another list */
export function positionIn({ recommendationId: id }: ServedList, cursor: string): number {
  const { recommendationId, position } = decodeCursor(cursor)
  if (recommendationId === id) return position
  throw invalidCursor('the cursor belongs to another list')
}

/** Whether a list leaves out exactly what the viewer does not consent to now. */
export function hasSameConsent({ withheld }: ServedList, denied: readonly ListPurpose[]): boolean {
  return withheld.length === denied.length && denied.every((purpose) => withheld.includes(purpose))
}

function expiredCursor(message: string): AttuneError {
  return new AttuneError('CURSOR_EXPIRED', message, {
    hint: 'Send the request without `after` for a new list.',
  })
}

function invalidCursor(message: string): AttuneError {
  return new AttuneError('CURSOR_INVALID', message, {
    hint: 'Pass the endCursor of a page of the same request, or omit `after` for a new list.',
  })
}

/** Of each request, its hash: an answer needs it three times. */
const requestHashes = new WeakMap<RecommendationRequest, string>()

/** Hash of what shapes a list besides the viewer. The order of excluded ids and sources does not matter. */
export function requestHash(given: RecommendationRequest): string {
  const request = given.steering?.asked ?? given
  const known = requestHashes.get(request)
  if (known !== undefined) return known
  const { subject, filter, excludedItemIds, candidateIds, sourceWeights, ...rest } = request
  const { temperature, maxPerTag, diversity, seen, newItems, modelVersion, placement } = rest
  const weights = Object.entries(sourceWeights).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([
    filter,
    [...excludedItemIds].sort(),
    candidateIds,
    weights,
    temperature,
    maxPerTag,
    diversity ?? 0,
    ...(placement === null ? [] : [{ placement }]),
    ...(subject.kind === 'viewer' ? [] : [subject]),
    ...(newItems ? [] : ['no new items']),
    ...(modelVersion === undefined ? [] : [{ modelVersion }]),
    ...(seen ? [{ seen: [[...seen.allow].sort(), seen.afterMs] }] : []),
  ])
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16)
  requestHashes.set(request, hash)
  return hash
}
