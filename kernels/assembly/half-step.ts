import {
  addScaled,
  divide,
  dot,
  fillZeros,
  floatAt,
  floats,
  intAt,
  pairs,
  plusScaled,
  setFloat,
} from './numbers'
import { solve } from './solve'
import { turnTwo, vectorRoom } from './vectors'

/** Rows of so few entries are solved at once: a system of their own number is cheaper than steps in all dimensions. */
const FEW = 20

/** A squared residual below is no more than rounding. */
const SMALLEST: f64 = 1e-28

/** Vectors that the rows are solved against, in the basis in which the sum of their squares is diagonal. */
let from: usize = 0
let dimension: i32 = 0
/** Bytes of a vector. */
let width: usize = 0

/** Of the row at hand: columns of its entries, and their confidences. */
let columns: usize = 0
let confidences: usize = 0
let entries: i32 = 0

/** Diagonal of `a V'V + r I`, for the ridge of the row at hand. */
let penalties: usize = 0
/** Diagonal of the whole system of the row at hand. */
let diagonal: usize = 0
let residual: usize = 0
let preconditioned: usize = 0
let direction: usize = 0
let image: usize = 0
/** The system of a row of few entries, and its right side. */
let system: usize = 0
let shares: usize = 0

/** Numbers that `improveAll` needs room for. */
export function improveRoom(size: i32): i32 {
  return 6 * size + FEW * FEW + FEW + vectorRoom(size)
}

/**
 * Improves the vectors of one side against those of the other, by the squared loss of factorizations of confidences. These must
 * stand in the basis in which the sum of their squares `V'V` is diagonal: then all pairs that were not observed cost a row one
 * multiplication a dimension. Vectors of rows come in the old basis and leave in the new one; a row without entries has zeros.
 *
 * @param offsets of the entries of each row in `indices` and `values`
 * @param vectors of the other side, in the basis
 * @param axes of the basis, one a row
 * @param squares what `V'V` has on its diagonal there
 * @param unobserved weight of every pair
 * @param ridges one for each row
 * @param to vectors of the rows
 * @param steps of conjugate gradients for a row of many entries
 * @param room for `improveRoom(size)` numbers
 */
export function improveAll(
  rows: i32,
  offsets: usize,
  indices: usize,
  values: usize,
  vectors: usize,
  size: i32,
  axes: usize,
  squares: usize,
  unobserved: f64,
  ridges: usize,
  to: usize,
  steps: i32,
  room: usize,
): void {
  from = vectors
  dimension = size
  width = floats(size)
  takeRoom(room)
  turnLong(rows, offsets, to, axes, shares + floats(FEW))
  for (let row = 0; row < rows; row++) {
    const start = intAt(offsets, row)
    entries = intAt(offsets, row + 1) - start
    columns = indices + ((start as usize) << 2)
    confidences = values + floats(start)
    const x = to + width * row
    if (entries === 0) {
      fillZeros(x, dimension)
      continue
    }
    const ridge = floatAt(ridges, row)
    for (let k = 0; k < dimension; k++) setFloat(penalties, k, unobserved * floatAt(squares, k) + ridge)
    if (entries <= FEW) solveFew(x)
    else descend(x, steps)
  }
}

function takeRoom(room: usize): void {
  penalties = room
  diagonal = penalties + width
  residual = diagonal + width
  preconditioned = residual + width
  direction = preconditioned + width
  image = direction + width
  system = image + width
  shares = system + floats(FEW * FEW)
}

/** Turns vectors of rows that go on from where they were into the new basis, by pairs: two cost little more than one. */
function turnLong(rows: i32, offsets: usize, to: usize, axes: usize, room: usize): void {
  let waiting: usize = 0
  for (let row = 0; row < rows; row++) {
    if (intAt(offsets, row + 1) - intAt(offsets, row) <= FEW) continue
    const own = to + width * row
    if (waiting === 0) {
      waiting = own
      continue
    }
    turnTwo(waiting, own, axes, dimension, room)
    waiting = 0
  }
  if (waiting !== 0) turnTwo(waiting, waiting, axes, dimension, room)
}

function vectorAt(entry: i32): usize {
  return from + width * intAt(columns, entry)
}

/** `x = D^-1 V' (C^-1 + V D^-1 V')^-1 1`: the same solution, by as many unknowns as there are entries. */
function solveFew(x: usize): void {
  for (let left = 0; left < entries; left++) {
    setFloat(shares, left, 1)
    divide(vectorAt(left), penalties, image, dimension)
    const row = system + floats(left * entries)
    for (let right = 0; right <= left; right++) {
      setFloat(row, right, dot(vectorAt(right), image, dimension))
    }
    setFloat(row, left, floatAt(row, left) + 1 / floatAt(confidences, left))
  }
  solve(system, entries, shares)
  fillZeros(x, dimension)
  for (let entry = 0; entry < entries; entry++) {
    addScaled(x, floatAt(shares, entry), vectorAt(entry), dimension)
  }
  divide(x, penalties, x, dimension)
}

/**
 * Conjugate gradients on `A x = b` with `A = D + sum c v v'`, `b = sum c v`, from the `x` of before, in units in which
 * the diagonal of `A` is 1.
 */
