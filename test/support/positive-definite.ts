import fc from 'fast-check'
import { Matrix } from 'ml-matrix'

/** `A A' + I` of a random `A` with small whole numbers: symmetric and positive definite. */
export function positiveDefinite(maxSize: number): fc.Arbitrary<Matrix> {
  return fc.integer({ min: 1, max: maxSize }).chain((size) =>
    fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size })
      .map((values) => {
        const half = Matrix.from1DArray(size, size, values)
        return half.mmul(half.transpose()).add(Matrix.eye(size))
      }),
  )
}
