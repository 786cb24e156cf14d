/**
 * Shares that sum to 1, in whole percent that sum to 100: those with the largest remainders are rounded up, the others down. Each is
 * less than 1 away from its share.
 */
export function wholePercents(shares: readonly number[]): readonly number[] {
  const percents = shares.map((share) => Math.floor(share * 100))
  const missing = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const remainder = (at: number) => (shares[at] ?? 0) * 100 - (percents[at] ?? 0)
  const largest = new Set([...percents.keys()].sort((a, b) => remainder(b) - remainder(a)).slice(0, missing))
  return percents.map((percent, at) => percent + (largest.has(at) ? 1 : 0))
}
