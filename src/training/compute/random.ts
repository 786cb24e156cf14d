import { fnv1a, mixed } from '../../domain/hash.ts'
import { uniform } from '../../domain/random.ts'

/**
 * A 32-bit hash of an id (FNV-1a with a final mix). Breaks ties independently of the order of ids, which would leak the age of
 * sequential ids.
 */
export function seededHash(id: string, seed: number): number {
  return mixed(fnv1a(id, seed))
}

/** Combines two hashes. */
export function mixedHash(one: number, other: number): number {
  return mixed(Math.imul(one ^ (other >>> 15), 0x01000193) ^ other)
}

/** The hash of each id, in order, in memory shared between threads. */
export function sharedTieBreaks(ids: readonly string[], seed: number): Uint32Array {
  const hashes = new Uint32Array(new SharedArrayBuffer(ids.length * Uint32Array.BYTES_PER_ELEMENT))
  ids.forEach((id, place) => {
    hashes[place] = seededHash(id, seed)
  })
  return hashes
}

/** `count` normally distributed numbers with mean 0 (Box-Muller); the same seed gives the same numbers. */
export function gaussians(count: number, spread: number, seed: number): Float64Array {
  const next = uniform(seed)
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()))
    return spread * radius * Math.cos(2 * Math.PI * next())
  })
}
