/** Maps a range of values onto a range of pixels, and says where to put marks. */
export interface Scale {
  readonly at: (value: number) => number
  /** Round values within the range, ascending. */
  readonly ticks: readonly number[]
  /** Decimals that tell the ticks apart. */
  readonly decimals: number
}

/** OutEdges between marks, times a power of ten. */
const STEPS = [1, 2, 5, 10]

/**
 * A linear scale that begins and ends at round values.
 *
 * @param pixels where the smallest and the largest value are; the first may be the larger
 * @param wanted about this many marks
 */
export function linearScale(
  values: readonly number[],
  pixels: readonly [number, number],
  wanted: number,
): Scale {
  const low = Math.min(...values)
  const high = Math.max(...values, low + 1e-9)
  const rough = (high - low) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((times) => times * power >= rough) ?? 10) * power
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  const [from, to] = pixels
  const span = (last - first) * step || 1
  return {
    at: (value) => from + ((value - first * step) / span) * (to - from),
    ticks,
    decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
  }
}
