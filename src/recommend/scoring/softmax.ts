/**
 * Interest probabilities of logits: `exp(s_i / T) / sum_j exp(s_j / T)`, in the order given. Sums to one, keeps
 * the order of the logits, and survives logits of 1e308, because the largest is subtracted first. Empty in, empty
 * out.
 *
 * @throws RangeError if a logit is not finite or the temperature is not > 0 and finite.
 */
export function softmax(logits: readonly number[], temperature = 1): readonly number[] {
  if (!(temperature > 0 && Number.isFinite(temperature))) {
    throw new RangeError(`temperature must be > 0 and finite, was ${temperature}`)
  }
  let largest = Number.NEGATIVE_INFINITY
  for (const logit of logits) {
    if (!Number.isFinite(logit)) throw new RangeError(`a logit must be finite, was ${logit}`)
    if (logit > largest) largest = logit
  }
  // Divided apart before they are subtracted: 1e308 less -1e308 would overflow where the quotients may not.
  const top = largest / temperature
  const powers = logits.map((logit) => Math.exp(Math.min(0, safeQuotient(logit, temperature) - safe(top))))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

function safeQuotient(logit: number, temperature: number): number {
  return safe(logit / temperature)
}

/** A quotient by a tiny temperature may overflow; the largest finite number keeps its place in the order. */
function safe(value: number): number {
  return Math.max(-Number.MAX_VALUE / 2, Math.min(Number.MAX_VALUE / 2, value))
}
