/** `count` numbers of a normal distribution around 0 (Box-Muller over mulberry32); the same seed gives the same. */
export function gaussians(count: number, spread: number, seed: number): Float64Array {
  const next = uniform(seed)
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()))
    return spread * radius * Math.cos(2 * Math.PI * next())
  })
}

/** Numbers in 0-1, 1 excluded (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
