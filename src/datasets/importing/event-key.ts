import { createHash } from 'node:crypto'
import { IMPORT_PREFIX } from '../../events/fold-events.ts'
import type { InteractionRecord } from './data-set.ts'

/** 72 bits: among a hundred million events two share an id about once in a million imports. */
const KEY_BYTES = 9

/**
 * The event id of an interaction row, the same in every import of a data set of this name. The natural key is who,
 * what, how, when, the rating and the row's own event id; the count is no part of it, so that a corrected count
 * does not add up with the old one. A row without a date has the same id whatever instant the import declares.
 */
export function importEventId(dataSetName: string, record: InteractionRecord): string {
  const { userId, itemId, kind, atMs, value, eventId } = record
  const key = JSON.stringify([dataSetName, userId, itemId, kind, atMs, value, eventId])
  return (
    IMPORT_PREFIX + createHash('sha256').update(key).digest().subarray(0, KEY_BYTES).toString('base64url')
  )
}
