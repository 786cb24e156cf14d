import { setTimeout as pause } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { inBatches } from '../../domain/grouping.ts'
import {
  allPeopleIdsPage,
  type EngagementsOfPeopleRow,
  engagementsOfPeople,
} from '../../graph/__generated__/queries.ts'
import { engagementsEtag } from '../../graph/engagements-etag.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { idPages } from '../../graph/keyset-pages.ts'
import { RepeatedTask } from '../../platform/repeated-task.ts'
import { numberItems } from './weighted-walk.ts'

/** A person whose engagements count. */
export interface WeightedPerson {
  readonly personId: string
  /** > 0. */
  readonly weight: number
  /** Etag of the person's engagements in the graph (see `engagementsEtag`); null if there is none. */
  readonly stamp: string | null
}

/** Where the recent engagements of people come from. */
export interface EngagementsOf {
  /**
   * One entry for each of the people, in their order.
   *
   * @param people all different
   * @param version the serving one; null if the graph was never trained
   */
  load(
    people: readonly WeightedPerson[],
    version: string | null,
    options: RunOptions,
  ): Promise<readonly PersonEngagements[]>
}

/** What a person recently engaged with, side by side. */
export type EngagedItems = Pick<EngagementsOfPeopleRow, 'itemIds' | 'lastAts' | 'degrees'>

const NOTHING: EngagedItems = { itemIds: [], lastAts: [], degrees: [] }

/** Recent engagements of one person, by the numbers of their items. */
export class PersonEngagements {
  /** Numbers of items, ascending: see `numberItems`. */
  readonly items: Int32Array
  /** Epoch milliseconds, parallel to `items`. */
  readonly lastAts: Float64Array
  /** The newest of `lastAts`; 0 if there are none. */
  readonly newestMs: number
  /** The person existed at this time: when they joined or the oldest of `lastAts`; Infinity if neither is known. */
  readonly existedMs: number
  readonly #degrees: Float64Array
  #decayed:
    | { readonly exponent: number; readonly halfLifeMs: number; readonly values: Float64Array }
    | undefined
  #discounts: { readonly exponent: number; readonly values: Float64Array } | undefined

  /** @param createdAtMs when the person joined, epoch milliseconds; null if that is not known */
  constructor({ itemIds, lastAts, degrees }: EngagedItems, createdAtMs: number | null = null) {
    const numbers = numberItems(itemIds)
    const order = Uint32Array.from(numbers.keys()).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
    this.items = Int32Array.from(order, (at) => numbers[at] ?? 0)
    this.lastAts = Float64Array.from(order, (at) => lastAts[at] ?? 0)
    this.#degrees = Float64Array.from(order, (at) => degrees[at] ?? 0)
    this.newestMs = this.lastAts.reduce((newest, at) => Math.max(newest, at), 0)
    this.existedMs = this.lastAts.reduce((oldest, at) => Math.min(oldest, at), createdAtMs ?? Infinity)
  }

  /** When the person engaged with an item, epoch milliseconds; NaN if they did not. @param item number of the item */
  lastAtOf(item: number): number {
    const { items } = this
    let [from, to] = [0, items.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((items[middle] as number) < item) from = middle + 1
      else to = middle
    }
    return items[from] === item ? (this.lastAts[from] as number) : Number.NaN
  }

  /** `1 / n^exponent` for an item that n people engaged with, parallel to `items`. */
  discounts(exponent: number): Float64Array {
    if (this.#discounts?.exponent !== exponent) {
      const values = this.#degrees.map((degree) => Math.max(1, degree) ** -exponent)
      this.#discounts = { exponent, values }
    }
    return this.#discounts.values
  }

  /** `discounts` times the decay since the newest engagement, which does not change as time goes by. */
  decayed(exponent: number, halfLifeMs: number): Float64Array {
    if (this.#decayed?.exponent !== exponent || this.#decayed.halfLifeMs !== halfLifeMs) {
      const values = this.discounts(exponent).map(
        (value, at) => value * 2 ** (((this.lastAts[at] ?? 0) - this.newestMs) / halfLifeMs),
      )
      this.#decayed = { exponent, halfLifeMs, values }
    }
    return this.#decayed.values
  }
}

interface CachedEngagements {
  readonly stamp: string | null
  /** The serving one when they were read: the popularity of items belongs to a version. */
  readonly version: string | null
  readonly engagements: PersonEngagements
}

/** Fifty of each of 100,000 users fit: reading them takes as much time as the rest of a list. */
const DEFAULT_BYTES = 256e6

/** An estimate. */
export const ENGAGEMENT_BYTES = 40

/** Of a person besides the engagements, an estimate. */
export const PERSON_BYTES = 640

/** People of one statement: decoding a hundred engagements of each must not hold the event loop. */
const BATCH_SIZE = 10

/** How long engagements without an etag are cached: one of their items was deleted. */
const UNSTAMPED_TTL_MS = 60_000

/** Users of a page, when the cache is filled: a page scans all users. */
const PAGE_SIZE = 5_000

/** Filling leaves room for people who are new. */
const FULL = 0.9

/** Filling works a quarter of the time, so that requests hardly wait for it. */
const PAUSES = 3

/** How often it is checked whether there is a new version, milliseconds. */
const CHECK_MS = 10_000

/** Of a person without engagements. */
export const NO_ENGAGEMENTS = new PersonEngagements(NOTHING)

/**
 * An LRU cache of the recent engagements of people. The etags, which every request reads, say whose engagements have
 * changed. Engagements that do not match their etag changed during the read and are not cached. The popularity of items
 * is at most as old as the serving version.
 */
