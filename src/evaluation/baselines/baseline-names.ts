/** The baselines, weakest first. */
export const BASELINE_NAMES = ['popularity', 'friends', 'user-knn', 'item-knn'] as const

export type BaselineName = (typeof BASELINE_NAMES)[number]
