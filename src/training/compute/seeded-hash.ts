/**
 * A 32-bit hash of an id (FNV-1a with a final mix). Breaks ties between equal scores in an order that has
 * nothing to do with the ids' own: ids that were given out over time would otherwise leak their age.
 */
export function seededHash(id: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let place = 0; place < id.length; place++) {
    hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193)
  }
  return finished(hash)
}

/** One hash of two. */
export function mixedHash(one: number, other: number): number {
  return finished(Math.imul(one ^ (other >>> 15), 0x01000193) ^ other)
}

function finished(mixed: number): number {
  let hash = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The hash of each id, in order, in memory that threads share. */
export function sharedTieBreaks(ids: readonly string[], seed: number): Uint32Array {
  const hashes = new Uint32Array(new SharedArrayBuffer(ids.length * Uint32Array.BYTES_PER_ELEMENT))
  ids.forEach((id, place) => {
    hashes[place] = seededHash(id, seed)
  })
  return hashes
}
