/** One-sided 5 % of the normal distribution. */
const SIGNIFICANT = 1.645

/** Whether paired differences are above 0 by more than chance explains (one-sided, 5 %). */
export function isAboveChance(differences: readonly number[]): boolean {
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length) > SIGNIFICANT
}
