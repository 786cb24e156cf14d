/** `log(sum of exp(logit))`, without overflow. */
export function logSum(logits: Float64Array): number {
  const largest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY)
  return largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0))
}
