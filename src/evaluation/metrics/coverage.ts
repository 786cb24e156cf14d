/** Share of the catalog that stands in at least one list, 0-1. Of an empty catalog 0. */
export function coverage(exposure: ReadonlyMap<number, number>, catalogSize: number): number {
  return catalogSize === 0 ? 0 : exposure.size / catalogSize
}
