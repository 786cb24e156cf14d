/**
 * The lower Cholesky factor of a symmetric positive definite matrix, in place: row-major, `size` x `size`, only the
 * lower triangle is read and written. A pivot that rounding made too small is lifted, so that a nearly singular
 * matrix gives a finite answer.
 */
export function choleskyFactor(matrix: Float64Array, size: number): void {
  for (let column = 0; column < size; column++) {
    const columnStart = column * size
    let pivot = matrix[columnStart + column] as number
    for (let k = 0; k < column; k++) pivot -= (matrix[columnStart + k] as number) ** 2
    const root = Math.sqrt(Math.max(pivot, Number.EPSILON))
    matrix[columnStart + column] = root
    for (let row = column + 1; row < size; row++) {
      const rowStart = row * size
      let sum = matrix[rowStart + column] as number
      for (let k = 0; k < column; k++) {
        sum -= (matrix[rowStart + k] as number) * (matrix[columnStart + k] as number)
      }
      matrix[rowStart + column] = sum / root
    }
  }
}

/** Solves `L L' x = b` in place of `b`, given the factor of `choleskyFactor`. `at`: where `b` starts in `vector`. */
export function choleskySolve(factor: Float64Array, size: number, vector: Float64Array, at = 0): void {
  for (let row = 0; row < size; row++) {
    const rowStart = row * size
    let sum = vector[at + row] as number
    for (let k = 0; k < row; k++) sum -= (factor[rowStart + k] as number) * (vector[at + k] as number)
    vector[at + row] = sum / (factor[rowStart + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = vector[at + row] as number
    for (let k = row + 1; k < size; k++) {
      sum -= (factor[k * size + row] as number) * (vector[at + k] as number)
    }
    vector[at + row] = sum / (factor[row * size + row] as number)
  }
}
