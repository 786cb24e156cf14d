import { DAY_MS } from '../../domain/duration.ts'
import type { RecordKind } from '../../domain/records.ts'
import { type Random, seededRandom } from '../demo/random.ts'
import { apportion, CommunityDraw, distinctPairs, logNormalWeights, zipfWeights } from './draws.ts'
import { ItemProperties, PROPERTY_COLUMNS } from './item-properties.ts'
import { nameOf, Titles, wordOf } from './vocabulary.ts'
import { communityCount, limits, tagCount, type WorldOptions } from './world-options.ts'

/** Users and items are created within this time before the end. */
const HISTORY_MS = 730 * DAY_MS

/** Zipf exponents of items, of tags, and of users as targets of ties. */
const ITEM_SKEW = 1
const TAG_SKEW = 0.7
const HUB_SKEW = 0.8
const COMMUNITY_SKEW = 0.4
/** Log-normal deviations of the number of interactions and ties of a user, and of tags of an item. */
const ACTIVITY_SPREAD = 1
const TIE_SPREAD = 0.9
const TAG_SPREAD = 0.4

/** Chances that a draw stays in the own community, or else in the second one; all other draws are from everywhere. */
const ITEM_HOME = 0.62
const ITEM_SECOND = 0.16
const TIE_HOME = 0.75
const TAG_HOME = 0.8
/** Draws that stay in a community, before a source that has met most of it draws from everywhere. */
const HOME_TRIES = 4

const KINDS = ['article', 'video', 'product', 'product', 'product'] as const

const INTERACTION_KINDS = [
  ...Array<string>(50).fill('view'),
  ...Array<string>(28).fill('click'),
  ...Array<string>(8).fill('like'),
  ...Array<string>(5).fill('save'),
  ...Array<string>(4).fill('cart'),
  ...Array<string>(4).fill('purchase'),
  ...Array<string>(1).fill('share'),
]

/** A world of users and items that was drawn at random. The same options give the same rows on every machine. */
export interface GeneratedWorld {
  /** Rows of all files together, without headers. */
  readonly totalRows: number
  /** Columns and rows of each file, as cells without quotes, commas or line breaks. Rows are made one by one. */
  readonly files: readonly GeneratedFile[]
}

export interface GeneratedFile {
  readonly kind: RecordKind
  readonly count: number
  readonly columns: readonly string[]
  readonly rows: () => Iterable<readonly (string | number)[]>
}

/**
 * Draws a world with the skew of real ones. Few items are popular (Zipf), activity of users is log-normal, users mostly meet
 * items and users of their own community, and few users have many followers. Holds some numbers for each user and item, and
 * no row.
 *
 * @param options must have passed `checkWorldOptions`
 */
export function generatedWorld(options: WorldOptions): GeneratedWorld {
  const { users, items, interactions, ties, taggings } = options
  const world = new World(options)
  const itemColumns = ['id', 'title', 'kind', 'createdAt']
  const files: readonly GeneratedFile[] = [
    { kind: 'users', count: users, columns: ['id', 'name', 'createdAt'], rows: () => world.users() },
    {
      kind: 'items',
      count: items,
      columns: options.hasProperties ? [...itemColumns, ...PROPERTY_COLUMNS] : itemColumns,
      rows: () => world.items(),
    },
    { kind: 'tags', count: tagCount(options), columns: ['id', 'name', 'kind'], rows: () => world.tags() },
    {
      kind: 'interactions',
      count: interactions,
      columns: ['userId', 'itemId', 'kind', 'at'],
      rows: () => world.interactions(),
    },
    {
      kind: 'ties',
      count: ties,
      columns: ['userId', 'otherId', 'kind', 'strength', 'at'],
      rows: () => world.ties(),
    },
    {
      kind: 'taggings',
      count: taggings,
      columns: ['itemId', 'tagId', 'weight'],
      rows: () => world.taggings(),
    },
  ]
  return { totalRows: files.reduce((sum, { count }) => sum + count, 0), files }
}

type Row = readonly (string | number)[]

class World {
  readonly #options: WorldOptions
  readonly #random: Random
  readonly #communities: number
  /** Community of each user, of each item and of each tag. */
  readonly #homeOf: Uint8Array
  readonly #secondOf: Uint8Array
  readonly #shelfOf: Uint8Array
  readonly #topicOf: Uint8Array
  /** Epoch milliseconds by user and by item. */
  readonly #joinedAt: Float64Array
  readonly #addedAt: Float64Array

