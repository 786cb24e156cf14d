/**
 * A number for each item that a walk has led to, 0 and up, the same wherever the process meets its id: walks over thousands
 * of edges an answer count in arrays, and kept edges hold four bytes an item. A number is never given away again, so this
 * grows with the items that were ever walked to, some 100 bytes each.
 */
const numbers = new Map<string, number>()
const ids: string[] = []

/** Numbers of these items, in their order. */
export function numberItems(itemIds: readonly string[]): Int32Array {
  return Int32Array.from(itemIds, numberOf)
}

/** The number of an item; undefined if no walk has led to it. */
export function knownNumber(itemId: string): number | undefined {
  return numbers.get(itemId)
}

/** The item of a number that was given. */
export function itemOf(number: number): string {
  return ids[number] ?? ''
}

/** More than any number that was given. */
export function numbersGiven(): number {
  return ids.length
}

function numberOf(itemId: string): number {
  const known = numbers.get(itemId)
  if (known !== undefined) return known
  const number = ids.push(itemId) - 1
  numbers.set(itemId, number)
  return number
}
