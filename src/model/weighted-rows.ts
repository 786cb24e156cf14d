/**
 * Adds `sum over k of weights[k] * row (first + k)` of a row-major matrix of `width` columns to `width` numbers of `target`
 * from `at` on, which may be another row of the same matrix. Four rows at a time: most of the time goes into reading and
 * writing the target.
 */
export function addWeightedRows(
  target: Float64Array,
  at: number,
  { matrix, width, first }: { readonly matrix: Float64Array; readonly width: number; readonly first: number },
  weights: Float64Array | Float32Array,
): void {
  const whole = weights.length - (weights.length % 4)
  let row = first * width
  for (let k = 0; k < whole; k += 4, row += 4 * width) {
    const a = weights[k] as number
    const b = weights[k + 1] as number
    const c = weights[k + 2] as number
    const d = weights[k + 3] as number
    for (let column = 0; column < width; column++) {
      target[at + column] =
        (target[at + column] as number) +
        (a * (matrix[row + column] as number) + b * (matrix[row + width + column] as number)) +
        (c * (matrix[row + 2 * width + column] as number) + d * (matrix[row + 3 * width + column] as number))
    }
  }
  for (let k = whole; k < weights.length; k++, row += width) {
    const weight = weights[k] as number
    for (let column = 0; column < width; column++) {
      target[at + column] = (target[at + column] as number) + weight * (matrix[row + column] as number)
    }
  }
}
