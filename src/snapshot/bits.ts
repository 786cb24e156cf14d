/** A set of row numbers, 32 in a word. */
export type Bits = Uint32Array

export function hasBit(bits: Bits, row: number): boolean {
  return (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
}

/** Adds a row. Ignores rows beyond the end. */
export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
}

/** Removes a row. */
export function clearBit(bits: Bits, row: number): void {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) & ~(1 << (row & 31))
}

/** The rows of both sets; the result has the length of the first. */
export function intersect(a: Bits, b: Bits): Bits {
  return a.map((word, at) => word & (b[at] ?? 0))
}

/** Number of rows in the set. */
export function countBits(bits: Bits): number {
  let count = 0
  for (let at = 0; at < bits.length; at++) count += ones(bits[at] as number)
  return count
}

/** Number of ones in a word, added up in pairs, then fours, then bytes. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Calls `visit` with each row of one word, in ascending order. */
export function eachBit(word: number, at: number, visit: (row: number) => void): void {
  let left = word
  while (left !== 0) {
    const bit = 31 - Math.clz32(left & -left)
    visit((at << 5) + bit)
    left &= left - 1
  }
}
