import { DAY_MS } from './duration.ts'
import type { SeenPolicy } from './seen-policy.ts'
import type { SourceName } from './source-name.ts'

/** What a source adds to the logit of an item: `scaled * slope`, and `proposed` if it proposed the item. */
export interface SourceBlend {
  /** Times the source's score divided by its best score for this viewer (0-1). */
  readonly slope: number
  /** Added if the source proposed the item. */
  readonly proposed: number
}

/** How much of the graph one source may read and return. */
export interface SourceLimits {
  /** Candidates the source may return. */
  readonly candidateLimit: number
  /** The request goes on without the source after this time. */
  readonly deadlineMs: number
  /**
   * `degrade`: the list is made without the source and says so. `fail`: the request fails.
   * A programmer's error surfaces either way.
   */
  readonly onFailure: 'degrade' | 'fail'
}

/**
 * Forms of the interest model. `blend`: linear in what the sources say, with learned weights. `trees`: the same with an
 * ensemble of trees on top. `item-softmax`: a softmax over items of the viewer's embedding, alone.
 */
export const RANKERS = ['blend', 'trees', 'item-softmax'] as const

export type Ranker = (typeof RANKERS)[number]

/** `best`: the form that a training chose by what it held out. `hand-set`: the policy's own blend. */
export type RankerChoice = 'best' | Ranker | 'hand-set'

/**
 * When what a followed user did counts by itself. `open`: always. `approved`: if they show themselves to others or follow the
 * viewer back. `mutual`: if they follow back. Otherwise it counts only as part of a crowd.
 */
export const FOLLOW_RULES = ['open', 'approved', 'mutual'] as const

export type FollowRule = (typeof FOLLOW_RULES)[number]

/** The numbers of suggestions of people. */
export interface PeoplePolicy {
  /** Times the cosine of histories, added to the logarithm of a tie, which is 0-1. */
  readonly taste: number
  /** An item that n people engaged with counts `n^-tasteDiscount` in a history. */
  readonly tasteDiscount: number
  /** Times the paths over people who were followed before the training, against the ties that it found. */
  readonly live: number
  /** Added for a follower of the viewer. */
  readonly followBack: number
  /** Times the logarithm of the number of followers, divided by the largest one. */
  readonly popularity: number
  /** Most people who are suggested only because followed people follow them. */
  readonly liveLimit: number
  /** Most people whose histories are compared with the viewer's. */
  readonly rescored: number
  /** Shorter lists are filled from the chart of the most followed. */
  readonly leastPeople: number
  /** Longest list. */
  readonly listLimit: number
}

/** Users whom a user unfollowed are not suggested to them for this long, milliseconds. */
export const UNFOLLOWED_MS = 30 * DAY_MS

/** The numbers of one recipe. Everything that shapes a list and is not learned is here. */
export interface Policy {
  readonly name: string
  readonly sources: Readonly<Record<SourceName, SourceLimits>>
  /** What ranks: a form that the serving version has learned, or `blend` as it stands here. */
  readonly ranker: RankerChoice
  /** Set by hand: ranks while nothing is learned. */
  readonly blend: Readonly<Record<SourceName, SourceBlend>>
  /** Added to every logit. */
  readonly bias: number
  /** Times the popularity of an item (0-1), added to its logit; below 0 discounts popular items. */
  readonly popularityWeight: number
  /** Softmax temperature: above 1 flattens the probabilities, below 1 sharpens them. */
  readonly temperature: number
  /** A past engagement counts half after this many days. */
  readonly halfLifeDays: number
  /** Score of a walk is divided by item degree to this power: 0 ignores popularity, 0.5 is strong. */
  readonly popularityDiscount: number
  /** Newest engagements that serve as seeds of `similar-items`. */
  readonly seedLimit: number
  /** Kept similar items walked per seed. */
  readonly seedDepth: number
  /** Items that `latent` searches for available ones, best first. */
  readonly latentDepth: number
  /** Strongest interests that `shared-tags` walks. */
  readonly interestLimit: number
  /** Top items walked per tag. */
  readonly tagDepth: number
  /** Strongest ties that `social` walks. */
  readonly personLimit: number
  /** When what a followed user did counts by itself, not only as part of a crowd. */
  readonly follows: FollowRule
  /**
   * What strangers did counts only for items of this many distinct contributors, as `Contributors` counts them; 0: for all.
   * Binds `neighbors`, `social-two-hop`, `latent` and, up to `MOST_EDGE_PEOPLE`, `similar-items`; raises the crowd of `social`.
   */
  readonly minContributors: number
  /** `neighbors` proposes nothing to a viewer with fewer engagements. */
  readonly minOwnEngagements: number
  /** Sources that walk from people ignore younger accounts, milliseconds; 0: none. */
  readonly minAccountAgeMs: number
  /** Chart positions read. */
  readonly chartDepth: number
  /** A shorter pool is filled from the catalog, so that there is something to page through. */
  readonly poolLeast: number
  /** The first places of a list: they are arranged, and kept with their contributions. */
  readonly poolLimit: number
  /** Longest list, and how many items a page beyond it adds to a list that has no end. */
  readonly listLimit: number
  /** Default of the most items in a served list with the same strongest tag. */
  readonly maxPerTag: number
  /** Which seen items may be shown again. */
  readonly seen: SeenPolicy
  /** Share of a list, up to each of its places, that returning items may take while there are others, 0-1. */
  readonly maxKnownShare: number
  /** Share of the places of a list that are drawn at random, 0-1; 0: none. */
  readonly exploration: number
  /** Whether the last of every ten places of a list for a viewer goes to a new item. */
  readonly newItems: boolean
  /** How long a served list can be paged. */
  readonly servedListTtlMs: number
  /** While the graph is unavailable, a last list that is older than this is not served. */
  readonly lastListMaxAgeMs: number
  readonly people: PeoplePolicy
}

/** The numbers of a recipe that a search may set: each only bounds or fades what a source reads. */
export type PolicyNumbers = Partial<
  Pick<
    Policy,
    | 'halfLifeDays'
    | 'popularityDiscount'
    | 'seedLimit'
    | 'seedDepth'
    | 'interestLimit'
    | 'tagDepth'
    | 'personLimit'
  >
>

/** The people behind an edge between items are counted up to this number. */
export const MOST_EDGE_PEOPLE = 5

/** Fewest contributors, and fewest engagements of the viewer, for callers who may have made accounts to learn from lists. */
export const LEAST_CONTRIBUTORS = 3
const LEAST_OWN_ENGAGEMENTS = 10

/** The policy for callers who may have made accounts to learn from lists what one person did. */
export function crowdsOnly(policy: Policy): Policy {
  return {
    ...policy,
    minContributors: Math.max(policy.minContributors, LEAST_CONTRIBUTORS),
    minOwnEngagements: Math.max(policy.minOwnEngagements, LEAST_OWN_ENGAGEMENTS),
  }
}

/** The policy's half-life in whole milliseconds, as queries take it. */
export function halfLifeMs(policy: Policy): number {
  return Math.round(policy.halfLifeDays * DAY_MS)
}
