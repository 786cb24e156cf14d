/** A measured value. */
export interface Sample {
  /** Minutes since the first sample. */
  readonly minute: number
  readonly value: number
}

/** Change a minute: the median of the slopes between all pairs (Theil-Sen), which single peaks do not move. 0 without a pair. */
export function slopeOf(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((from, index) =>
    samples.slice(index + 1).map((to) => (to.value - from.value) / (to.minute - from.minute)),
  )
  return medianOf(slopes)
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
