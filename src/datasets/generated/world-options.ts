import { MAX_FOLLOWS } from '../../catalog/upsert-ties.ts'
import { AttuneError } from '../../domain/errors.ts'

/** What a generated world holds. All counts are exact numbers of rows. */
export interface WorldOptions {
  /** 1-100,000. */
  readonly users: number
  /** 1-1,000,000. */
  readonly items: number
  /** Each is another pair of user and item, so at most `users` times `items`. */
  readonly interactions: number
  /** Each is another pair of users, one of whom follows the other; at most 5,000 for each follower. */
  readonly ties: number
  /** Each is another pair of item and tag; at most 20 for each item. */
  readonly taggings: number
  readonly seed: number
  /** Whether items have typed properties and titles of several words. */
  readonly hasProperties: boolean
  /** When the newest interaction may have happened, epoch milliseconds. */
  readonly untilMs: number
}

export const MAX_USERS = 100_000
export const MAX_ITEMS = 1_000_000

const MAX_TAGS_OF_ITEM = 20

/** Number of tags of a world. */
export function tagCount({ items }: WorldOptions): number {
  return Math.min(5_000, Math.max(20, Math.round(items / 25)))
}

/** Number of communities of a world: each has at least 16 users and 16 items, unless there is only one. */
export function communityCount({ users, items }: WorldOptions): number {
  return Math.min(100, Math.max(1, Math.floor(Math.sqrt(Math.min(users, items)) / 4)))
}

/** Most items that one user can interact with, most users they can follow, and most tags of an item. */
export function limits({ users, items }: WorldOptions): {
  readonly interactions: number
  readonly ties: number
  readonly taggings: number
} {
  return { interactions: items, ties: Math.min(users - 1, MAX_FOLLOWS), taggings: MAX_TAGS_OF_ITEM }
}

/** @throws AttuneError `BAD_USER_INPUT` if there are not enough different pairs for a count */
export function checkWorldOptions(options: WorldOptions): void {
  const { users, items } = options
  const most = limits(options)
  const checks = [
    ['interactions', users * most.interactions, 'each is another pair of user and item'],
    ['ties', users * most.ties, `each is another pair of users, at most ${MAX_FOLLOWS} for each follower`],
    ['taggings', items * most.taggings, `each item has at most ${MAX_TAGS_OF_ITEM} tags`],
  ] as const
  for (const [name, limit, reason] of checks) {
    if (options[name] <= limit) continue
    throw new AttuneError('BAD_USER_INPUT', `--${name} must be at most ${limit} for this world`, {
      hint: reason,
    })
  }
}
