/** When an item may be shown, epoch milliseconds; null for no limit. */
export interface Availability {
  readonly availableFrom: number | null
  readonly availableUntil: number | null
}

/** Whether it may be shown at this instant. */
export function isAvailable({ availableFrom, availableUntil }: Availability, nowMs: number): boolean {
  return (
    (availableFrom === null || availableFrom <= nowMs) && (availableUntil === null || availableUntil > nowMs)
  )
}
