import { LRUCache } from 'lru-cache'
import { inBatches } from '../../domain/grouping.ts'
import { type EngagementsOfPeopleRow, engagementsOfPeople } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { recentStamp } from '../../graph/recent-stamp.ts'
import { type EngagementsOf, PersonEngagements, type WeightedPerson } from './person-engagements.ts'

interface Kept {
  readonly stamp: string | null
  readonly engagements: PersonEngagements
}

/** Some 30 bytes each. */
const MOST_ENGAGEMENTS = 500_000

/** What a person takes beside them, in engagements. */
const PERSON_COST = 4

/** People read in one statement, one after the other: decoding a hundred engagements of each holds the event loop. */
const PEOPLE_AT_ONCE = 10

/** How long is kept what has no stamp: an item was deleted of it, or the graph is older than stamps. */
const UNSTAMPED_MS = 60_000

const NOTHING = new PersonEngagements([])

/**
 * What people lately engaged with, read from the graph when it is first asked for and kept for as long as it is true: the
 * stamps, which are read for every request, tell whose engagements have changed since. What is not what its stamp says was
 * read while it changed, and is not kept. How popular an item was is as old as what was read, and at most as old as the
 * version: a training has everything read anew. Those not asked about for longest are forgotten first.
 */
export class EngagementCache implements EngagementsOf {
  readonly #graph: GraphStore
  readonly #kept: LRUCache<string, Kept>

  /** @param most engagements that are kept, a person counting as four */
  constructor(graph: GraphStore, most = MOST_ENGAGEMENTS) {
    this.#graph = graph
    this.#kept = new LRUCache({
      maxSize: most,
      sizeCalculation: ({ engagements }) => engagements.items.length + PERSON_COST,
    })
  }

  async of(
    people: readonly WeightedPerson[],
    version: string | null,
    options: RunOptions,
  ): Promise<readonly PersonEngagements[]> {
    const found = new Map<string, PersonEngagements>()
    const missing: WeightedPerson[] = []
    for (const person of people) {
      const known = this.#known(person, version)
      if (known) found.set(person.personId, known)
      else missing.push(person)
    }
    // What was read before a request had no more time is kept for the next one.
    for (const some of inBatches(missing, PEOPLE_AT_ONCE)) {
      const rows = await this.#read(some, options)
      for (const person of some) {
        found.set(person.personId, this.#keep(person, version, rows.get(person.personId)))
      }
    }
    return people.map(({ personId }) => found.get(personId) ?? NOTHING)
  }

  #known({ personId, stamp }: WeightedPerson, version: string | null): PersonEngagements | undefined {
    const kept = this.#kept.get(keyOf(personId, version))
    return kept?.stamp === stamp ? kept.engagements : undefined
  }

  async #read(
    people: readonly WeightedPerson[],
    options: RunOptions,
  ): Promise<ReadonlyMap<string, EngagementsOfPeopleRow>> {
    const personIds = people.map(({ personId }) => personId)
    const rows = await this.#graph.run(engagementsOfPeople, { personIds }, options)
    return new Map(rows.map((row) => [row.personId, row]))
  }

  /** The stamp that was read with the engagements counts, not the one of a moment before. */
  #keep(
    person: WeightedPerson,
    version: string | null,
    row: EngagementsOfPeopleRow | undefined,
  ): PersonEngagements {
    const stamp = row ? row.stamp : person.stamp
    const engagements = row ? new PersonEngagements(row.engaged) : NOTHING
    if (stamp === recentStamp(row?.engaged ?? [])) {
      this.#kept.set(keyOf(person.personId, version), { stamp, engagements })
    } else if (stamp === null) {
      this.#kept.set(keyOf(person.personId, version), { stamp, engagements }, { ttl: UNSTAMPED_MS })
    }
    return engagements
  }
}

/** A version has no space in it. */
function keyOf(personId: string, version: string | null): string {
  return `${version ?? ''} ${personId}`
}
