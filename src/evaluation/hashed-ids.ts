import { createHash } from 'node:crypto'

export type IdKind = 'user' | 'item' | 'tag'

/** The id under which something is known in the graph of a fold. */
export type HashedIds = (kind: IdKind, id: string) => string

/** 72 bits: no two of a hundred million ids meet. */
const BYTES = 9

/**
 * Seeded hashes in place of ids, as `item-…`. Ids of many data sets follow the order of first appearance, and every
 * query ends its order with the id: without this, ties would be won by what was popular early. The same seed gives
 * the same ids.
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
    const hashed = `${kind}-${digest.subarray(0, BYTES).toString('base64url')}`
    known[kind].set(id, hashed)
    return hashed
  }
}
