/**
 * The lower Cholesky factor of a symmetric positive definite matrix, in place: row-major, `size` x `size`, only the
 * lower triangle is read and written. Too small pivots are raised, so that a nearly singular matrix gives a finite result.
 */
export function choleskyFactor(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    const rowStart = row * size
    for (let column = 0; column < row; column++) {
      const columnStart = column * size
      const rest = (matrix[rowStart + column] as number) - dotWithin(matrix, rowStart, columnStart, column)
      matrix[rowStart + column] = rest / (matrix[columnStart + column] as number)
    }
    const pivot = (matrix[rowStart + row] as number) - dotWithin(matrix, rowStart, rowStart, row)
    matrix[rowStart + row] = Math.sqrt(Math.max(pivot, Number.EPSILON))
  }
}

/**
 * Solves `L L' x = b` in place of `b`, given the factor of `choleskyFactor`. `at`: where `b` starts in `vector`. Both
 * halves read the factor row by row.
 */
export function choleskySolve(factor: Float64Array, size: number, vector: Float64Array, at = 0): void {
  for (let row = 0; row < size; row++) {
    const rowStart = row * size
    let even = 0
    let odd = 0
    const whole = row - (row % 2)
    for (let k = 0; k < whole; k += 2) {
      even += (factor[rowStart + k] as number) * (vector[at + k] as number)
      odd += (factor[rowStart + k + 1] as number) * (vector[at + k + 1] as number)
    }
    if (whole < row) even += (factor[rowStart + whole] as number) * (vector[at + whole] as number)
    vector[at + row] = ((vector[at + row] as number) - (even + odd)) / (factor[rowStart + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    const rowStart = row * size
    const value = (vector[at + row] as number) / (factor[rowStart + row] as number)
    vector[at + row] = value
    for (let k = 0; k < row; k++) {
      vector[at + k] = (vector[at + k] as number) - (factor[rowStart + k] as number) * value
    }
  }
}

/** Dot product of two ranges of a matrix. Four independent sums, which the processor can overlap. */
function dotWithin(matrix: Float64Array, left: number, right: number, length: number): number {
  const whole = length - (length % 4)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < whole; k += 4) {
    a += (matrix[left + k] as number) * (matrix[right + k] as number)
    b += (matrix[left + k + 1] as number) * (matrix[right + k + 1] as number)
    c += (matrix[left + k + 2] as number) * (matrix[right + k + 2] as number)
    d += (matrix[left + k + 3] as number) * (matrix[right + k + 3] as number)
  }
  for (let k = whole; k < length; k++) a += (matrix[left + k] as number) * (matrix[right + k] as number)
  return a + b + (c + d)
}
