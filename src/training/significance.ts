/** One-sided 5 % of the normal distribution. */
const SIGNIFICANT = 1.645

/** Whether paired differences are above 0 by more than chance explains (one-sided, 5 %). */
export function isAboveChance(differences: readonly number[]): boolean {
  return standardErrorsAboveZero(differences) > SIGNIFICANT
}

/** Whether paired differences are not below 0 by more than the standard error of their mean. */
export function isWithinOneError(differences: readonly number[]): boolean {
  return standardErrorsAboveZero(differences) >= -1
}

/** The mean in standard errors; 0 where nothing differs. */
function standardErrorsAboveZero(differences: readonly number[]): number {
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length
  if (mean === 0) return 0
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length)
}
