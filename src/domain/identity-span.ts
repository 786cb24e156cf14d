/** When the events of a visitor belong to a user: from the first instant to before the other one, epoch milliseconds. */
export interface IdentitySpan {
  /** 0: without a beginning. */
  readonly fromMs: number
  /** Null: without end. */
  readonly untilMs: number | null
}

/** Whether an event of this instant belongs to the user of the span. */
export function isWithin({ fromMs, untilMs }: IdentitySpan, atMs: number): boolean {
  return (fromMs === 0 || atMs >= fromMs) && (untilMs === null || atMs < untilMs)
}

/** All of time: a user's own events belong to them whenever they happened. */
export const WHOLE: IdentitySpan = { fromMs: 0, untilMs: null }

export function isWhole({ fromMs, untilMs }: IdentitySpan): boolean {
  return fromMs === 0 && untilMs === null
}
