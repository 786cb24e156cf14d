type Tags = ReadonlyMap<string, number>

/**
 * How unlike each other the items of a list are by their tags: the mean of `1 - cosine` over all pairs of tagged
 * items, 0-1. Items without tags say nothing and are left out; null if fewer than two are left.
 */
export function intraListDiversity(list: readonly Tags[]): number | null {
  const tagged = list.filter((tags) => tags.size > 0)
  let sum = 0
  let pairs = 0
  tagged.forEach((one, index) => {
    for (const other of tagged.slice(index + 1)) {
      sum += 1 - cosine(one, other)
      pairs++
    }
  })
  return pairs === 0 ? null : sum / pairs
}

function cosine(one: Tags, other: Tags): number {
  let dot = 0
  for (const [tagId, weight] of one) dot += weight * (other.get(tagId) ?? 0)
  return dot / Math.sqrt(squares(one) * squares(other))
}

function squares(tags: Tags): number {
  let sum = 0
  for (const weight of tags.values()) sum += weight * weight
  return sum
}
