/** FNV-1a over UTF-16 units, 32 bits. Its low bits alone are weak: see `mixed`. */
export function fnv1a(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  }
  return hash >>> 0
}

/** The hash after the finalizer of MurmurHash3, which spreads every bit over all others. */
export function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
