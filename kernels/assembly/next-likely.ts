import { floatAt } from './numbers'

/** Of the product of lengths: more than a product loses by rounding to single numbers. */
const ROUNDING: f64 = 1e-5

/**
 * The first vector from `from` on whose product with another may be `least` or more; `count` if there is none. Vectors come by
 * length, longest first. Their last numbers are looked at first, the others only where the length of the rest could still take
 * a product there.
 *
 * @param vectors `count` x `dimension`, of single numbers, as `other` is
 * @param restEnd where the last numbers begin
 * @param restLengths of the vectors without the last numbers
 */
export function nextLikely(
  from: i32,
  count: i32,
  vectors: usize,
  dimension: i32,
  restEnd: i32,
  lengths: usize,
  restLengths: usize,
  other: usize,
  length: f64,
  restLength: f64,
  least: f64,
): i32 {
  const width = singles(dimension)
  const rest = singles(restEnd)
  for (let place = from; place < count; place++) {
    const most = floatAt(lengths, place) * length
    const margin = most * ROUNDING
    if (most + margin < least) return count
    const vector = vectors + width * place
    const last = product(vector + rest, other + rest, dimension - restEnd)
    if (last + floatAt(restLengths, place) * restLength + margin < least) continue
    if (last + product(vector, other, restEnd) + margin >= least) return place
  }
  return count
}

/** Bytes of so many single numbers. */
function singles(count: i32): usize {
  return (count as usize) << 2
}

/** Product of two vectors of single numbers. */
function product(left: usize, right: usize, count: i32): f64 {
  let even = f32x4.splat(0)
  let odd = f32x4.splat(0)
  const eights = singles(count & ~7)
  let at: usize = 0
  for (; at < eights; at += 32) {
    even = f32x4.add(even, f32x4.mul(v128.load(left + at), v128.load(right + at)))
    odd = f32x4.add(odd, f32x4.mul(v128.load(left + at, 16), v128.load(right + at, 16)))
  }
  const sum = f32x4.add(even, odd)
  let total = f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1)
  total += f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3)
  for (; at < singles(count); at += 4) total += load<f32>(left + at) * load<f32>(right + at)
  return total as f64
}
