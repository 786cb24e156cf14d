/**
 * Gini coefficient of exposure over the whole catalog: 0 if every item is shown equally often, near 1 if a few
 * take all. `sum over i of (2 i - n - 1) x_i / (n sum x)`, with `x` ascending and `i` from 1; items never shown
 * are the zeros in front. 0 where nothing is shown.
 */
export function gini(exposure: ReadonlyMap<number, number>, catalogSize: number): number {
  const shown = [...exposure.values()].sort((a, b) => a - b)
  const zeros = catalogSize - shown.length
  let weighted = 0
  let total = 0
  shown.forEach((count, index) => {
    weighted += (2 * (zeros + index + 1) - catalogSize - 1) * count
    total += count
  })
  return total === 0 ? 0 : weighted / (catalogSize * total)
}
