import { type KernelMemory, kernelRooms } from '../../platform/kernels/kernel-memory.ts'

/** Kernels take so many rows at a time. */
const ROWS_AT_ONCE = 4

/** A square matrix of which kernels can make the inverse. */
export interface Square {
  /** Numbers of a row: the size, rounded up. What is added is a unit matrix, which inverts to itself. */
  readonly side: number
  /** `side` x `side`, row-major. */
  readonly numbers: Float64Array
}

/** The side of a square that has room for `size` rows. */
export function paddedSide(size: number): number {
  return Math.ceil(size / ROWS_AT_ONCE) * ROWS_AT_ONCE
}

/** Floats that a square of so many rows takes, and its inversion. */
export function squareFloats(size: number): number {
  const side = paddedSide(size)
  return side * side + kernelRooms().invertRoom(side)
}

/** The unit matrix, of `size` rows at least. */
export function unitSquare(memory: KernelMemory, size: number): Square {
  const side = paddedSide(size)
  const numbers = memory.floats(side * side)
  for (let row = 0; row < side; row++) numbers[row * side + row] = 1
  return { side, numbers }
}

/** A symmetric positive definite matrix becomes its inverse, at about `side^3` multiply-adds. */
export function invertSpd(memory: KernelMemory, { side, numbers }: Square): void {
  const { kernels } = memory
  const room = memory.floats(kernels.invertRoom(side))
  kernels.invertSpd(memory.addressOf(numbers), side, memory.addressOf(room))
}
