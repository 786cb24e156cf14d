/** What a server tells its operator. No alert has a personal value. */
export type Alert =
  /** A training was refused: its model ranks worse than the one that serves. */
  | { readonly type: 'model.refused'; readonly data: { readonly reason: string } }
  | { readonly type: 'placement.published'; readonly data: PublishedPlacement }
  /** Events have waited for the graph for longer than `LAG_MS`. */
  | { readonly type: 'journal.lagging'; readonly data: { readonly waiting: number } }
  /** The mix of a day differs from that of the four weeks before. */
  | { readonly type: 'drift.detected'; readonly data: Drift }

interface PublishedPlacement {
  readonly key: string
  readonly version: number
  /** The name of the API key; `operator` without one. */
  readonly by: string
}

/** What is counted by the day. */
export const MIXES = ['events', 'sources', 'scores'] as const

export type Mix = (typeof MIXES)[number]

/** That a day has another mix than the four weeks before. */
export interface Drift {
  readonly of: Mix
  /** The day in UTC, such as `2026-06-01`. */
  readonly day: string
  /** Population stability index. */
  readonly index: number
  /** What changed most, with its share of the day and of the weeks before, 0-1; at most three. */
  readonly changes: readonly { readonly name: string; readonly share: number; readonly before: number }[]
}

/** Sends an alert. Never fails and never waits. */
export type Notify = (alert: Alert) => void
