import { LRUCache } from 'lru-cache'
import { inBatches } from '../../domain/grouping.ts'
import { type EngagementsOfPeopleRow, engagementsOfPeople } from '../../graph/__generated__/queries.ts'
import { engagementsEtag } from '../../graph/engagements-etag.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
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
  constructor(engaged: EngagementsOfPeopleRow['engaged'], createdAtMs: number | null = null) {
    const numbers = numberItems(engaged.map(({ itemId }) => itemId))
    const order = Uint32Array.from(engaged.keys()).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0))
    this.items = Int32Array.from(order, (at) => numbers[at] ?? 0)
    this.lastAts = Float64Array.from(order, (at) => engaged[at]?.lastAt ?? 0)
    this.#degrees = Float64Array.from(order, (at) => engaged[at]?.degree ?? 0)
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
  readonly engagements: PersonEngagements
}

/** Some 40 bytes each. A hundred of each of 20,000 users fit: reading them takes as much time as the rest of a list. */
const MOST_ENGAGEMENTS = 2_000_000

/** Memory of a person besides the engagements, in engagements. */
const PERSON_COST = 16

/** People of one statement: decoding a hundred engagements of each must not hold the event loop. */
const BATCH_SIZE = 10

/** How long engagements without an etag are cached: one of their items was deleted, or the graph is older than etags. */
const UNSTAMPED_TTL_MS = 60_000

/** Of a person without engagements. */
export const NO_ENGAGEMENTS = new PersonEngagements([])

/**
 * An LRU cache of the recent engagements of people. The etags, which every request reads, say whose engagements have
 * changed. Engagements that do not match their etag changed during the read and are not cached. The popularity of items
 * is at most as old as the serving version.
 */
export class EngagementCache implements EngagementsOf {
  readonly #graph: GraphStore
  readonly #cache: LRUCache<string, CachedEngagements>

  /** @param most size of the cache in engagements; a person counts as 16 */
  constructor(graph: GraphStore, most = MOST_ENGAGEMENTS) {
    this.#graph = graph
    this.#cache = new LRUCache({
      maxSize: most,
      sizeCalculation: ({ engagements }) => engagements.items.length + PERSON_COST,
    })
  }

  async load(
    people: readonly WeightedPerson[],
    version: string | null,
    options: RunOptions,
  ): Promise<readonly PersonEngagements[]> {
    const found = new Map<string, PersonEngagements>()
    const missing: WeightedPerson[] = []
    for (const person of people) {
      const cached = this.#cache.get(keyOf(person.personId, version))
      if (cached && cached.stamp === person.stamp) found.set(person.personId, cached.engagements)
      else missing.push(person)
    }
    // A request that is aborted leaves what it has read to the next one.
    const batches = [...inBatches(missing, BATCH_SIZE)]
    await Promise.all(
      batches.map(async (batch) => {
        const rows = await this.#read(batch, options)
        for (const person of batch) {
          found.set(person.personId, this.#add(person, version, rows.get(person.personId)))
        }
      }),
    )
    return people.map(({ personId }) => found.get(personId) ?? NO_ENGAGEMENTS)
  }

  async #read(
    people: readonly WeightedPerson[],
    options: RunOptions,
  ): Promise<ReadonlyMap<string, EngagementsOfPeopleRow>> {
    const personIds = people.map(({ personId }) => personId)
    const rows = await this.#graph.run(engagementsOfPeople, { personIds }, options)
    return new Map(rows.map((row) => [row.personId, row]))
  }

  /** Uses the etag that was read with the engagements. */
  #add(
    person: WeightedPerson,
    version: string | null,
    row: EngagementsOfPeopleRow | undefined,
  ): PersonEngagements {
    const stamp = row ? row.stamp : person.stamp
    const engagements = row ? new PersonEngagements(row.engaged, row.createdAt) : NO_ENGAGEMENTS
    if (stamp === engagementsEtag(row?.engaged ?? [])) {
      this.#cache.set(keyOf(person.personId, version), { stamp, engagements })
    } else if (stamp === null) {
      this.#cache.set(keyOf(person.personId, version), { stamp, engagements }, { ttl: UNSTAMPED_TTL_MS })
    }
    return engagements
  }
}

/** A version has no space in it. */
function keyOf(personId: string, version: string | null): string {
  return `${version ?? ''} ${personId}`
}