export class EngagementCache implements EngagementsOf {
  readonly #graph: GraphStore
  readonly #cache: LRUCache<string, CachedEngagements>
  readonly #closed = new AbortController()
  #checks: RepeatedTask | undefined
  /** The version that the cache was filled for. */
  #filled: string | null | undefined
  /** How often people were forgotten. */
  #forgets = 0

  /** @param mostBytes size of the cache, estimated */
  constructor(graph: GraphStore, mostBytes = DEFAULT_BYTES) {
    this.#graph = graph
    this.#cache = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ engagements }) => engagements.items.length * ENGAGEMENT_BYTES + PERSON_BYTES,
    })
  }

  /**
   * Fills the cache in the background, now and after each training, until nine tenths of it are used. Without this, the first
   * lists after a start, or of a version, read each of their people.
   *
   * @param onError called when the graph fails; the next check tries again
   */
  follow(onError: (error: unknown) => void): void {
    const onFailed = (error: unknown) => {
      if (!this.#closed.signal.aborted) onError(error)
    }
    this.#checks ??= new RepeatedTask({ everyMs: CHECK_MS, run: () => this.#fillIfNew(), onFailed })
    this.#checks.start()
  }

  /** Ends `follow`. */
  async close(): Promise<void> {
    this.#closed.abort()
    await this.#checks?.stop()
  }

  async #fillIfNew(): Promise<void> {
    const options = { signal: this.#closed.signal }
    const { modelVersion: version } = await readGraphState(this.#graph, options)
    if (version === this.#filled) return
    this.#dropVersionsOtherThan(version)
    const page = (afterId: string, limit: number) =>
      this.#graph.run(allPeopleIdsPage, { afterId, limit }, options)
    for await (const ids of idPages(page, PAGE_SIZE)) {
      if (this.#isFull) break
      for (const batch of inBatches(ids, BATCH_SIZE)) {
        if (this.#isFull) break
        const missing = batch.filter((personId) => !this.#cache.has(personId))
        if (missing.length === 0) continue
        const startedMs = performance.now()
        await this.#read(missing.map(unknownPerson), version, options)
        await pause(PAUSES * (performance.now() - startedMs), undefined, { ...options, ref: false })
      }
    }
    this.#filled = version
  }

  get #isFull(): boolean {
    return this.#cache.calculatedSize > FULL * this.#cache.maxSize
  }

  /** No list needs them, and some of these people may be deleted. */
  #dropVersionsOtherThan(version: string | null): void {
    for (const personId of [...this.#cache.keys()]) {
      if (this.#cache.peek(personId)?.version !== version) this.#cache.delete(personId)
    }
  }

  /** Forgets people, also those that are being read. */
  forget(personIds: readonly string[]): void {
    this.#forgets++
    for (const personId of personIds) this.#cache.delete(personId)
  }

  async load(
    people: readonly WeightedPerson[],
    version: string | null,
    options: RunOptions,
  ): Promise<readonly PersonEngagements[]> {
    const found = new Map<string, PersonEngagements>()
    const missing: WeightedPerson[] = []
    for (const person of people) {
      const cached = this.#cache.get(person.personId)
      if (cached && cached.stamp === person.stamp && cached.version === version)
        found.set(person.personId, cached.engagements)
      else missing.push(person)
    }
    // A request that is aborted leaves what it has read to the next one.
    await Promise.all(
      [...inBatches(missing, BATCH_SIZE)].map(async (batch) => {
        for (const [personId, engagements] of await this.#read(batch, version, options))
          found.set(personId, engagements)
      }),
    )
    return people.map(({ personId }) => found.get(personId) ?? NO_ENGAGEMENTS)
  }

  /** Reads people, and caches them unless anyone was forgotten meanwhile. */
  async #read(
    people: readonly WeightedPerson[],
    version: string | null,
    options: RunOptions,
  ): Promise<ReadonlyMap<string, PersonEngagements>> {
    const forgets = this.#forgets
    const personIds = people.map(({ personId }) => personId)
    const rows = await this.#graph.run(engagementsOfPeople, { personIds }, options)
    const rowOf = new Map(rows.map((row) => [row.personId, row]))
    const read = new Map<string, PersonEngagements>()
    for (const person of people) {
      const row = rowOf.get(person.personId)
      const engagements = row ? new PersonEngagements(row, row.createdAt) : NO_ENGAGEMENTS
      read.set(person.personId, engagements)
      if (forgets === this.#forgets) this.#add(person, version, row, engagements)
    }
    return read
  }

  /** Uses the etag that was read with the engagements. */
  #add(
    person: WeightedPerson,
    version: string | null,
    row: EngagementsOfPeopleRow | undefined,
    engagements: PersonEngagements,
  ): void {
    const stamp = row ? row.stamp : person.stamp
    if (stamp === etagOf(row ?? NOTHING)) {
      this.#cache.set(person.personId, { stamp, version, engagements })
    } else if (stamp === null) {
      this.#cache.set(person.personId, { stamp, version, engagements }, { ttl: UNSTAMPED_TTL_MS })
    }
  }
}

function etagOf({ itemIds, lastAts }: EngagedItems): string | null {
  return engagementsEtag(itemIds.map((itemId, at) => ({ itemId, lastAt: lastAts[at] ?? 0 })))
}

/** With an etag that no person has, so that a person without engagements is not cached: they may have been deleted. */
function unknownPerson(personId: string): WeightedPerson {
  return { personId, weight: 1, stamp: '' }
}
