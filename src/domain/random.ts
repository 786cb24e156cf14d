/** 32 random bits for each call, as a number >= 0 (mulberry32: not for secrets). */
export function randomBits(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)
    return (bits ^ (bits >>> 14)) >>> 0
  }
}

/** Numbers in [0, 1); the same seed gives the same numbers on every machine. */
export function uniform(seed: number): () => number {
  const next = randomBits(seed)
  return () => next() / 2 ** 32
}

/** A copy in random order (Fisher-Yates). */
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list]
  for (let end = copy.length - 1; end > 0; end--) {
    const other = Math.floor(next() * (end + 1))
    const held = copy[end] as T
    copy[end] = copy[other] as T
    copy[other] = held
  }
  return copy
}
