/** Mean number of training users who like an item of the list (ARP, averaged over lists); null of an empty list. */
export function averagePopularity(list: readonly number[], popularity: Int32Array): number | null {
  if (list.length === 0) return null
  return list.reduce((sum, item) => sum + (popularity[item] ?? 0), 0) / list.length
}
