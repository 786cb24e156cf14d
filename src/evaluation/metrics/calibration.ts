type Tags = ReadonlyMap<string, number>

/** How much of the history is mixed into the list, so that a tag the list lacks costs much but not everything. */
const SMOOTHING = 0.01

/**
 * How far a list's tags are from those of the history, in nats: the Kullback-Leibler divergence of Steck,
 * "Calibrated Recommendations" (2018), `sum over tags of p ln(p / (0.99 q + 0.01 p))`. `p` and `q` are the mean tag
 * shares of the history's and the list's tagged items. 0: the same mix; 4.6: nothing in common. Null if nothing in
 * the history has a tag.
 */
export function calibration(history: readonly Tags[], list: readonly Tags[]): number | null {
  const wanted = meanShares(history)
  const given = meanShares(list)
  if (wanted.size === 0) return null
  let divergence = 0
  for (const [tagId, p] of wanted) {
    const q = (1 - SMOOTHING) * (given.get(tagId) ?? 0) + SMOOTHING * p
    divergence += p * Math.log(p / q)
  }
  // Rounding may leave a grain below 0.
  return Math.max(0, divergence)
}

function meanShares(items: readonly Tags[]): Tags {
  const tagged = items.filter((tags) => tags.size > 0)
  const shares = new Map<string, number>()
  for (const tags of tagged) {
    let total = 0
    for (const weight of tags.values()) total += weight
    for (const [tagId, weight] of tags) {
      shares.set(tagId, (shares.get(tagId) ?? 0) + weight / total / tagged.length)
    }
  }
  return shares
}
