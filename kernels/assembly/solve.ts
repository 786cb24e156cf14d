import { addScaled, dot, floatAt, floats, setFloat } from './numbers'

/**
 * Solves `A x = b` in place of `b`, for a symmetric positive definite `A` (row-major, `size` x `size`) of which only the lower
 * triangle is read, and overwritten by its Cholesky factor. A pivot that rounding made too small is lifted. For systems that
 * lie in this memory already; `src/model/cholesky.ts` is for small ones that do not.
 */
export function solve(matrix: usize, size: i32, vector: usize): void {
  const width = floats(size)
  for (let row = 0; row < size; row++) {
    const own = matrix + width * row
    for (let column = 0; column < row; column++) {
      const other = matrix + width * column
      setFloat(own, column, (floatAt(own, column) - dot(own, other, column)) / floatAt(other, column))
    }
    setFloat(own, row, sqrt(max(floatAt(own, row) - dot(own, own, row), f64.EPSILON)))
    setFloat(vector, row, (floatAt(vector, row) - dot(own, vector, row)) / floatAt(own, row))
  }
  for (let row = size - 1; row >= 0; row--) {
    const own = matrix + width * row
    const value = floatAt(vector, row) / floatAt(own, row)
    setFloat(vector, row, value)
    addScaled(vector, -value, own, row)
  }
}
