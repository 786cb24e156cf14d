/** Mean of the values that are not null; null if there are none. */
export function mean(values: Iterable<number | null>): number | null {
  let sum = 0
  let count = 0
  for (const value of values) {
    if (value === null) continue
    sum += value
    count++
  }
  return count === 0 ? null : sum / count
}

/** Share of the `k` places with a relevant item: `hits / k`. Missing places of a shorter list count as misses. */
export function precision(hits: readonly boolean[], k: number): number {
  return hits.slice(0, k).filter(Boolean).length / k
}

/**
 * Share of the user's relevant items within the first `k` places: `hits / relevantCount`. All test rows count,
 * including items without training rows.
 *
 * @param relevantCount > 0
 */
export function recall(hits: readonly boolean[], relevantCount: number, k: number): number {
  return hits.slice(0, k).filter(Boolean).length / relevantCount
}

/** 1 if one of the first `k` places holds a relevant item, else 0. */
export function hitRate(hits: readonly boolean[], k: number): number {
  return hits.slice(0, k).includes(true) ? 1 : 0
}

/** `1 / rank` of the first relevant item within the first `k` places, ranks from 1; 0 if there is none. */
export function reciprocalRank(hits: readonly boolean[], k: number): number {
  const place = hits.slice(0, k).indexOf(true)
  return place < 0 ? 0 : 1 / (place + 1)
}

/**
 * Mean of the precision at each relevant place: `sum over relevant places j of (hits up to j) / j`, divided by
 * `min(relevantCount, k)`, so that a perfect list has 1. The mean over users is MAP.
 *
 * @param relevantCount > 0
 */
export function averagePrecision(hits: readonly boolean[], relevantCount: number, k: number): number {
  let found = 0
  let sum = 0
  hits.slice(0, k).forEach((isHit, place) => {
    if (!isHit) return
    found++
    sum += found / (place + 1)
  })
  return sum / Math.min(relevantCount, k)
}

/**
 * Normalized discounted cumulative gain with gain 1: `sum over relevant places j of 1 / log2(j + 1)`, places from
 * 1, divided by the same sum over the first `min(relevantCount, k)` places (Järvelin and Kekäläinen 2002).
 *
 * @param relevantCount > 0
 */
export function ndcg(hits: readonly boolean[], relevantCount: number, k: number): number {
  let gained = 0
  hits.slice(0, k).forEach((isHit, place) => {
    if (isHit) gained += 1 / Math.log2(place + 2)
  })
  let ideal = 0
  for (let place = 0; place < Math.min(relevantCount, k); place++) ideal += 1 / Math.log2(place + 2)
  return gained / ideal
}

/** Share of the users that counts as cold. */
const COLD_SHARE = 0.25

/**
 * Which users are cold: the quarter with the fewest training pairs, rounded up. Equal counts are ordered by
 * `tieBreaks`, smaller first.
 */
export function coldUsers(trainingPairs: readonly number[], tieBreaks: Uint32Array): readonly boolean[] {
  const order = [...trainingPairs.keys()].sort(
    (a, b) =>
      (trainingPairs[a] ?? 0) - (trainingPairs[b] ?? 0) || (tieBreaks[a] ?? 0) - (tieBreaks[b] ?? 0) || a - b,
  )
  const cold = new Set(order.slice(0, Math.ceil(COLD_SHARE * trainingPairs.length)))
  return trainingPairs.map((_, user) => cold.has(user))
}

/** How often each item occurs in a list. Items in no list have no entry. */
export function exposureOf(lists: Iterable<readonly number[]>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const list of lists) for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Share of the catalog that is in at least one list, 0-1. 0 for an empty catalog. */
export function coverage(exposure: ReadonlyMap<number, number>, catalogSize: number): number {
  return catalogSize === 0 ? 0 : exposure.size / catalogSize
}

/**
 * Gini coefficient of exposure over the whole catalog: 0 if every item is shown equally often, near 1 if a few items
 * have all exposure. `sum over i of (2 i - n - 1) x_i / (n sum x)`, with `x` ascending and `i` from 1; items that are
 * never shown are zeros. 0 if nothing is shown.
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

/** Mean number of training users who like an item of the list (ARP, averaged over lists); null for an empty list. */
export function averagePopularity(list: readonly number[], popularity: Int32Array): number | null {
  if (list.length === 0) return null
  return list.reduce((sum, item) => sum + (popularity[item] ?? 0), 0) / list.length
}

/**
 * Mean surprise of a list in bits: `-log2 p` of each item, `p` its share of all training pairs. An item
 * without likes counts as liked once, so that the value is finite. Null for an empty list.
 *
 * @param pairs all training pairs, > 0
 */
export function novelty(list: readonly number[], popularity: Int32Array, pairs: number): number | null {
  if (list.length === 0) return null
  const bits = (item: number) => -Math.log2(Math.max(1, popularity[item] ?? 0) / pairs)
  return list.reduce((sum, item) => sum + bits(item), 0) / list.length
}

/** Share of all training pairs that the head holds. */
const HEAD_SHARE = 0.8

/**
 * The head of the catalog: the fewest items, most popular first, that together hold at least 80 % of the training
 * pairs. Equal popularity is ordered by `tieBreaks`, smaller first. All other items are the long tail.
 */
export function headItems(popularity: Int32Array, tieBreaks: Uint32Array): ReadonlySet<number> {
  const total = popularity.reduce((sum, count) => sum + count, 0)
  const order = [...popularity.keys()].sort(
    (a, b) =>
      (popularity[b] ?? 0) - (popularity[a] ?? 0) || (tieBreaks[a] ?? 0) - (tieBreaks[b] ?? 0) || a - b,
  )
  const head = new Set<number>()
  let held = 0
  for (const item of order) {
    if (held >= HEAD_SHARE * total) break
    head.add(item)
    held += popularity[item] ?? 0
  }
  return head
}

/** Share of the list's items that are in the long tail (APLT, averaged over lists); null for an empty list. */
export function longTailShare(list: readonly number[], head: ReadonlySet<number>): number | null {
  if (list.length === 0) return null
  return list.filter((item) => !head.has(item)).length / list.length
}

/**
 * Dissimilarity of the items of a list by their tags: the mean of `1 - cosine` over all pairs of tagged items, 0-1.
 * Items without tags are ignored; null if fewer than two are tagged.
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

type Tags = ReadonlyMap<string, number>

/** Weight of the history that is mixed into the list, so that a missing tag has a finite cost. */
const SMOOTHING = 0.01

/**
 * Distance between the tags of a list and those of the history, in nats: the Kullback-Leibler divergence of Steck,
 * "Calibrated Recommendations" (2018), `sum over tags of p ln(p / (0.99 q + 0.01 p))`. `p` and `q` are the mean tag
 * shares of the tagged items in the history and in the list. 0: same mix; 4.6: nothing in common. Null if no item of
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
  // Rounding may give a value slightly below 0.
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
