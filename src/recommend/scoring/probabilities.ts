import type { ScoredItem } from '../candidate.ts'

/** True if no source proposed the item: it only fills the list. */
export function isFiller(item: Pick<ScoredItem, 'contributions' | 'isFiller'>): boolean {
  return item.isFiller ?? item.contributions.length === 0
}

/**
 * Interest probabilities of a pool, in its order: a softmax over what sources proposed, 0 for fillers. In a pool of only
 * fillers, the softmax is over all of them. Sums to one unless the pool is empty.
 *
 * @throws RangeError if a logit is not finite or the temperature is not > 0 and finite.
 */
export function poolProbabilities(
  items: readonly Pick<ScoredItem, 'logit' | 'contributions'>[],
  temperature: number,
): readonly number[] {
  const proposed = items.filter((item) => !isFiller(item))
  const considered = proposed.length > 0 ? proposed : items
  const shares = softmax(
    considered.map(({ logit }) => logit),
    temperature,
  )
  const byItem = new Map(considered.map((item, index) => [item, shares[index] ?? 0]))
  return items.map((item) => byItem.get(item) ?? 0)
}

/**
 * Interest probabilities of logits: `exp(s_i / T) / sum_j exp(s_j / T)`, in the order given. They sum to one and keep the
 * order of the logits. Logits of 1e308 do not overflow, because the largest is subtracted first.
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
  // Divide before subtracting: 1e308 - -1e308 overflows even if the quotients do not.
  const top = largest / temperature
  const powers = logits.map((logit) => Math.exp(Math.min(0, safeQuotient(logit, temperature) - safe(top))))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

function safeQuotient(logit: number, temperature: number): number {
  return safe(logit / temperature)
}

/** A quotient by a tiny temperature may overflow: clamping keeps the order. */
function safe(value: number): number {
  return Math.max(-Number.MAX_VALUE / 2, Math.min(Number.MAX_VALUE / 2, value))
}