  constructor(options: WorldOptions) {
    const random = seededRandom(options.seed)
    const { users, items, untilMs } = options
    this.#options = options
    this.#random = random
    this.#communities = communityCount(options)
    const sizes = new CommunityDraw(
      new Uint8Array(this.#communities),
      zipfWeights(this.#communities, COMMUNITY_SKEW, random.fork('communities')),
      1,
    )
    const communitiesOf = (size: number, label: string) => {
      const draws = random.fork(label)
      return Uint8Array.from({ length: size }, () => sizes.fromAll(draws))
    }
    const instantsOf = (size: number, label: string) => {
      const draws = random.fork(label)
      return Float64Array.from({ length: size }, () => untilMs - Math.floor(draws.next() * HISTORY_MS))
    }
    this.#homeOf = communitiesOf(users, 'homes of users')
    this.#secondOf = communitiesOf(users, 'second homes of users')
    this.#shelfOf = communitiesOf(items, 'homes of items')
    this.#topicOf = communitiesOf(tagCount(options), 'homes of tags')
    this.#joinedAt = instantsOf(users, 'joining')
    this.#addedAt = instantsOf(items, 'adding')
  }

  *users(): Generator<Row> {
    const random = this.#random.fork('names')
    for (const [user, joinedAt] of this.#joinedAt.entries()) {
      yield [`u${user}`, `${nameOf(random.below(2_000))} ${nameOf(random.below(20_000))}`, joinedAt]
    }
  }

  *items(): Generator<Row> {
    const random = this.#random.fork('items')
    const titles = new Titles(this.#random.fork('titles'))
    const properties = new ItemProperties(this.#random.fork('properties'), this.#options.untilMs)
    for (const [item, addedAt] of this.#addedAt.entries()) {
      const kind = random.pick(KINDS)
      if (this.#options.hasProperties) {
        yield [`i${item}`, titles.next(random), kind, addedAt, ...properties.next(random)]
      } else yield [`i${item}`, `Item ${item}`, kind, addedAt]
    }
  }

  *tags(): Generator<Row> {
    for (const tag of this.#topicOf.keys()) yield [`t${tag}`, wordOf(tag), 'topic']
  }

  *interactions(): Generator<Row> {
    const { users, items, interactions, untilMs } = this.#options
    const random = this.#random.fork('interactions')
    const activity = logNormalWeights(users, ACTIVITY_SPREAD, random)
    const counts = apportion(activity, interactions, limits(this.#options).interactions)
    const popular = new CommunityDraw(this.#shelfOf, zipfWeights(items, ITEM_SKEW, random), this.#communities)
    const draw = (user: number, attempt: number) => {
      const chance = random.next()
      if (attempt > HOME_TRIES || chance >= ITEM_HOME + ITEM_SECOND) return popular.fromAll(random)
      return popular.from((chance < ITEM_HOME ? this.#homeOf : this.#secondOf)[user] ?? 0, random)
    }
    for (const [user, item] of distinctPairs(counts, items, draw)) {
      const from = Math.max(this.#joinedAt[user] ?? 0, this.#addedAt[item] ?? 0)
      const at = Math.floor(random.between(from, untilMs))
      yield [`u${user}`, `i${item}`, random.pick(INTERACTION_KINDS), at]
    }
  }

  *ties(): Generator<Row> {
    const { users, ties, untilMs } = this.#options
    const random = this.#random.fork('ties')
    const counts = apportion(logNormalWeights(users, TIE_SPREAD, random), ties, limits(this.#options).ties)
    const hubs = new CommunityDraw(this.#homeOf, zipfWeights(users, HUB_SKEW, random), this.#communities)
    const draw = (user: number, attempt: number) =>
      attempt <= HOME_TRIES && random.chance(TIE_HOME)
        ? hubs.from(this.#homeOf[user] ?? 0, random)
        : hubs.fromAll(random)
    for (const [user, other] of distinctPairs(counts, users, draw, (self) => self)) {
      const from = Math.max(this.#joinedAt[user] ?? 0, this.#joinedAt[other] ?? 0)
      const strength = random.between(0.2, 1).toFixed(2)
      yield [`u${user}`, `u${other}`, 'follows', strength, Math.floor(random.between(from, untilMs))]
    }
  }

  *taggings(): Generator<Row> {
    const { items, taggings } = this.#options
    const random = this.#random.fork('taggings')
    const counts = apportion(
      logNormalWeights(items, TAG_SPREAD, random),
      taggings,
      limits(this.#options).taggings,
    )
    const tags = this.#topicOf.length
    const topics = new CommunityDraw(this.#topicOf, zipfWeights(tags, TAG_SKEW, random), this.#communities)
    const draw = (item: number, attempt: number) =>
      attempt <= HOME_TRIES && random.chance(TAG_HOME)
        ? topics.from(this.#shelfOf[item] ?? 0, random)
        : topics.fromAll(random)
    for (const [item, tag] of distinctPairs(counts, tags, draw)) {
      yield [`i${item}`, `t${tag}`, random.between(0.3, 1).toFixed(2)]
    }
  }
}
