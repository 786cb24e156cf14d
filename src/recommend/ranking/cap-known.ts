/**
 * Moves items that the viewer knows back, so that up to each place of the list they take at most a share of it, rounded up.
 * The order of the known items and that of the others stay. What is left of the known items follows the last of the others.
 *
 * @param share 0-1
 */
export function capKnown<T extends { readonly itemId: string }>(
  items: readonly T[],
  knownItemIds: ReadonlySet<string>,
  share: number,
): readonly T[] {
  if (knownItemIds.size === 0) return items
  const [known, others]: [number[], number[]] = [[], []]
  items.forEach(({ itemId }, place) => void (knownItemIds.has(itemId) ? known : others).push(place))
  const places: number[] = []
  let next = 0
  for (const other of others) {
    for (let place = known[next]; place !== undefined && place < other; place = known[next]) {
      if (next >= Math.ceil(share * (places.length + 1))) break
      places.push(place)
      next++
    }
    places.push(other)
  }
  return [...places, ...known.slice(next)].flatMap((place) => items[place] ?? [])
}
