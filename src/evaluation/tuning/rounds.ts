/** One trial in four goes on to all users. */
const KEPT_SHARE = 0.25

/** Share of the users that the first round looks at. */
const FIRST_SHARE = 0.25

/** Fewer judged users than this say too little about a trial. */
const LEAST_USERS = 200

/** A round of successive halving: whose rows it uses, and how many trials go on from it. */
export interface Round {
  /** Share of the users, 0-1. */
  readonly share: number
  /** Trials that are kept after it, beside the defaults. */
  readonly kept: number
}

/**
 * Many trials on few users, then the best of them on all; few users or few trials make a single round on all.
 *
 * @param trials beside the defaults
 */
export function roundsOf(trials: number, users: number): readonly Round[] {
  const share = Math.max(FIRST_SHARE, LEAST_USERS / Math.max(1, users))
  const last = { share: 1, kept: 1 }
  if (share > 0.5 || trials < 4) return [last]
  return [{ share, kept: Math.max(1, Math.round(trials * KEPT_SHARE)) }, last]
}
