/**
 * Product of a vector that starts at `start` in a table with another. Four sums at a time: one alone would wait for
 * itself at every step.
 */
export function dotAt(vectors: Float32Array, start: number, other: Float64Array): number {
  const { length } = other
  const whole = length - (length % 4)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < whole; k += 4) {
    a += (vectors[start + k] as number) * (other[k] as number)
    b += (vectors[start + k + 1] as number) * (other[k + 1] as number)
    c += (vectors[start + k + 2] as number) * (other[k + 2] as number)
    d += (vectors[start + k + 3] as number) * (other[k + 3] as number)
  }
  for (let k = whole; k < length; k++) a += (vectors[start + k] as number) * (other[k] as number)
  return a + b + (c + d)
}
