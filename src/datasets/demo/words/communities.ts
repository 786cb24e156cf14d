export const DOMAINS = ['shop', 'video', 'post', 'finance'] as const

/** A part of the catalog with its own item kinds, tags and events. */
export type Domain = (typeof DOMAINS)[number]

/** People of one taste, over all domains. What the recommender has to find out again. */
export interface Community {
  /** Relative number of members. */
  readonly size: number
  /** Month (0-11) in which its members are most active. */
  readonly peakMonth: number
  /** Communities whose members often are in this one as well. */
  readonly kin: readonly string[]
  /** How much of a member's attention goes to each domain, in the order of `DOMAINS`. */
  readonly attention: readonly [number, number, number, number]
}

export const COMMUNITIES = {
  trail: { size: 10, peakMonth: 6, kin: ['stride', 'garden'], attention: [4, 3, 4, 1] },
  kitchen: { size: 11, peakMonth: 11, kin: ['nest', 'garden'], attention: [4, 3, 5, 1] },
  noir: { size: 8, peakMonth: 1, kin: ['scare', 'groove'], attention: [2, 6, 3, 1] },
  cosmos: { size: 12, peakMonth: 2, kin: ['pixels', 'scare'], attention: [3, 5, 3, 2] },
  pixels: { size: 10, peakMonth: 0, kin: ['cosmos', 'atelier'], attention: [3, 5, 4, 1] },
  thread: { size: 8, peakMonth: 8, kin: ['atelier', 'kitchen'], attention: [5, 3, 4, 1] },
  nest: { size: 9, peakMonth: 11, kin: ['kitchen', 'stride'], attention: [5, 3, 3, 2] },
  stride: { size: 9, peakMonth: 4, kin: ['trail', 'nest'], attention: [4, 2, 4, 2] },
  garden: { size: 7, peakMonth: 4, kin: ['kitchen', 'atelier'], attention: [4, 3, 3, 3] },
  groove: { size: 8, peakMonth: 7, kin: ['noir', 'thread'], attention: [3, 4, 5, 1] },
  scare: { size: 7, peakMonth: 9, kin: ['noir', 'pixels'], attention: [2, 6, 4, 1] },
  atelier: { size: 7, peakMonth: 10, kin: ['thread', 'garden'], attention: [4, 3, 4, 2] },
} as const satisfies Readonly<Record<string, Community>>

export type CommunityId = keyof typeof COMMUNITIES

export const COMMUNITY_IDS = Object.keys(COMMUNITIES) as readonly CommunityId[]
