import { addScaled, dot, fillZeros, floatAt, floats, setFloat } from './numbers'
import { addFourToTwo, multiplyTwoByFour, readColumns } from './two-by-four'

/** Numbers that `turn` and `addSquares` need room for. */
export function vectorRoom(dimension: i32): i32 {
  return 4 * dimension + 12
}

/**
 * Multiplies each vector by a square of which a row is an axis, in place.
 *
 * @param room for `vectorRoom(dimension)` numbers
 */
export function turn(vectors: usize, count: i32, axes: usize, dimension: i32, room: usize): void {
  const width = floats(dimension)
  for (let place = 0; place < count; place += 2) {
    const own = vectors + width * place
    // The last of an odd number is turned with itself.
    turnTwo(own, place + 1 < count ? own + width : own, axes, dimension, room)
  }
}

/** Turns two vectors, which may be one. */
export function turnTwo(own: usize, next: usize, axes: usize, dimension: i32, room: usize): void {
  const width = floats(dimension)
  const images = room
  const products = room + 2 * width
  const fours = dimension & ~3
  for (let row = 0; row < fours; row += 4) {
    multiplyTwoByFour(own, next, axes + width * row, width, dimension, products)
    memory.copy(images + floats(row), products, 32)
    memory.copy(images + width + floats(row), products + 32, 32)
  }
  for (let row = fours; row < dimension; row++) {
    setFloat(images, row, dot(axes + width * row, own, dimension))
    setFloat(images + width, row, dot(axes + width * row, next, dimension))
  }
  memory.copy(own, images, width)
  memory.copy(next, images + width, width)
}

/**
 * Writes the sum of `v v'` over all vectors, `dimension` x `dimension`; four at a time: a sum is read and written once for
 * them.
 *
 * @param room for `vectorRoom(dimension)` numbers
 */
export function sumSquares(vectors: usize, count: i32, dimension: i32, sums: usize, room: usize): void {
  const width = floats(dimension)
  const ones = room + 4 * width
  for (let k = 0; k < 4; k++) setFloat(ones, k, 1)
  fillZeros(sums, dimension * dimension)
  for (let from = 0; from < count; from += 4) {
    const taken = min(4, count - from)
    fillZeros(room, 4 * dimension)
    memory.copy(room, vectors + width * from, width * taken)
    addSquares(room, ones, dimension, sums, ones + floats(4))
  }
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < row; column++) {
      setFloat(sums, column * dimension + row, floatAt(sums, row * dimension + column))
    }
  }
}

/**
 * Adds the sum of `c v v'` over four vectors to the lower triangle of a square, two rows at a time; a little comes above it.
 *
 * @param confidences the four `c`
 * @param room for 8 numbers
 */
export function addSquares(four: usize, confidences: usize, dimension: i32, sums: usize, room: usize): void {
  const width = floats(dimension)
  for (let row = 0; row + 1 < dimension; row += 2) {
    readColumns(four + floats(row), width, room)
    for (let k = 0; k < 8; k++) setFloat(room, k, floatAt(confidences, k & 3) * floatAt(room, k))
    addFourToTwo(sums + width * row, sums + width * (row + 1), four, width, row + 2, room)
  }
  if ((dimension & 1) === 0) return
  const last = dimension - 1
  for (let k = 0; k < 4; k++) {
    const own = four + width * k
    addScaled(sums + width * last, floatAt(confidences, k) * floatAt(own, last), own, dimension)
  }
}
