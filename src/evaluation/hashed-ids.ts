import { createHash } from 'node:crypto'
import { isVisitorId } from '../domain/ids.ts'

export type IdKind = 'user' | 'item' | 'tag'

/** Maps an id of the data set to its id in the graph of a fold. */
export type HashedIds = (kind: IdKind, id: string) => string

/** 72 bits: a collision among a hundred million ids is very unlikely. */
const BYTES = 9

/** Of an id of a visitor, who stays one. */
const VISITOR_BYTES = 16

/**
 * Seeded hashes instead of ids, such as `item-…`. Ids of many data sets follow the order of first appearance, and
 * queries order equal scores by id. Without hashing, early popular items would win ties. Deterministic for a seed.
 */
export function hashedIds(seed: number): HashedIds {
  const known = {
    user: new Map<string, string>(),
    item: new Map<string, string>(),
    tag: new Map<string, string>(),
  }
  return (kind, id) => {
    const before = known[kind].get(id)
    if (before !== undefined) return before
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, kind, id]))
      .digest()
    const hashed = isVisitorId(id)
      ? `v_${digest.toString('hex', 0, VISITOR_BYTES)}`
      : `${kind}-${digest.subarray(0, BYTES).toString('base64url')}`
    known[kind].set(id, hashed)
    return hashed
  }
}
