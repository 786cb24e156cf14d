import { fillZeros, floatAt, floats, intAt, pairs, plusScaled, setFloat } from './numbers'

/** Items whose rows are made together: each entry of the lists is read once for all of them. */
const LANES = 4

/**
 * Sums of the inverse's rows of the lists that some items are in, by their values there: `side` x `LANES`. A lane whose
 * item is below 0 has zeros.
 *
 * @param offsets of the lists of each item: `indices` and `values` between two of them
 * @param room for `side` numbers
 */
export function mixLists(
  offsets: usize,
  indices: usize,
  values: usize,
  items: usize,
  inverse: usize,
  side: i32,
  mixed: usize,
  room: usize,
): void {
  for (let lane = 0; lane < LANES; lane++) {
    const item = intAt(items, lane)
    fillZeros(room, side)
    if (item >= 0) {
      addRows(indices, values, intAt(offsets, item), intAt(offsets, item + 1), inverse, side, room)
    }
    for (let list = 0; list < side; list++) setFloat(mixed, list * LANES + lane, floatAt(room, list))
  }
}

/** Adds the rows of some lists by their values, four at a time: a sum is read once for them. `side` is a multiple of 4. */
function addRows(
  indices: usize,
  values: usize,
  start: i32,
  end: i32,
  inverse: usize,
  side: i32,
  sums: usize,
): void {
  const row = floats(side)
  let place = start
  for (; place + 4 <= end; place += 4) {
    const first = inverse + row * intAt(indices, place)
    const second = inverse + row * intAt(indices, place + 1)
    const third = inverse + row * intAt(indices, place + 2)
    const fourth = inverse + row * intAt(indices, place + 3)
    const a = f64x2.splat(floatAt(values, place))
    const b = f64x2.splat(floatAt(values, place + 1))
    const c = f64x2.splat(floatAt(values, place + 2))
    const d = f64x2.splat(floatAt(values, place + 3))
    for (let at: usize = 0; at < row; at += 16) {
      const left = plusScaled(f64x2.mul(a, v128.load(first + at)), b, v128.load(second + at))
      const right = plusScaled(f64x2.mul(c, v128.load(third + at)), d, v128.load(fourth + at))
      v128.store(sums + at, f64x2.add(v128.load(sums + at), f64x2.add(left, right)))
    }
  }
  for (; place < end; place++) {
    const only = inverse + row * intAt(indices, place)
    const value = f64x2.splat(floatAt(values, place))
    for (let at: usize = 0; at < row; at += 16) {
      v128.store(sums + at, plusScaled(v128.load(sums + at), value, v128.load(only + at)))
    }
  }
}

/**
 * For each of the first `count` items the sums of what was mixed over the lists that it is in: `LANES` rows of `count`.
 */
export function sumLists(
  offsets: usize,
  indices: usize,
  values: usize,
  count: i32,
  mixed: usize,
  rows: usize,
): void {
  for (let item = 0; item < count; item++) {
    let left = f64x2.splat(0)
    let right = f64x2.splat(0)
    const end = intAt(offsets, item + 1)
    for (let place = intAt(offsets, item); place < end; place++) {
      const value = f64x2.splat(floatAt(values, place))
      const at = mixed + ((intAt(indices, place) as usize) << 5)
      left = plusScaled(left, value, v128.load(at))
      right = plusScaled(right, value, v128.load(at, 16))
    }
    setFloat(rows, item, f64x2.extract_lane(left, 0))
    setFloat(rows, count + item, f64x2.extract_lane(left, 1))
    setFloat(rows, 2 * count + item, f64x2.extract_lane(right, 0))
    setFloat(rows, 3 * count + item, f64x2.extract_lane(right, 1))
  }
}

/** The first place from `from` on at which the product of two vectors' numbers is `least` or more; `count` if none. */
export function firstProduct(left: usize, right: usize, from: i32, count: i32, least: f64): i32 {
  let place = from
  if (place & 1 && place < count) {
    if (floatAt(left, place) * floatAt(right, place) >= least) return place
    place++
  }
  const bar = f64x2.splat(least)
  const end = pairs(count)
  for (let at = floats(place); at < end; at += 16) {
    const products = f64x2.mul(v128.load(left + at), v128.load(right + at))
    if (v128.any_true(f64x2.ge(products, bar))) {
      const first = (at >> 3) as i32
      return f64x2.extract_lane(products, 0) >= least ? first : first + 1
    }
  }
  if (count & 1 && place < count && floatAt(left, count - 1) * floatAt(right, count - 1) >= least) {
    return count - 1
  }
  return count
}
