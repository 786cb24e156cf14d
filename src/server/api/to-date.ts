/** Epoch milliseconds as a date; null stays null. Beyond what a date can be: null. */
export function toDate(epochMs: number | null): Date | null {
  if (epochMs === null) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
