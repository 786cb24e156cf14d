/** Share of the users that counts as cold. */
const COLD_SHARE = 0.25

/**
 * Which users are cold: the quarter with the fewest training pairs, rounded up. Equal counts are ordered by
 * `tieBreaks`, smaller first: where most users have the same number, chance decides, and the two groups are alike.
 */
export function coldUsers(trainingPairs: readonly number[], tieBreaks: Uint32Array): readonly boolean[] {
  const order = [...trainingPairs.keys()].sort(
    (a, b) =>
      (trainingPairs[a] ?? 0) - (trainingPairs[b] ?? 0) || (tieBreaks[a] ?? 0) - (tieBreaks[b] ?? 0) || a - b,
  )
  const cold = new Set(order.slice(0, Math.ceil(COLD_SHARE * trainingPairs.length)))
  return trainingPairs.map((_, user) => cold.has(user))
}
