import type { DataSet } from '../datasets/importing/data-set.ts'
import { isEdgeKind } from '../domain/event.ts'
import { checkRecord } from '../domain/records.ts'
import { eventWeight } from '../events/event-weight.ts'
import type { LogOptions } from './splits/interaction-log.ts'

/**
 * The training rows of a fold in memory, for baselines and metrics. Users and items are indexes into `userIds` and
 * `itemIds`.
 */
export interface TrainingRows {
  readonly userIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly userIndex: ReadonlyMap<string, number>
  readonly itemIndex: ReadonlyMap<string, number>
  /** Per user: liked items (weight above 0), ascending. */
  readonly likedBy: readonly (readonly number[])[]
  /** Per user: items with any interaction. They are never recommended to the user. */
  readonly seenBy: readonly ReadonlySet<number>[]
  /** Per user: followed users, ascending. */
  readonly followedBy: readonly (readonly number[])[]
  /** Per item: number of users who like it. */
  readonly popularity: Int32Array
  /** Per item: summed weight of each tag. */
  readonly tagsOf: readonly ReadonlyMap<string, number>[]
  /** Pairs with a weight above 0. */
  readonly pairs: number
}

/** @param dataSet only the training rows, with hashed ids */
export async function readTrainingRows(dataSet: DataSet, options: LogOptions): Promise<TrainingRows> {
  const draft = new Draft()
  for await (const row of dataSet.rows('users')) if (row.isValid) draft.user(row.record.id)
  for await (const row of dataSet.rows('items')) if (row.isValid) draft.item(row.record.id)
  for await (const row of dataSet.rows('interactions')) {
    options.signal?.throwIfAborted()
    if (!row.isValid || !isEdgeKind(row.record.kind)) continue
    if (checkRecord('interactions', row.record, options) !== null) continue
    const { userId, itemId } = row.record
    draft.interaction(userId, itemId, eventWeight(row.record, options.ratingScale))
  }
  for await (const row of dataSet.rows('ties')) {
    if (!row.isValid || checkRecord('ties', row.record, options) !== null) continue
    const { userId, otherId, kind } = row.record
    if (kind === 'friends' || kind === 'follows') draft.tie(userId, otherId)
    if (kind === 'friends') draft.tie(otherId, userId)
  }
  for await (const row of dataSet.rows('taggings')) {
    if (!row.isValid || checkRecord('taggings', row.record, options) !== null) continue
    draft.tagging(row.record.itemId, row.record.tagId, row.record.weight)
  }
  return draft.finish()
}

class Draft {
  readonly #users = new Index()
  readonly #items = new Index()
  readonly #weights: Map<number, number>[] = []
  readonly #follows: Set<number>[] = []
  readonly #tags: Map<string, number>[] = []

  user(id: string): number {
    return this.#users.placeOf(id, () => {
      this.#weights.push(new Map())
      this.#follows.push(new Set())
    })
  }

  item(id: string): number {
    return this.#items.placeOf(id, () => this.#tags.push(new Map()))
  }

  interaction(userId: string, itemId: string, weight: number): void {
    const item = this.item(itemId)
    const weights = this.#weights[this.user(userId)]
    weights?.set(item, (weights.get(item) ?? 0) + weight)
  }

  tie(userId: string, otherId: string): void {
    this.#follows[this.user(userId)]?.add(this.user(otherId))
  }

  /** Ignores taggings of unknown items, as the importer does. */
  tagging(itemId: string, tagId: string, weight: number): void {
    const item = this.#items.places.get(itemId)
    const tags = item === undefined ? undefined : this.#tags[item]
    tags?.set(tagId, (tags.get(tagId) ?? 0) + weight)
  }

  finish(): TrainingRows {
    const likedBy = this.#weights.map((weights) =>
      [...weights].flatMap(([item, weight]) => (weight > 0 ? [item] : [])).sort(ascending),
    )
    const popularity = new Int32Array(this.#items.ids.length)
    for (const items of likedBy) for (const item of items) popularity[item] = (popularity[item] ?? 0) + 1
    return {
      userIds: this.#users.ids,
      itemIds: this.#items.ids,
      userIndex: this.#users.places,
      itemIndex: this.#items.places,
      likedBy,
      seenBy: this.#weights.map((weights) => new Set(weights.keys())),
      followedBy: this.#follows.map((follows) => [...follows].sort(ascending)),
      popularity,
      tagsOf: this.#tags,
      pairs: likedBy.reduce((sum, items) => sum + items.length, 0),
    }
  }
}

class Index {
  readonly ids: string[] = []
  readonly places = new Map<string, number>()

  placeOf(id: string, onNew: () => void): number {
    const known = this.places.get(id)
    if (known !== undefined) return known
    this.places.set(id, this.ids.length)
    this.ids.push(id)
    onNew()
    return this.ids.length - 1
  }
}

function ascending(a: number, b: number): number {
  return a - b
}