function descend(x: usize, steps: i32): void {
  begin(x)
  let size = precondition()
  memory.copy(direction, preconditioned, width)
  for (let step = 0; step < steps && size > SMALLEST; step++) {
    apply()
    const length = size / dot(direction, image, dimension)
    addScaled(x, length, direction, dimension)
    addScaled(residual, -length, image, dimension)
    const next = precondition()
    const turned = next / size
    for (let k = 0; k < dimension; k++) {
      setFloat(direction, k, floatAt(preconditioned, k) + turned * floatAt(direction, k))
    }
    size = next
  }
}

/** The residual by the diagonal, and how large it is in its units. */
function precondition(): f64 {
  divide(residual, diagonal, preconditioned, dimension)
  return dot(residual, preconditioned, dimension)
}

/** The residual `b - A x`, which is `sum c (1 - v x) v - D x`, and the diagonal of `A` on the way. */
function begin(x: usize): void {
  for (let k = 0; k < dimension; k++) {
    const penalty = floatAt(penalties, k)
    setFloat(diagonal, k, penalty)
    setFloat(residual, k, -penalty * floatAt(x, k))
  }
  let entry = 0
  for (; entry + 2 <= entries; entry += 2) beginTwo(entry, x)
  if (entry < entries) beginOne(entry, x)
}

function beginTwo(entry: i32, x: usize): void {
  const first = vectorAt(entry)
  const second = vectorAt(entry + 1)
  const a = floatAt(confidences, entry)
  const b = floatAt(confidences, entry + 1)
  const left = f64x2.splat(a * (1 - dot(first, x, dimension)))
  const right = f64x2.splat(b * (1 - dot(second, x, dimension)))
  const as = f64x2.splat(a)
  const bs = f64x2.splat(b)
  const end = pairs(dimension)
  for (let at: usize = 0; at < end; at += 16) {
    const v = v128.load(first + at)
    const w = v128.load(second + at)
    v128.store(residual + at, plusScaled(plusScaled(v128.load(residual + at), left, v), right, w))
    const squares = plusScaled(f64x2.mul(as, f64x2.mul(v, v)), bs, f64x2.mul(w, w))
    v128.store(diagonal + at, f64x2.add(v128.load(diagonal + at), squares))
  }
  if ((dimension & 1) === 0) return
  beginLast(first + end, a, f64x2.extract_lane(left, 0))
  beginLast(second + end, b, f64x2.extract_lane(right, 0))
}

function beginOne(entry: i32, x: usize): void {
  const own = vectorAt(entry)
  const confidence = floatAt(confidences, entry)
  const left = confidence * (1 - dot(own, x, dimension))
  addScaled(residual, left, own, dimension)
  for (let k = 0; k < dimension; k++) {
    setFloat(diagonal, k, floatAt(diagonal, k) + confidence * floatAt(own, k) * floatAt(own, k))
  }
}

/** What the last number of a vector, in an odd number of dimensions, adds. */
function beginLast(at: usize, confidence: f64, left: f64): void {
  const last = dimension - 1
  const v = load<f64>(at)
  setFloat(residual, last, floatAt(residual, last) + left * v)
  setFloat(diagonal, last, floatAt(diagonal, last) + confidence * v * v)
}

/** `A` times the direction, four entries at a time: each number of either is read once for all of them. */
function apply(): void {
  for (let k = 0; k < dimension; k++) setFloat(image, k, floatAt(penalties, k) * floatAt(direction, k))
  let entry = 0
  for (; entry + 4 <= entries; entry += 4) applyFour(entry)
  for (; entry < entries; entry++) {
    const own = vectorAt(entry)
    addScaled(image, floatAt(confidences, entry) * dot(own, direction, dimension), own, dimension)
  }
}

function applyFour(entry: i32): void {
  const first = vectorAt(entry)
  const second = vectorAt(entry + 1)
  const third = vectorAt(entry + 2)
  const fourth = vectorAt(entry + 3)
  const a = f64x2.splat(floatAt(confidences, entry) * dot(first, direction, dimension))
  const b = f64x2.splat(floatAt(confidences, entry + 1) * dot(second, direction, dimension))
  const c = f64x2.splat(floatAt(confidences, entry + 2) * dot(third, direction, dimension))
  const d = f64x2.splat(floatAt(confidences, entry + 3) * dot(fourth, direction, dimension))
  const end = pairs(dimension)
  for (let at: usize = 0; at < end; at += 16) {
    const left = plusScaled(f64x2.mul(a, v128.load(first + at)), b, v128.load(second + at))
    const right = plusScaled(f64x2.mul(c, v128.load(third + at)), d, v128.load(fourth + at))
    v128.store(image + at, f64x2.add(v128.load(image + at), f64x2.add(left, right)))
  }
  if ((dimension & 1) === 0) return
  applyLast(first + end, f64x2.extract_lane(a, 0))
  applyLast(second + end, f64x2.extract_lane(b, 0))
  applyLast(third + end, f64x2.extract_lane(c, 0))
  applyLast(fourth + end, f64x2.extract_lane(d, 0))
}

function applyLast(at: usize, scale: f64): void {
  const last = dimension - 1
  setFloat(image, last, floatAt(image, last) + scale * load<f64>(at))
}
