import type { DataRow, DataSet } from '../../src/datasets/importing/data-set.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { PURPOSES } from '../../src/domain/consent.ts'
import type { EventKind } from '../../src/domain/event.ts'
import type { RecordKind, RecordOf, TieKind } from '../../src/domain/records.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { cypherQuery } from './cypher-query.ts'
import { QUICK_TRAINING } from './quick-training.ts'

/** The current time of every small world: 1 June 2025. */
export const NOW_MS = Date.UTC(2025, 5, 1)

const DAY_MS = 86_400_000

type Mutable<T> = { -readonly [P in keyof T]: T[P] }

interface Records {
  readonly users: Map<string, Mutable<RecordOf['users']>>
  readonly items: Map<string, Mutable<RecordOf['items']>>
  readonly tags: Map<string, RecordOf['tags']>
  readonly taggings: RecordOf['taggings'][]
  readonly interactions: RecordOf['interactions'][]
  readonly ties: RecordOf['ties'][]
  readonly interests: { readonly userId: string; readonly tagId: string; readonly weight: number }[]
}

/**
 * Builds a small world with a fluent API:
 * `world().item('tea', { tags: ['drink'] }).user('ana').follows('bo').listens('tea').user('bo').likes('cake')`.
 * Calls after `user(..)` apply to that user. Events are a day old unless `daysAgo` sets another age.
 */
export class World {
  readonly #records: Records = {
    users: new Map(),
    items: new Map(),
    tags: new Map(),
    taggings: [],
    interactions: [],
    ties: [],
    interests: [],
  }
  #current = ''
  #daysAgo = 1

  /** Sets the age of the following events. */
  daysAgo(days: number): this {
    this.#daysAgo = days
    return this
  }

  user(id: string, traits: { name?: string; isShown?: boolean } = {}): this {
    this.#current = id
    if (!this.#records.users.has(id)) {
      this.#records.users.set(id, {
        id,
        name: traits.name ?? null,
        createdAt: null,
        showMeToOthers: traits.isShown ?? null,
        properties: {},
      })
    }
    return this
  }

  /** The following events are of this visitor. */
  visitor(id: string): this {
    this.#current = id
    return this
  }

  item(
    id: string,
    traits: {
      title?: string
      kind?: string
      tags?: readonly string[]
      createdDaysAgo?: number
      availableFrom?: number
      availableUntil?: number
    } = {},
  ): this {
    this.#records.items.set(id, {
      id,
      title: traits.title ?? null,
      kind: traits.kind ?? null,
      url: null,
      imageUrl: null,
      createdAt: traits.createdDaysAgo === undefined ? null : NOW_MS - traits.createdDaysAgo * DAY_MS,
      availableFrom: traits.availableFrom ?? null,
      availableUntil: traits.availableUntil ?? null,
      properties: {},
    })
    for (const tagId of traits.tags ?? []) {
      this.tag(tagId)
      this.#records.taggings.push({ itemId: id, tagId, weight: 1, userId: null, at: null })
    }
    return this
  }

  tag(id: string, name = id): this {
    if (!this.#records.tags.has(id)) this.#records.tags.set(id, { id, name, kind: null })
    return this
  }

  listens = (...itemIds: string[]): this => this.#did('play', itemIds)
  watches = (...itemIds: string[]): this => this.#did('view', itemIds)
  carts = (...itemIds: string[]): this => this.#did('cart', itemIds)
  uncarts = (...itemIds: string[]): this => this.#did('cart-removed', itemIds)
  buys = (...itemIds: string[]): this => this.#did('purchase', itemIds)
  likes = (...itemIds: string[]): this => this.#did('like', itemIds)
  hides = (...itemIds: string[]): this => this.#did('hide', itemIds)
  follows = (...userIds: string[]): this => this.#tied('follows', userIds)
  befriends = (...userIds: string[]): this => this.#tied('friends', userIds)
  blocks = (...userIds: string[]): this => this.#tied('blocks', userIds)
  mutes = (...userIds: string[]): this => this.#tied('mutes', userIds)

  /** Stated interests of the user. */
  states(...tagIds: string[]): this {
    for (const tagId of tagIds) {
      this.tag(tagId)
      this.#records.interests.push({ userId: this.#current, tagId, weight: 1 })
    }
    return this
  }

  /** Writes the world into a graph, through the importer, and trains it unless `isTrained` is false. */
  async fill(graph: GraphStore, options: { isTrained?: boolean } = {}): Promise<void> {
    await importDataSet(graph, this.#dataSet(), { atMs: NOW_MS, nowMs: NOW_MS })
    if (this.#records.interests.length > 0) {
      await graph.run(STATE_INTERESTS, { rows: this.#records.interests })
    }
    if (options.isTrained ?? true) {
      // Models hold all that they may hold of users.
      const granted = new Set(PURPOSES)
      await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, granted, settings: QUICK_TRAINING })
    }
  }

  #did(kind: EventKind, itemIds: readonly string[]): this {
    for (const itemId of itemIds) {
      this.#records.interactions.push({
        eventId: null,
        userId: this.#current,
        itemId,
        kind,
        atMs: NOW_MS - this.#daysAgo * DAY_MS,
        value: null,
        count: 1,
      })
    }
    return this
  }

  #tied(kind: TieKind, userIds: readonly string[]): this {
    for (const otherId of userIds) {
      this.#records.ties.push({ userId: this.#current, otherId, kind, strength: 1, at: null })
    }
    return this
  }

  #dataSet(): DataSet {
    const lists: { readonly [K in RecordKind]: readonly RecordOf[K][] } = {
      users: [...this.#records.users.values()],
      items: [...this.#records.items.values()],
      tags: [...this.#records.tags.values()],
      taggings: this.#records.taggings,
      interactions: this.#records.interactions,
      ties: this.#records.ties,
    }
    return {
      name: 'world',
      size: Object.values(lists).reduce((sum, list) => sum + list.length, 0),
      async *rows<K extends RecordKind>(kind: K): AsyncIterable<DataRow<K>> {
        let line = 0
        for (const record of lists[kind]) {
          line++
          yield { isValid: true, file: kind, line, record }
        }
      },
    }
  }
}

export function world(): World {
  return new World()
}

const STATE_INTERESTS = cypherQuery<
  { rows: readonly { userId: string; tagId: string; weight: number }[] },
  Record<never, never>
>(
  'test/state-interests',
  `// @mode  write
   // @param rows[].userId String!
   // @param rows[].tagId  String!
   // @param rows[].weight Float!
   UNWIND $rows AS row
   MATCH (user:User {id: row.userId}) MATCH (tag:Tag {id: row.tagId})
   MERGE (user)-[stated:INTERESTED_IN]->(tag) SET stated.weight = toFloat(row.weight)`,
)
